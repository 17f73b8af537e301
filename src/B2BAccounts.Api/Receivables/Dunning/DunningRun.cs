using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables.Dunning;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>Reminders of a level in a run.</summary>
public sealed record DunningLevelCount(int Level, DunningChannel Channel, int Notices, int Items);

/// <summary>Overdue items that a run left out for a reason.</summary>
public sealed record DunningSkipCount(DunningSkipReason Reason, int Items);

public sealed record DunningFailure(string AccountNumber, string Code, string Message);

/// <param name="Made">Reminders that the run has made, or would make.</param>
/// <param name="AlreadyMade">Reminders of the day that were there before.</param>
/// <param name="Levels">Of those made, by level.</param>
/// <param name="Totals">Of those made, by currency.</param>
/// <param name="Skipped">Overdue items in no reminder, by reason; those of accounts that had been reminded before the run are not counted.</param>
/// <param name="Failures">Accounts that a rule stands in the way of.</param>
public sealed record DunningRun(
    DateOnly Day, bool DryRun, string PolicyVersion, int Made, int AlreadyMade, IReadOnlyList<DunningLevelCount> Levels, IReadOnlyList<Money> Totals,
    IReadOnlyList<DunningSkipCount> Skipped, IReadOnlyList<DunningFailure> Failures);
