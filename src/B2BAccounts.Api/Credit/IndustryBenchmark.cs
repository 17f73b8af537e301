using B2BAccounts.Api.Receivables;

namespace B2BAccounts.Api.Credit;

/// <summary>What is usual in an account's industry, to hold its terms and limit against.</summary>
/// <param name="Industry">The part of the account's ISIC class that the figures are of.</param>
/// <param name="UsualDays">Days for which sales are usually owed there, by the credit policy; null where it knows none.</param>
/// <param name="UsualLimitMonths">The same as months of purchases.</param>
/// <param name="TermsDays">Net days of the book's customers of the industry.</param>
/// <param name="LimitMonths">Their limits in force, as months of their purchases of the last 12 months.</param>
public sealed record IndustryBenchmark(string Industry, decimal? UsualDays, decimal? UsualLimitMonths, PeerMedian TermsDays, PeerMedian LimitMonths);
