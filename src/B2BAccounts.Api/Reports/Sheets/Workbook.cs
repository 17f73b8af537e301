using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using B2BAccounts.Domain;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace B2BAccounts.Api.Reports.Sheets;

/// <summary>
/// Writes a table as a workbook of one sheet: the header stays in sight and filters, days and amounts are such and not texts. Texts are kept
/// as texts, so that none is ever a formula. An amount of more digits than spreadsheets calculate with is a text, as they would round it.
/// </summary>
internal static partial class Workbook
{
    /// <summary>Digits that a double keeps, which spreadsheets calculate with.</summary>
    private const int KeptDigits = 15;

    /// <summary>Most characters of a cell, by Excel's specification.</summary>
    private const int LongestText = 32_767;

    private const int WidestColumn = 60, NarrowestColumn = 9;

    // Places in the list of cell formats below.
    private const uint Plain = 0, Head = 1, Day = 2, Amount = 3;

    private const uint DayFormat = 164, AmountFormat = 165;

    public static void Write(Sheet sheet, DateTime made, Stream target)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "rId1");
            book.AddNewPart<WorkbookStylesPart>("rId2").Stylesheet = Styles();
            WriteRows(book.AddNewPart<WorksheetPart>("rId1"), sheet);
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = 1, Id = "rId1" }));
        }

        Date(package, made);
        package.Position = 0;
        package.CopyTo(target);
    }

    /// <summary>The packing program notes when it packed each part: of the same table and instant that must be the same.</summary>
    private static void Date(MemoryStream package, DateTime made)
    {
        using var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true);
        foreach (var part in zip.Entries)
        {
            part.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(made, DateTimeKind.Utc));
        }
    }

    private static void WriteRows(WorksheetPart part, Sheet sheet)
    {
        var rows = sheet.Rows.ToList();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Columns.Select((header, at) => new Column
        {
            Min = (uint)at + 1, Max = (uint)at + 1, CustomWidth = true,
            Width = Math.Clamp(rows.Select(r => Width(r[at])).Append(header.Length).Max() + 2, NarrowestColumn, WidestColumn),
        })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, sheet.Columns, Head);
        foreach (var row in rows)
        {
            WriteRow(writer, row, Plain);
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{Letters(sheet.Columns.Count)}{rows.Count + 1}" });
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<object?> cells, uint style)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in cells)
        {
            writer.WriteElement(CellOf(value, style));
        }

        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value, uint style) => value switch
    {
        null => new Cell(),
        string text => TextCell(text, style),
        bool flag => new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(flag ? "1" : "0") },
        int number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number) },
        decimal amount when Digits(amount) <= KeptDigits => new Cell { DataType = CellValues.Number, CellValue = new CellValue(PlainDecimal.Text(amount)), StyleIndex = Amount },
        decimal amount => TextCell(PlainDecimal.Text(amount), style),
        // Spreadsheets count days from 1900 and give that year a day too many; before March of it there is no telling.
        DateOnly day when day >= new DateOnly(1900, 3, 1) => new Cell { DataType = CellValues.Number, CellValue = new CellValue(Serial(day)), StyleIndex = Day },
        DateOnly day => TextCell($"{day:yyyy-MM-dd}", style),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no value of a cell.", nameof(value)),
    };

    private static Cell TextCell(string text, uint style)
    {
        return new Cell(new InlineString(new Text(Escaped(Cut(Visible(text)))) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };
    }

    private static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(LongestText - (char.IsHighSurrogate(text[LongestText - 2]) ? 2 : 1))] + "…";

    // Readers take _x0041_ for A, and a carriage return in a file for the line break that it is part of.
    private static string Escaped(string text) => EscapeLike().Replace(text, "_x005F_").Replace("\r", "_x000D_", StringComparison.Ordinal);

    // XML has no place for most control characters and for halves of a character.
    private static string Visible(string text) => string.Concat(text.EnumerateRunes().Select(r => System.Xml.XmlConvert.IsXmlChar((char)Math.Min(r.Value, char.MaxValue)) || r.Value > char.MaxValue ? r.ToString() : "\uFFFD"));

    private static int Digits(decimal amount) => PlainDecimal.Text(amount).Count(char.IsAsciiDigit);

    private static int Serial(DateOnly day) => day.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    // A Chinese character is as wide as two others.
    private static int Width(object? value) => value switch
    {
        string text => text.Sum(c => c < 0x1100 ? 1 : 2),
        decimal amount => amount.ToString("#,##0.00##", CultureInfo.InvariantCulture).Length,
        DateOnly => 10,
        _ => 5,
    };

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EscapeLike();

    private static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = AmountFormat, FormatCode = "#,##0.00##;[Red]\\-#,##0.00##" }),
        new Fonts(new Font(new FontSize { Val = 10 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 10 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new CellFormats(
            new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
            new CellFormat { NumberFormatId = 0, FontId = 1, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true },
            new CellFormat { NumberFormatId = DayFormat, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = AmountFormat, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true }),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
}
