using System.Text;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// The rows that were not taken, beside the file they came from: line, code and reason, then the row to the letter. Its header is the
/// file's own behind those three, so that the rows can be put right in it and the file itself be imported with the same map.
/// </summary>
public sealed class RejectedFile : IDisposable
{
    private readonly FileInfo file;
    private readonly StreamWriter writer;
    private readonly char delimiter;

    private RejectedFile(FileInfo file, Encoding encoding, char delimiter)
    {
        this.file = file;
        this.delimiter = delimiter;
        writer = new StreamWriter(file.FullName, append: false, encoding);
    }

    public long Count { get; private set; }

    public FileInfo File => file;

    public static FileInfo For(FileInfo source) => new(source.FullName + ".rejected.csv");

    /// <summary>Opened before the first row is posted: a folder that cannot be written to is found out while nothing has been done.</summary>
    public static RejectedFile Create(FileInfo source, Encoding encoding, char delimiter, ReadOnlySpan<char> header)
    {
        var beside = For(source);
        try
        {
            var rejected = new RejectedFile(beside, encoding, delimiter);
            rejected.Write(["rejected_line", "rejected_code", "rejected_reason"], header);
            return rejected;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefused($"Rejected rows cannot be written to {beside.FullName}: {e.Message}");
        }
    }

    public void Add(long line, RuleViolation why, ReadOnlySpan<char> raw)
    {
        Write([line.ToString(), why.Code, why.Message], raw);
        Count++;
    }

    public void Flush() => writer.Flush();

    /// <summary>Leaves no file behind when nothing was rejected.</summary>
    public void Dispose()
    {
        writer.Dispose();
        if (Count == 0)
        {
            file.Delete();
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
