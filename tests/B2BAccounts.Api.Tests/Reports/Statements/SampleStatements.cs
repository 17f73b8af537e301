using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Statements;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Reports.Statements;

/// <summary>Models as a gatherer would make them, for what rendering alone must show.</summary>
internal static class SampleStatements
{
    public static readonly StatementPeriod March = new(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    public static readonly CompanyOptions Company = new()
    {
        Name = "Huabei Sales Co., Ltd.", LocalName = "华北销售有限公司", Address = "18 Zhongguancun Street, Beijing 100080", Contact = "receivables@example.com, +86 10 5555 0100",
        BankAccount = "ICBC Beijing 0200 0045 0900 1234 567", ConfirmAt = "https://example.com/confirm/{reference}",
    };

    public static readonly ReportExport Export = new("Wang Xiaoli", new DateTime(2026, 4, 1, 1, 2, 3, DateTimeKind.Utc), "ABCDEFGHJKMNPQRS");

    public static StatementModel Of(AccountLanguage language, int lines, params IReadOnlyList<string> currencies) => new(
        language, March, null,
        new ReportIdentity(
            1, "C-100/234", "Jiyuan Vocational Equipment Co., Ltd.", "濟源職業技術裝備有限公司", AccountStatus.Customer, [], "CN", "Jiyuan", "2822", "Wang Xiaoli", "South",
            new PaymentTerms(30), "CNY", null)
        {
            PostalAddress = ["2 Workshop Lane", "Jiyuan 459000"],
        },
        AgeingEdges.Default, [.. currencies.Select((c, i) => Part(Currency.Of(c), lines, 416_346.61m + i))]);

    private static StatementPart Part(Currency currency, int count, decimal opening)
    {
        var (balance, debits, credits, lines) = (opening, 0m, 0m, new List<StatementLine>(count));
        for (var i = 0; i < count; i++)
        {
            var kind = (i % 7) switch { 2 or 5 => DocumentKind.Payment, 4 => DocumentKind.CreditNote, 6 => DocumentKind.WriteOff, _ => DocumentKind.Invoice };
            var size = currency.Round(1_000m + (i * 7_919m % 90_000m) + 0.17m);
            var amount = kind == DocumentKind.Invoice ? size : -size;
            balance += amount;
            (debits, credits) = (debits + Math.Max(0m, amount), credits + Math.Max(0m, -amount));
            var date = March.From.AddDays(i * 30 / Math.Max(1, count));
            lines.Add(new StatementLine(
                date, kind, IsReversal: i % 11 == 5, $"DOC-{i + 1:00000}", i % 3 == 0 ? "Order 4711, second delivery 第二批" : null,
                kind == DocumentKind.Invoice ? date.AddDays(30) : null, amount, balance));
        }

        var (owed, credit) = (Math.Max(0m, balance), Math.Max(0m, -balance));
        return new StatementPart(currency, opening, debits, credits, balance, lines, new AgedBalance(currency.Code, [owed, 0m, 0m, 0m, 0m, 0m], credit, 0m));
    }
}
