using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Receivables;

/// <summary>The running account of companies.</summary>
internal static class RunningAccountResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        bindings.Object<Account>("Account").Batch("runningAccount", a => a.Id, async (accounts, context) =>
        {
            var (from, to) = Period(context);
            var running = await RunningAccounts.OfAsync(
                context.Book(), AccountSet.Of(accounts), from, new LedgerDay(to, context.KnownAt()), Asked(context), context.CancellationToken);
            return (IReadOnlyList<IReadOnlyList<RunningAccount>>)[.. accounts.Select(a => (IReadOnlyList<RunningAccount>)[.. running[a]])];
        });
        conventions.List<RunningEntry, int>("RunningEntry", e => e.Place);
        bindings.Object<RunningAccount>("RunningAccount")
            .Field("currency", r => r.Currency.Code)
            .Field("opening", r => new Money(r.Opening, r.Currency))
            .Field("debits", r => new Money(r.Debits, r.Currency))
            .Field("credits", r => new Money(r.Credits, r.Currency))
            .Field("closing", r => new Money(r.Closing, r.Currency))
            .BatchConnection(conventions, "entries", (owners, _) => owners.SelectMany(r => r.Entries).AsQueryable(), r => r, e => e.Account, new MemoryRows());
        bindings.Object<RunningEntry>("RunningEntry")
            .Field("reversal", e => e.Entry.IsReversal)
            .Field("debit", e => e.Entry.Amount > 0m ? new Money(e.Entry.Amount, e.Account.Currency) : (Money?)null)
            .Field("credit", e => e.Entry.Amount < 0m ? new Money(-e.Entry.Amount, e.Account.Currency) : (Money?)null)
            .Field("balance", e => new Money(e.Balance, e.Account.Currency));
    }

    private static string? Asked(FieldContext context) => context.Argument<string?>("currency") is { } code ? Currency.Of(code, "currency").Code : null;

    private static (DateOnly From, DateOnly To) Period(FieldContext context)
    {
        var (from, to) = (context.Argument<DateOnly>("from"), context.Argument<DateOnly?>("to") ?? context.Today());
        foreach (var (day, argument) in new[] { (from, "from"), (to, "to") })
        {
            if (day < InputRules.FirstDay || day > InputRules.LastDay)
            {
                throw new RuleViolation(RuleCodes.ValueOutOfRange, $"{argument} is {day:yyyy-MM-dd}; it must lie between {InputRules.FirstDay:yyyy-MM-dd} and {InputRules.LastDay:yyyy-MM-dd}.", argument);
            }
        }

        return from <= to ? (from, to)
            : throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"from is {from:yyyy-MM-dd}, after the last day {to:yyyy-MM-dd}.", "from");
    }
}
