using B2BAccounts.Api.Http;

namespace B2BAccounts.Api.Reports.Sheets;

/// <summary>How a table leaves as a file.</summary>
public sealed record SheetFormat
{
    private readonly Action<Sheet, DateTime, Stream> _write;

    private SheetFormat(string extension, string contentType, Action<Sheet, DateTime, Stream> write) => (Extension, ContentType, _write) = (extension, contentType, write);

    /// <summary>RFC 4180, by UTF-8 with a byte order mark.</summary>
    public static SheetFormat Csv { get; } = new("csv", "text/csv; charset=utf-8; header=present", (sheet, _, target) =>
    {
        var csv = new CsvWriting(target);
        csv.Mark();
        csv.Row(sheet.Columns);
        foreach (var row in sheet.Rows)
        {
            csv.Row(row);
        }

        csv.End();
    });

    /// <summary>Office Open XML (ISO/IEC 29500).</summary>
    public static SheetFormat Xlsx { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Workbook.Write);

    public static IReadOnlyList<SheetFormat> All { get; } = [Csv, Xlsx];

    public string Extension { get; }

    public string ContentType { get; }

    /// <param name="made">UTC; the same table of the same instant gives the same bytes.</param>
    public byte[] Write(Sheet sheet, DateTime made, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var file = new MemoryStream();
        _write(sheet with { Rows = Until(sheet.Rows, cancel) }, made, file);
        return file.ToArray();
    }

    private static IEnumerable<IReadOnlyList<object?>> Until(IEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
