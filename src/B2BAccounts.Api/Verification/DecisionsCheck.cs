using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Verification;

/// <summary>What was approved was agreed to by as many as it needed, none of whom had asked, and every limit that people set is what they decided.</summary>
internal static class DecisionsCheck
{
    public static void Check(AccountReplay account, Findings found)
    {
        var (votes, limits) = (account.Rows.Votes.ToLookup(v => v.DecisionId), account.Rows.Limits.Where(l => l.DecisionId is not null).ToLookup(l => l.DecisionId!.Value));
        foreach (var decision in account.Rows.Decisions)
        {
            var about = $"decision of {decision.Kind} asked by {decision.AskedBy}";
            var agreed = votes[decision.Id].Where(v => v.Approved && v.VoterId != decision.AskedById).Select(v => v.VoterId).Distinct().Count();
            if (decision.Outcome == CreditOutcome.Approved ? agreed < decision.People : agreed >= decision.People)
            {
                found.Add(account.Number, about, $"{decision.Outcome?.ToString() ?? "open"} with {agreed} who agreed", $"approved with {decision.People} and not before");
            }

            if (decision.Kind == CreditDecisionKind.Limit)
            {
                found.Compare(account.Number, $"{about}, limit", Text(limits[decision.Id]),
                    decision.Outcome == CreditOutcome.Approved ? Text(decision.Amount, decision.Currency, decision.ExpiresOn) : "");
            }
        }

        var known = account.Rows.Decisions.Where(d => d.Kind == CreditDecisionKind.Limit).Select(d => d.Id).ToHashSet();
        foreach (var stray in limits.Where(l => !known.Contains(l.Key)))
        {
            found.Compare(account.Number, "limit without a decision of the account", Text(stray), "");
        }
    }

    private static string Text(IEnumerable<CreditLimit> limits) =>
        string.Join("; ", limits.Select(l => Text(l.Amount, l.Currency, l.ExpiresOn)));

    private static string Text(decimal? amount, string? currency, DateOnly? until) => $"{amount:0.####} {currency}{(until is { } day ? $" until {day:yyyy-MM-dd}" : "")}";
}
