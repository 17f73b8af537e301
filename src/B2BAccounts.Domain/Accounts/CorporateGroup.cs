namespace B2BAccounts.Domain.Accounts;

/// <summary>集团. Accounts joined by parents; a tree, never a cycle.</summary>
public static class CorporateGroup
{
    /// <summary>The accounts above one, nearest first. Ends at a cycle should the data hold one, so that reading never hangs.</summary>
    /// <param name="parentOf">The parent of an account on the day in question, or null.</param>
    public static IReadOnlyList<long> Ancestors(long accountId, Func<long, long?> parentOf)
    {
        ArgumentNullException.ThrowIfNull(parentOf);
        var seen = new HashSet<long> { accountId };
        var above = new List<long>();
        for (var next = parentOf(accountId); next is { } id && seen.Add(id); next = parentOf(id))
        {
            above.Add(id);
        }

        return above;
    }

    /// <summary>An account and all below it, itself first. Ends at a cycle likewise.</summary>
    /// <param name="childrenOf">The accounts whose parent an account is on the day in question.</param>
    public static IReadOnlyList<long> WithAllBelow(long accountId, Func<long, IEnumerable<long>> childrenOf)
    {
        ArgumentNullException.ThrowIfNull(childrenOf);
        var seen = new HashSet<long> { accountId };
        var found = new List<long> { accountId };
        for (var next = 0; next < found.Count; next++)
        {
            found.AddRange(childrenOf(found[next]).Where(seen.Add));
        }

        return found;
    }

    /// <summary>Refuses with GROUP_CYCLE a parent that is the account itself or stands below it.</summary>
    public static void CheckParent(long accountId, long? parentId, Func<long, long?> parentOf, params string[] path)
    {
        if (parentId is not { } parent)
        {
            return;
        }

        if (parent == accountId)
        {
            throw new RuleViolation(RuleCodes.GroupCycle, "An account cannot be its own parent.", path);
        }

        if (Ancestors(parent, parentOf).Contains(accountId))
        {
            throw new RuleViolation(RuleCodes.GroupCycle,
                "The parent stands below the account in its own group; choose a parent outside, or move that account first.", path);
        }
    }
}
