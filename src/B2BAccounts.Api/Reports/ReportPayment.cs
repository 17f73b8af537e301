using B2BAccounts.Domain.Purchasing;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Reports;

/// <summary>How fast the company pays, and what it bought in the 12 months before the day.</summary>
/// <param name="Index">0 to 100; null without any paid or overdue invoice.</param>
public sealed record ReportPayment(PaymentSpeed Speed, decimal? Index, PaymentTrend Trend, PurchaseFigures Purchases);
