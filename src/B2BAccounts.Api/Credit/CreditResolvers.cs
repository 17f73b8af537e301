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
            accounts, await context.Get<Credits>().OfAsync(context.Book(), AccountSet.Of(accounts), context.CancellationToken)));
        bindings.Object<CreditFigure>("Credit").Field("utilisation", c => Shown.Decimals(c.Utilisation)).Field("exposure", c => new ShownExposure(c.Receivable, c.Unapplied, c.Exposure));
        bindings.Object<ShownExposure>("CreditExposure");
        bindings.Object<CreditLimit>("CreditLimit").Field("amount", l => new Money(l.Amount, l.Currency));
        bindings.Object<CreditReasonLine>("CreditReason");
    }

    private sealed record ShownExposure(Money Receivable, Money Unapplied, Money Total);
}
