using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Reports.Books;

/// <summary>The ageing of the book as a table: every account, and what those come to that must not be told of one by one.</summary>
public static class AgeingReportSheet
{
    /// <summary>Stands for the number where accounts without a non-disclosure agreement are told of in one sum.</summary>
    public const string Withheld = "(WITHHELD)";

    /// <summary>How many rows the table has.</summary>
    public static int RowsOf(AgeingReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Lines.Count + (model.WithheldCount > 0 ? 1 : 0);
    }

    public static Sheet Of(AgeingReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var code = model.BaseCurrency.Code;
        string[] columns =
        [
            "number", "legalName", "localName", "country", "manager", "currency",
            .. Enumerable.Range(0, model.Edges.Count).Select(b => Bucket(model.Edges.Range(b))), "unapplied", "balance", "overdue", "disputed",
        ];
        var lines = model.Lines.Select(l => Row(l.Party.Number, l.Party.LegalName, l.Party.LocalName, l.Country, l.Manager, l.Aged));
        IEnumerable<IReadOnlyList<object?>> withheld = model switch
        {
            { WithheldCount: 0 } => [],
            { Withheld: { } sum } => [Row(Withheld, $"{model.WithheldCount} accounts without a non-disclosure agreement", null, null, null, sum)],
            _ => [[Withheld, $"{model.WithheldCount} accounts without a non-disclosure agreement, too few to be told of", .. Enumerable.Repeat<object?>(null, columns.Length - 2)]],
        };
        return new Sheet($"Ageing {model.AsOf:yyyy-MM-dd}", columns, lines.Concat(withheld));

        IReadOnlyList<object?> Row(string number, string name, string? local, string? country, string? manager, AgedBalance aged) =>
            [number, name, local, country, manager, code, .. aged.Buckets.Cast<object?>(), aged.Unapplied, aged.Balance, aged.Overdue, aged.Disputed];
    }

    private static string Bucket((int? From, int? To) days) => days switch
    {
        (null, _) => "notDue",
        ({ } from, { } to) => $"days{from}To{to}",
        ({ } from, null) => $"daysOver{from - 1}",
    };
}
