using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Verification;

/// <summary>What is kept of each account's receivables today, against what is answered from its documents, which <see cref="AgeingCheck"/> has compared with the replay.</summary>
internal static class KeptFiguresCheck
{
    public static async Task CheckAsync(FiguresCheck figures, Book db, DateOnly today, Findings found, CancellationToken cancel)
    {
        await foreach (var (right, row) in figures.DifferencesAsync(db, today, cancel))
        {
            var number = await db.Accounts.Where(a => a.Id == right.AccountId).Select(a => a.Number).SingleAsync(cancel);
            found.Add(number, $"figures kept of {today:yyyy-MM-dd}", row is null ? "none" : Text(row), Text(right));
        }
    }

    private static string Text(AccountFigures f) => f.MissingRate is { } currency
        ? $"no rate of {currency}"
        : $"{f.Receivable:0.####} owed in {f.OpenInvoices} invoices{(f.OldestDueOn is { } due ? $", the first due on {due:yyyy-MM-dd}" : "")}, {f.Overdue:0.####} overdue, {f.Disputed:0.####} disputed, {f.Unapplied:0.####} unapplied, {f.Balance:0.####} in all, {(f.Later ? "something" : "nothing")} dated later, of {f.Day:yyyy-MM-dd}";
}
