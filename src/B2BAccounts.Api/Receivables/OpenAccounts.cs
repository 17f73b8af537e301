using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>What accounts have open on a day.</summary>
/// <param name="Atoms">By account, currency and bucket, in the documents' currencies.</param>
/// <param name="Invoices">Of each account with an open invoice, how many there are and when the first is due.</param>
/// <param name="Later">Those of which something is dated after the day.</param>
internal sealed record OpenAccounts(
    IReadOnlyList<AgeingAtom> Atoms, IReadOnlyDictionary<long, (DateOnly OldestDue, int Count)> Invoices, IReadOnlySet<long> Later);
