using System.IO.Compression;
using System.Security.Cryptography;

namespace B2BAccounts.Pdf.Writing;

/// <summary>
/// Numbered objects on their way to a file. Small ones are gathered into compressed object streams, and the file ends in a
/// cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). The file's identifier is a hash of its content, so equal input gives
/// equal bytes.
/// </summary>
internal sealed class PdfObjects
{
    private const int ObjectsAStream = 200;

    private readonly PdfBuffer _file = new(1 << 16);
    private readonly List<(byte Kind, long Place, int Index)> _places = [(0, 0, 0xFFFF)];
    private readonly List<(int Id, PdfBuffer Content)> _small = [];

    public PdfObjects() => _file.Text("%PDF-1.7\n%").Bytes([0xE2, 0xE3, 0xCF, 0xD3]).Text("\n");

    public int Reserve()
    {
        _places.Add((0, 0, 0));
        return _places.Count - 1;
    }

    public void Put(int id, PdfBuffer content) => _small.Add((id, content));

    public int Add(PdfBuffer content)
    {
        var id = Reserve();
        Put(id, content);
        return id;
    }

    /// <summary>A stream object, compressed; <paramref name="entries"/> are what its dictionary holds besides length and filter.</summary>
    public int AddStream(PdfBuffer entries, ReadOnlySpan<byte> data)
    {
        var id = Reserve();
        WriteStream(id, entries, data);
        return id;
    }

    public int AddStream(string entries, ReadOnlySpan<byte> data) => AddStream(new PdfBuffer().Text(entries), data);

    public ReadOnlyMemory<byte> Finish(int catalog, int information)
    {
        foreach (var group in _small.Chunk(ObjectsAStream))
            WriteGroup(group);
        var id = Reserve();
        var start = _file.Length;
        _places[id] = (1, start, 0);
        var table = new PdfBuffer(7 * _places.Count);
        foreach (var (kind, place, index) in _places)
        {
            table.Byte(kind).Byte((byte)(place >> 24)).Byte((byte)(place >> 16)).Byte((byte)(place >> 8)).Byte((byte)place);
            table.Byte((byte)(index >> 8)).Byte((byte)index);
        }
        var hash = Convert.ToHexString(SHA256.HashData(_file.Span).AsSpan(0, 16));
        var entries = new PdfBuffer().Text("/Type/XRef/W[1 4 2]/Size ").Integer(_places.Count).Text("/Root ").Reference(catalog)
            .Text("/Info ").Reference(information).Text($"/ID[<{hash}><{hash}>]");
        WriteStream(id, entries, table.Span);
        _file.Text("startxref\n").Integer(start).Text("\n%%EOF\n");
        return _file.Memory;
    }

    private void WriteGroup((int Id, PdfBuffer Content)[] group)
    {
        var stream = Reserve();
        PdfBuffer index = new(), body = new(1 << 14);
        for (var i = 0; i < group.Length; i++)
        {
            index.Integer(group[i].Id).Text(" ").Integer(body.Length).Text(" ");
            body.Bytes(group[i].Content.Span).Text("\n");
            _places[group[i].Id] = (2, stream, i);
        }
        var entries = new PdfBuffer().Text("/Type/ObjStm/N ").Integer(group.Length).Text("/First ").Integer(index.Length);
        WriteStream(stream, entries, index.Bytes(body.Span).Span);
    }

    private void WriteStream(int id, PdfBuffer entries, ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream(data.Length / 2);
        using (var flate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            flate.Write(data);
        _places[id] = (1, _file.Length, 0);
        _file.Integer(id).Text(" 0 obj\n<<").Bytes(entries.Span).Text("/Filter/FlateDecode/Length ").Integer(packed.Length)
            .Text(">>\nstream\n").Bytes(packed.GetBuffer().AsSpan(0, (int)packed.Length)).Text("\nendstream\nendobj\n");
    }
}
