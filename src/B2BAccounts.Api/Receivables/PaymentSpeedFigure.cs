using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>结款速度 of an account.</summary>
/// <param name="Speed">Over the window that was asked for.</param>
/// <param name="Index">0 to 100, always over 24 months; null when nothing was paid or overdue in them.</param>
/// <param name="Trend">Over the last twelve full calendar months.</param>
public sealed record PaymentSpeedFigure(PaymentSpeed Speed, decimal? Index, PaymentTrend Trend);
