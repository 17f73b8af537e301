using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Reports;

/// <summary>Who the company is, with what held for it on the report's day.</summary>
/// <param name="Parent">The company one step up in the corporate group.</param>
public sealed record ReportIdentity(
    long Id,
    string Number,
    string LegalName,
    string? LocalName,
    AccountStatus Status,
    IReadOnlyList<ReportIdentifier> Identifiers,
    string? Country,
    string? City,
    string? Industry,
    string? Manager,
    string? Team,
    PaymentTerms Terms,
    string Currency,
    ReportParty? Parent)
{
    /// <summary>Where letters go to, line by line; empty when no address is known.</summary>
    public IReadOnlyList<string> PostalAddress { get; init; } = [];

    /// <summary>City and country, as far as known.</summary>
    public IEnumerable<string> Place => new[] { City, Country }.OfType<string>();
}

/// <summary>A company that is named beside the one reported on.</summary>
public sealed record ReportParty(string Number, string LegalName, string? LocalName);

/// <summary>A registered code.</summary>
/// <param name="Verified">Its check digits are right.</param>
public sealed record ReportIdentifier(IdentifierScheme Scheme, string Value, bool Verified);
