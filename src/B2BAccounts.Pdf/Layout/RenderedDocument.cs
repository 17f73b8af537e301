using System.Text;

namespace B2BAccounts.Pdf.Layout;

/// <summary>A finished document.</summary>
public sealed class RenderedDocument
{
    private readonly ReadOnlyMemory<byte> _file;

    internal RenderedDocument(ReadOnlyMemory<byte> file, int pageCount, IReadOnlyList<int> missing)
    {
        _file = file;
        PageCount = pageCount;
        MissingCharacters = [.. missing.Select(c => Rune.IsValid(c) ? new Rune(c) : Rune.ReplacementChar)];
    }

    public int PageCount { get; }

    /// <summary>Size in bytes.</summary>
    public int Length => _file.Length;

    /// <summary>
    /// The characters that no face has, in rising order. They are drawn as boxes: a name that lost one must not go out unnoticed.
    /// </summary>
    public IReadOnlyList<Rune> MissingCharacters { get; }

    public void WriteTo(Stream stream) => stream.Write(_file.Span);

    public async Task WriteToAsync(Stream stream, CancellationToken cancellation = default) => await stream.WriteAsync(_file, cancellation);

    public byte[] ToArray() => _file.ToArray();
}
