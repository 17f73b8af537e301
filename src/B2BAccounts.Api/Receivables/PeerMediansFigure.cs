namespace B2BAccounts.Api.Receivables;

/// <summary>What is usual among accounts on a day.</summary>
/// <param name="DaysLate">Days late including unpaid over 24 months, of accounts with anything paid or overdue.</param>
/// <param name="Dso">DSO over 90 days, of accounts with sales in them.</param>
public sealed record PeerMediansFigure(DateOnly AsOf, PeerMedian DaysLate, PeerMedian Dso);
