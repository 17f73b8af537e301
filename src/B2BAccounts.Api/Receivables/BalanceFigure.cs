using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>What is owed on a day.</summary>
/// <param name="Total">In the base currency: the sum of the converted atoms, so that it is the ageing's balance to the cent.</param>
/// <param name="ByCurrency">In the documents' currencies, by code; those that come to zero included.</param>
public sealed record BalanceFigure(DateOnly AsOf, Money Total, IReadOnlyList<Money> ByCurrency, IReadOnlyList<FxQuote> Rates);
