namespace B2BAccounts.Domain.Prospects;

/// <summary>The steps of a prospect: FLAGGED → ASSIGNED → CONTACTED → QUALIFIED → CONVERTED, or DISMISSED from any of the open ones.</summary>
public static class ProspectStep
{
    public static bool IsOpen(ProspectStage stage) => stage is not (ProspectStage.Converted or ProspectStage.Dismissed);

    public static void Assign(Prospect prospect, string owner)
    {
        ArgumentNullException.ThrowIfNull(prospect);
        if (string.IsNullOrWhiteSpace(owner))
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, "A prospect is assigned to somebody; name the owner.", "owner");
        }

        RefuseClosed(prospect);
        prospect.Owner = owner;
        prospect.Stage = prospect.Stage == ProspectStage.Flagged ? ProspectStage.Assigned : prospect.Stage;
    }

    /// <summary>One step on; refused with PROSPECT_STAGE when one would be left out.</summary>
    public static void Advance(Prospect prospect, ProspectStage to)
    {
        ArgumentNullException.ThrowIfNull(prospect);
        var next = prospect.Stage switch
        {
            ProspectStage.Assigned => ProspectStage.Contacted,
            ProspectStage.Contacted => ProspectStage.Qualified,
            ProspectStage.Qualified => ProspectStage.Converted,
            _ => (ProspectStage?)null,
        };
        prospect.Stage = to == next ? to : throw new RuleViolation(RuleCodes.ProspectStage, next is { } step
            ? $"A prospect at {prospect.Stage} goes on to {step}, not to {to}."
            : $"A prospect at {prospect.Stage} cannot go on to {to}; {(prospect.Stage == ProspectStage.Flagged ? "assign it first" : "it is closed")}.", "stage");
    }

    /// <summary>Its first invoice: converted, whatever stage it had reached.</summary>
    public static void Convert(Prospect prospect)
    {
        ArgumentNullException.ThrowIfNull(prospect);
        RefuseClosed(prospect);
        prospect.Stage = ProspectStage.Converted;
    }

    public static void Dismiss(Prospect prospect, string reason, DateOnly? doNotContactUntil)
    {
        ArgumentNullException.ThrowIfNull(prospect);
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, "A dismissal needs its reason: the weights learn from it.", "reason");
        }

        RefuseClosed(prospect);
        (prospect.Stage, prospect.DismissedReason, prospect.DoNotContactUntil) = (ProspectStage.Dismissed, reason, doNotContactUntil);
    }

    private static void RefuseClosed(Prospect prospect)
    {
        if (!IsOpen(prospect.Stage))
        {
            throw new RuleViolation(RuleCodes.ProspectStage, $"The prospect is closed ({prospect.Stage}).", "stage");
        }
    }
}
