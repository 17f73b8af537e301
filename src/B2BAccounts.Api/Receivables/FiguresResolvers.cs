using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Receivables;

/// <summary>Today's figures of accounts: from the rows that are kept where all are of today, else summed from documents.</summary>
internal static class FiguresResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<AccountFigures, long>("AccountFigures", f => f.AccountId).OrderedBy(f => f.Overdue, descending: true);
        bindings.Query.Connection(conventions, "accountFigures", AllAsync, new FiguresRows());
        bindings.Object<Account>("Account").Batch("figures", a => a.Id, OfAccountsAsync);
        bindings.Object<AccountFigures>("AccountFigures")
            .BatchAccount(conventions, "account", f => f.AccountId)
            .Field("asOf", f => f.Day, day => day)
            .Field("notDue", f => f.Receivable, f => f.Overdue, (receivable, overdue) => receivable - overdue)
            .Batch("currency", f => f.AccountId, (ids, context) => Task.FromResult<IReadOnlyList<string>>(
                [.. ids.Select(_ => context.Get<IOptions<BusinessOptions>>().Value.BaseCurrency)]));

        conventions.List<AccountAgeing, long>("AccountAgeing", a => a.AccountId).OrderedBy(a => a.Overdue, descending: true).OrderedBy(a => a.AccountNumber);
        bindings.Query.Connection(conventions, "ageingByAccount", ByAccountAsync, new FiguresRows());
        bindings.Object<AccountAgeing>("AccountAgeing").BatchAccount(conventions, "account", r => r.AccountId).Batch("ageing", AgeingsAsync);
    }

    /// <summary>Those with anything open or unapplied.</summary>
    private static IQueryable<AccountFigures> Kept(FieldContext context) =>
        context.Book().AccountFigures.Where(f => f.MissingRate != null || f.OpenInvoices > 0 || f.Unapplied != 0m);

    private static Task<bool> AreKeptAsync(FieldContext context) => FiguresState.HoldOnAsync(context.Book(), context.Today(), context.CancellationToken);

    private static Task<IReadOnlyList<AccountFigures>> ReckonedAsync(FieldContext context, AccountSet accounts) =>
        context.Get<FiguresByAccount>().OfAsync(context.Book(), accounts, context.Today(), context.CancellationToken);

    private static async Task<IQueryable<AccountFigures>> AllAsync(FieldContext context)
    {
        if (await AreKeptAsync(context))
        {
            return Kept(context);
        }

        var figures = (await ReckonedAsync(context, AccountSet.WholeBook)).Where(f => f.IsAnything).ToList();
        var accounts = await AccountsById.Of([.. figures.Select(f => f.AccountId)], context).ToDictionaryAsync(a => a.Id, context.CancellationToken);
        figures.ForEach(f => f.Account = accounts[f.AccountId]);
        return figures.AsQueryable();
    }

    private static async Task<IReadOnlyList<AccountFigures?>> OfAccountsAsync(IReadOnlyList<long> accounts, FieldContext context)
    {
        var figures = await AreKeptAsync(context)
            ? await AccountSet.Among(context.Book().AccountFigures, f => f.AccountId, accounts.Distinct()).ToListAsync(context.CancellationToken)
            : await ReckonedAsync(context, AccountSet.Of(accounts));
        var byAccount = figures.ToDictionary(f => f.AccountId);
        return [.. accounts.Select(a => byAccount.TryGetValue(a, out var of) ? of : Nothing(a, context.Today()))];
    }

    private static AccountFigures Nothing(long account, DateOnly day) =>
        new() { AccountId = account, Day = day, Receivable = 0m, Overdue = 0m, Unapplied = 0m, Disputed = 0m, Balance = 0m };

    private static async Task<IQueryable<AccountAgeing>> ByAccountAsync(FieldContext context)
    {
        var asked = context.AskedAgeing();
        if (asked == new AgeingQuestion(context.Today()) && await AreKeptAsync(context))
        {
            return Kept(context).Select(f => new AccountAgeing { AccountId = f.AccountId, AccountNumber = f.Account!.Number, Overdue = f.Overdue });
        }

        var rows = await context.Get<Ageings>().ByAccountAsync(context.Book(), asked, context.CancellationToken);
        return rows.AsQueryable();
    }

    private static async Task<IReadOnlyList<AgeingFigure?>> AgeingsAsync(IReadOnlyList<AccountAgeing> rows, FieldContext context)
    {
        List<long> accounts = [.. rows.Select(r => r.AccountId)];
        var figures = rows.All(r => r.Ageing is not null)
            ? rows.DistinctBy(r => r.AccountId).ToDictionary(r => r.AccountId, r => r.Ageing!.Value)
            : await context.Get<Ageings>().OfAsync(context.Book(), AccountSet.Of(accounts), context.Today(), context.CancellationToken);
        return context.Figures(accounts, figures);
    }
}
