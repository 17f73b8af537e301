using System.Text;
using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Imports;

/// <summary>A real receivables file, and the same with 60 wrong rows. What is expected is worked out here from the files alone.</summary>
public sealed class IbmReceivablesTests
{
    private const string Clean = "receivables/ibm-accounts-receivable.csv";
    private const string Dirty = "receivables/ibm-accounts-receivable-dirty.csv";
    private static readonly ImportMap Map = Importing.Sample("ibm-invoices", ImportedInvoice.Columns);

    [DatabaseFact]
    public async Task The_whole_file_goes_in_and_a_second_time_changes_nothing()
    {
        await using var book = await TestBook.OpenAsync();
        var file = book.CopyOf(Clean);
        var first = await book.Invoices(file, Map);
        Assert.Equal((2466, 0, 0, 0), first.Fates());
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(["accounts 100", "disputes 561", "invoices 2466", "payments 2466"], first.Recorded.Select(r => $"{r.Key} {r.Value}"));
        var stored = await Stored(book);
        Assert.Equal(Expected(Lines(File.ReadAllText(file.FullName)).Skip(1).Select(l => l.Text)), stored);
        Assert.False(RowsBeside.Rejected(file).Exists);
        await using (var db = book.Db())
        {
            Assert.Equal(561, await db.Disputes.CountAsync(d => d.ClosedOn != null));
            Assert.Equal(0, await db.OpenDocuments.CountAsync());
        }

        var second = await book.Invoices(file, Map);
        Assert.Equal((0, 0, 2466, 0), second.Fates());
        Assert.Empty(second.Recorded);
        Assert.Equal(stored, await Stored(book));
    }

    [DatabaseFact]
    public async Task Of_the_dirty_file_sixty_rows_are_rejected_with_line_and_reason_and_all_others_are_in()
    {
        await using var book = await TestBook.OpenAsync();
        var file = book.CopyOf(Dirty);
        var wrong = Wrong(out var good, out var repeats);
        Assert.Equal((60, 2, 2404), (wrong.Count, repeats, good.Count));

        var first = await book.Invoices(file, Map);
        Assert.Equal((2404, 0, 2, 60), first.Fates());
        Assert.Equal(1, first.ExitCode);
        Assert.Equal(wrong, Importing.Rejected(file));
        Assert.Equal(Expected(good), await Stored(book));
        await using (var db = book.Db())
        {
            // No account but those of rows that are in.
            Assert.Equal(good.Select(g => Fields(g)[1].Trim()).Distinct().Count(), await db.Accounts.CountAsync());
        }

        var second = await book.Invoices(file, Map);
        Assert.Equal((0, 0, 2406, 60), second.Fates());
        Assert.Equal(wrong, Importing.Rejected(file));
        Assert.Equal(Expected(good), await Stored(book));
    }

    [DatabaseFact]
    public async Task The_rejected_file_holds_the_rows_to_the_letter_and_can_be_put_right_and_imported()
    {
        await using var book = await TestBook.OpenAsync();
        var file = book.CopyOf(Dirty);
        await book.Invoices(file, Map);
        var lines = Lines(File.ReadAllText(file.FullName)).ToDictionary(l => l.Line, l => l.Text);
        var rejected = RowsBeside.Rejected(file);
        var text = File.ReadAllText(rejected.FullName);
        foreach (var (line, _) in Importing.Rejected(file))
        {
            Assert.Contains($",{lines[line]}\r\n", text, StringComparison.Ordinal);
        }

        var mended = book.Write("mended.csv", string.Join("\r\n", text.Split("\r\n").Select(r => r.Replace(",twelve,", ",12,", StringComparison.Ordinal))));
        var tally = await book.Invoices(mended, Map);
        Assert.Equal((3, 0, 0, 57), tally.Fates());
    }

    /// <summary>What the file says, one text an invoice.</summary>
    private static SortedSet<string> Expected(IEnumerable<string> rows) => new(rows.Select(row =>
    {
        var f = Fields(row).Select(v => v.Trim()).ToArray();
        return $"{f[1]} {f[3]} {Day(f[4])} {Day(f[5])} {decimal.Parse(f[6].Replace(",", "", StringComparison.Ordinal)):0.00} paid {Day(f[8])} {(f[7] == "Yes" ? "disputed" : "")}";
    }), StringComparer.Ordinal);

