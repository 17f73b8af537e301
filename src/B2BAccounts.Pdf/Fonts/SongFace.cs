using System.Text;

namespace B2BAccounts.Pdf.Fonts;

/// <summary>
/// STSong-Light, the simplified Chinese face that viewers supply for Adobe-GB1, addressed in UTF-16 through the predefined map
/// UniGB-UTF16-H (ISO 32000-1, 9.7.5.2). Glyph numbers are UTF-16 units. It is credited with what GBK holds and with the unified
/// ideographs of GB 18030, all of them one em wide.
/// </summary>
internal sealed class SongFace : FontFace
{
    public static readonly SongFace Instance = new();

    private readonly bool[] _has = new bool[0x10000];

    private SongFace()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)
            ?? throw new InvalidOperationException("The runtime lacks code page 936 (GBK).");
        // Every two-byte code of GBK that has a character.
        Span<byte> code = stackalloc byte[2];
        for (var lead = 0x81; lead <= 0xFE; lead++)
        {
            for (var trail = 0x40; trail <= 0xFE; trail++)
            {
                code[0] = (byte)lead;
                code[1] = (byte)trail;
                var text = gbk.GetString(code);
                if (text.Length == 1 && text[0] > 0x7F && text[0] is not ('\uFFFD' or (>= '\uE000' and <= '\uF8FF')))
                    _has[text[0]] = true;
            }
        }
        Array.Fill(_has, true, 0x3400, 0x4DB6 - 0x3400);
        Array.Fill(_has, true, 0x4E00, 0x9FA6 - 0x4E00);
    }

    public override string Family => "STSong-Light";

    public override string PostScriptName => "STSong-Light";

    public override bool IsBold => false;

    public override bool IsEmbedded => false;

    public override string? File => null;

    internal override ushort MissingGlyph => 0x25A1;

    internal override ushort GlyphOf(int codePoint) => codePoint < 0x10000 && _has[codePoint] ? (ushort)codePoint : (ushort)0;

    internal override double Advance(ushort glyph) => 1;
}
