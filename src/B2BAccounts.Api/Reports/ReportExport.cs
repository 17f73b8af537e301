namespace B2BAccounts.Api.Reports;

/// <summary>Where a copy of a report comes from; it stands on each page and in the document's properties.</summary>
/// <param name="By">Who took it.</param>
/// <param name="At">UTC, when.</param>
/// <param name="Id">By which the audit record knows it.</param>
public sealed record ReportExport(string By, DateTime At, string Id);