    /// <summary>The same, from what the book has stored.</summary>
    private static async Task<SortedSet<string>> Stored(TestBook book)
    {
        await using var db = book.Db();
        var numbers = await db.Accounts.ToDictionaryAsync(a => a.Id, a => a.Number);
        var disputes = (await db.Disputes.ToListAsync()).ToDictionary(d => d.InvoiceId);
        var allocations = (await db.Allocations.ToListAsync()).ToDictionary(a => a.ToId);
        var payments = await db.Payments.ToDictionaryAsync(p => p.Id);
        var stored = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var i in await db.Invoices.ToListAsync())
        {
            var payment = payments[allocations[i.Id].FromId];
            Assert.Equal((i.Amount, "PAY-" + i.Number, DocumentKind.Payment, i.Amount), (payment.Amount, payment.Number, allocations[i.Id].FromKind, allocations[i.Id].Amount));
            var disputed = disputes.TryGetValue(i.Id, out var d);
            Assert.True(!disputed || (d!.Amount, d.OpenedOn, d.ClosedOn) == (i.Amount, i.Date, payment.Date));
            stored.Add($"{numbers[i.AccountId]} {i.Number} {i.Date:yyyy-MM-dd} {i.DueDate:yyyy-MM-dd} {i.Amount:0.00} paid {payment.Date:yyyy-MM-dd} {(disputed ? "disputed" : "")}");
        }

        return stored;
    }

    /// <summary>The dirty file beside the clean one, row by row: which rows differ, in what, and what must become of them.</summary>
    private static List<(int Line, string Code)> Wrong(out List<string> good, out int repeats)
    {
        var clean = Lines(File.ReadAllText(SharedData.Find(Clean))).Select(l => l.Text).ToList();
        var dirty = Lines(File.ReadAllText(SharedData.Find(Dirty))).ToList();
        Assert.Equal(clean.Count, dirty.Count);
        var (wrong, seen) = (new List<(int, string)>(), new HashSet<string>(StringComparer.Ordinal));
        (good, repeats) = ([], 0);
        for (var i = 1; i < dirty.Count; i++)
        {
            var (line, text) = dirty[i];
            if (!seen.Add(text))
            {
                repeats++;
            }
            else if (text == clean[i] || Reason(Fields(text), Fields(clean[i])) is not { } code)
            {
                good.Add(text);
            }
            else
            {
                wrong.Add((line, code));
            }
        }

        return wrong;
    }

    private static string? Reason(string[] now, string[] before)
    {
        if (now.Length != before.Length)
        {
            return now.Length < before.Length ? ImportCodes.RowTooShort : ImportCodes.RowTooLong;
        }

        if (now[1] != before[1] && now[1].Length > 0 && now[1].Trim() != before[1])
        {
            return "DOCUMENT_NUMBER_TAKEN";
        }

        var changed = Enumerable.Range(0, now.Length).Single(c => now[c].Trim() != before[c].Trim() || (c == 1 && now[c] != before[c]));
        return (changed, now[changed]) switch
        {
            (1, var account) when account.Trim() == before[1] => null,
            (1 or 3 or 4 or 6, "") => ImportCodes.ValueMissing,
            (3, { Length: > 60 }) => ImportCodes.TextTooLong,
            (3, var number) when number.Any(char.IsControl) => ImportCodes.TextInvalid,
            (4 or 5 or 8, "1/1/2011") => "DATES_OUT_OF_ORDER",
            (4 or 5, _) => ImportCodes.DateUnreadable,
            (6, "1,234.56") => null,
            (6, "twelve") => ImportCodes.NumberUnreadable,
            (6, "0.00") => "AMOUNT_NOT_POSITIVE",
            (6, var amount) when amount.StartsWith('-') => "AMOUNT_NOT_POSITIVE",
            (6, "55.940001" or { Length: > 20 }) => "MONEY_OUT_OF_RANGE",
            (9, _) => null,
            var other => throw new InvalidOperationException($"A difference that nobody has thought of: {other}"),
        };
    }

    private static string Day(string monthDayYear)
    {
        var p = monthDayYear.Split('/').Select(int.Parse).ToArray();
        return $"{p[2]:0000}-{p[0]:00}-{p[1]:00}";
    }

    /// <summary>Rows with the line they begin on: a line end inside quotation marks is no row's end.</summary>
    private static List<(int Line, string Text)> Lines(string text)
    {
        var (rows, row, line, start, quoted) = (new List<(int, string)>(), new StringBuilder(), 1, 1, false);
        foreach (var c in text.TrimStart('\uFEFF'))
        {
            quoted ^= c == '"';
            line += c == '\n' ? 1 : 0;
            if (c == '\n' && !quoted)
            {
                rows.Add((start, row.ToString().TrimEnd('\r')));
                row.Clear();
                start = line;
            }
            else
            {
                row.Append(c);
            }
        }

        return rows;
    }

    internal static string[] Fields(string row)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in row)
        {
            quoted ^= c == '"';
            if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (c != '"')
            {
                field.Append(c);
            }
        }

        return [.. fields, field.ToString()];
    }
}
