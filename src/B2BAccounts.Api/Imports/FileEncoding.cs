using System.Text;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Opens a file in its encoding, after a first pass has seen that every byte of it fits. A wrong encoding is thus refused before the
/// first row is posted, and names never get in garbled.
/// </summary>
public static class FileEncoding
{
    /// <summary>What a map may name as its encoding.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["utf-8", "utf-16", "gb18030", "gbk", "big5", "shift_jis", "euc-kr", "windows-1250", "windows-1251", "windows-1252", "iso-8859-1"];

    static FileEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The strict encoding of a file: by its byte order mark, else the one named, else UTF-8.</summary>
    public static Encoding Of(FileInfo file, string? named)
    {
        using var stream = file.OpenRead();
        Span<byte> mark = stackalloc byte[3];
        var read = stream.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        var marked = mark[..read] switch
        {
            [0xEF, 0xBB, 0xBF] => "utf-8",
            [0xFF, 0xFE, ..] => "utf-16",
            [0xFE, 0xFF, ..] => "utf-16BE",
            _ => null,
        };
        var encoding = Encoding.GetEncoding(marked ?? named ?? "utf-8", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        Check(stream, encoding, file, guessed: marked is null && named is null);
        return encoding;
    }

    private static void Check(FileStream stream, Encoding encoding, FileInfo file, bool guessed)
    {
        stream.Position = 0;
        var bytes = new byte[1 << 20];
        var chars = new char[encoding.GetMaxCharCount(bytes.Length)];
        var decoder = encoding.GetDecoder();
        var line = 1L;
        int read;
        do
        {
            read = stream.Read(bytes);
            var block = bytes.AsSpan(0, read);
            try
            {
                decoder.GetChars(block, chars, flush: read == 0);
            }
            catch (DecoderFallbackException e)
            {
                line += block[..Math.Clamp(e.Index, 0, read)].Count((byte)'\n');
                var wrong = string.Join(' ', (e.BytesUnknown ?? []).Select(b => $"0x{b:X2}"));
                throw new ImportRefused(
                    $"{file.Name} is not in {encoding.WebName}: line {line} has the bytes {wrong}. "
                    + (guessed ? "Save it as UTF-8, or name its encoding in the map, for instance \"encoding\": \"gb18030\"."
                        : $"Name another encoding in the map; allowed are {string.Join(", ", Names)}."));
            }

            line += block.Count((byte)'\n');
        }
        while (read > 0);
    }
}
