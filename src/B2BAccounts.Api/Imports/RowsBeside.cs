using System.Text;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Rows of a file that somebody must look at, in a file beside it: what there is to say of each, then the row to the letter. Its header is
/// the file's own behind those columns, so that rows can be put right in it and the file itself be imported with the same map.
/// </summary>
public sealed class RowsBeside : IDisposable
{
    private readonly StreamWriter writer;
    private readonly char delimiter;

    private RowsBeside(FileInfo file, Encoding encoding, char delimiter)
    {
        File = file;
        this.delimiter = delimiter;
        writer = new StreamWriter(file.FullName, append: false, encoding);
    }

    public long Count { get; private set; }

    public FileInfo File { get; }

    /// <summary>Where the rows stand that were not taken: line, code, reason.</summary>
    public static FileInfo Rejected(FileInfo source) => new(source.FullName + ".rejected.csv");

    /// <summary>Where the rows stand that were taken though they repeat another of their document to the letter: line.</summary>
    public static FileInfo Repeated(FileInfo source) => new(source.FullName + ".repeated.csv");

    /// <summary>Opened before the first row is posted: a folder that cannot be written to is found out while nothing has been done.</summary>
    public static RowsBeside Create(FileInfo file, Encoding encoding, char delimiter, ReadOnlySpan<string> columns, ReadOnlySpan<char> header)
    {
        try
        {
            var rows = new RowsBeside(file, encoding, delimiter);
            rows.Write(columns, header);
            return rows;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefused($"Rows that somebody must look at cannot be written to {file.FullName}: {e.Message}");
        }
    }

    public void Add(ReadOnlySpan<string> values, ReadOnlySpan<char> raw)
    {
        Write(values, raw);
        Count++;
    }

    public void Flush() => writer.Flush();

    /// <summary>Leaves no file behind that has no rows.</summary>
    public void Dispose()
    {
        writer.Dispose();
        if (Count == 0)
        {
            File.Delete();
        }
    }

    private void Write(ReadOnlySpan<string> values, ReadOnlySpan<char> raw)
    {
        foreach (var value in values)
        {
            writer.Write('"');
            writer.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
            writer.Write(delimiter);
        }

        writer.Write(raw);
        writer.Write("\r\n");
    }
}
