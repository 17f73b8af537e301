using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Receivables;

/// <summary>What fields of receivables are asked for, by their arguments.</summary>
internal static class AskedLedger
{
    /// <summary>By <c>asOf</c> and <c>knownAt</c>.</summary>
    public static LedgerDay AskedDay(this FieldContext context) => new(context.AsOf(), context.KnownAt());

    /// <summary>By <c>asOf</c>, <c>knownAt</c> and <c>edges</c>.</summary>
    public static AgeingQuestion AskedAgeing(this FieldContext context) => new(
        context.AskedDay(), context.Argument<IReadOnlyList<int>?>("edges") is { } edges ? new AgeingEdges(edges) : null);

    /// <summary>The first and last due dates of items that are <c>fromDays</c> to <c>toDays</c> past due; null is open-ended.</summary>
    /// <exception cref="RuleViolation">VALUE_OUT_OF_RANGE: no such days, or the fewest are more than the most.</exception>
    public static (DateOnly? First, DateOnly? Last) AskedDueDates(this FieldContext context, DateOnly day)
    {
        var (from, to) = (Days("fromDays"), Days("toDays"));
        return from > to
            ? throw new RuleViolation(RuleCodes.ValueOutOfRange, $"fromDays is {from} and toDays {to}; the fewest days past due are at most the most.", "fromDays")
            : (to is { } most ? day.AddDays(-most) : null, from is { } fewest ? day.AddDays(-fewest) : null);

        int? Days(string argument) => context.Argument<int?>(argument) is not { } days || days is >= -AgeingEdges.LastDay and <= AgeingEdges.LastDay
            ? context.Argument<int?>(argument)
            : throw new RuleViolation(RuleCodes.ValueOutOfRange,
                $"{argument} is {days}; days past due lie between {-AgeingEdges.LastDay} and {AgeingEdges.LastDay}.", argument);
    }
}
