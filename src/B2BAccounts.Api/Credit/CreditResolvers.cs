using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Credit;

/// <summary>Who answers which field of schema/credit.graphql.</summary>
public static class CreditResolvers
{
    public static void Bind(SchemaBindings bindings)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        bindings.Object<Account>("Account").Batch("credit", a => a.Id, async (accounts, context) => context.Figures(
            accounts, await context.Get<Credits>().UsesAsync(context.Book(), AccountSet.Of(accounts), context.CancellationToken)));
        bindings.Object<CreditUse>("Credit")
            .Field("available", c => c.ToldAvailable)
            .Field("utilisation", c => Shown.Decimals(c.Utilisation))
            .Field("exposure", c => new ShownExposure(c.Receivable, c.Unapplied, c.Exposure))
            .Batch("status", async (uses, context) => (IReadOnlyList<CreditStatus>)[.. (await StandingsAsync(uses, context)).Select(s => s?.Status ?? default)])
            .Batch("reasons", async (uses, context) => (IReadOnlyList<IReadOnlyList<CreditReasonLine>>)[.. (await StandingsAsync(uses, context)).Select(s => s?.Reasons ?? [])]);
        bindings.Object<ShownExposure>("CreditExposure");
        bindings.Object<CreditLimit>("CreditLimit").Field("amount", l => new Money(l.Amount, l.Currency));
        bindings.Object<CreditReasonLine>("CreditReason");
    }

    // Of an account that a rule stands in the way of, the field fails, whatever value stands here for it.
    private static async Task<IReadOnlyList<CreditStandingFigure?>> StandingsAsync(IReadOnlyList<CreditUse> uses, FieldContext context) =>
        context.Figures([.. uses.Select(u => u.AccountId)], await context.Get<Credits>().StandingsAsync(context.Book(), uses, context.CancellationToken));

    private sealed record ShownExposure(Money Receivable, Money Unapplied, Money Total);
}
