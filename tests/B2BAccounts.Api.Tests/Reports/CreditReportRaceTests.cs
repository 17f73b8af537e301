using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;

namespace B2BAccounts.Api.Tests.Reports;

public sealed class CreditReportRaceTests
{
    [DatabaseFact]
    public async Task A_report_adds_up_while_others_post()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("C-1", "Customer"), Scope.Everything, default);
        using var done = new CancellationTokenSource();
        var writing = Task.Run(() => PostAsync(book, done.Token));
        var balances = new HashSet<decimal>();
        try
        {
            for (var i = 0; i < 60; i++)
            {
                var model = await book.Get<CreditReports>().OfAsync(Scope.Everything, "C-1", null, null, default);
                var aged = model.Receivables.Aged;
                Assert.Equal(aged.Receivable, model.Receivables.OpenByCurrency.Sum(m => m.Amount));
                Assert.Equal((aged.Receivable, aged.Unapplied), (model.Credit.Used.Receivable, model.Credit.Used.Unapplied));
                balances.Add(aged.Balance);
            }
        }
        finally
        {
            await done.CancelAsync();
            await writing;
        }

        Assert.True(balances.Count > 5, $"Nothing was posted meanwhile: {balances.Count} different balances.");
    }

    private static async Task PostAsync(TestBook book, CancellationToken done)
    {
        for (var i = 0; !done.IsCancellationRequested; i++)
        {
            await book.Get<RecordInvoice>().HandleAsync(
                new RecordInvoiceInput("C-1", $"I-{i}", new DateOnly(2026, 1, 1), new MoneyInput(10m + i, "CNY")), default);
        }
    }
}
