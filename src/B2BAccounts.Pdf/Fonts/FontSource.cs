using Microsoft.Win32.SafeHandles;

namespace B2BAccounts.Pdf.Fonts;

/// <summary>A font's bytes, whole in memory or read piecewise: a catalogue of a system's fonts must not load them all.</summary>
internal sealed class FontSource : IDisposable
{
    private readonly byte[]? _data;
    private readonly SafeFileHandle? _handle;

    public FontSource(byte[] data, string name)
    {
        _data = data;
        Name = name;
        Length = data.Length;
    }

    public FontSource(string path)
    {
        _handle = File.OpenHandle(path);
        Name = path;
        Length = RandomAccess.GetLength(_handle);
    }

    public string Name { get; }

    public long Length { get; }

    public ReadOnlyMemory<byte> Read(long offset, long length, string table)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
            throw new FontFormatException(Name, table, $"bytes {offset} to {offset + length} lie outside the file of {Length} bytes.");
        if (_data is not null)
            return _data.AsMemory((int)offset, (int)length);
        var bytes = new byte[length];
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(_handle!, bytes.AsSpan(done), offset + done);
            if (read == 0)
                throw new FontFormatException(Name, table, "the file became shorter while it was read.");
            done += read;
        }
        return bytes;
    }

    public void Dispose() => _handle?.Dispose();
}
