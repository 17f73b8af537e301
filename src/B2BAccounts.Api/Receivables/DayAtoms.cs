using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>What accounts owe on a day, in the documents' currencies, with the day's rates: ageing and balance rest on the same.</summary>
internal sealed record DayAtoms(DateOnly Day, AgeingEdges Edges, ILookup<long, AgeingAtom> ByAccount, FxTable Rates);
