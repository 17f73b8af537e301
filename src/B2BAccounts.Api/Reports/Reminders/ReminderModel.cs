using B2BAccounts.Domain.Receivables.Dunning;

namespace B2BAccounts.Api.Reports.Reminders;

/// <summary>催款函. A reminder as it was recorded, with whom it goes to.</summary>
/// <param name="Identity">As of the reminder's day.</param>
public sealed record ReminderModel(ReportIdentity Identity, DunningNotice Notice);
