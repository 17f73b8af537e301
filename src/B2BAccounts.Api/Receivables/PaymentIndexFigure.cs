namespace B2BAccounts.Api.Receivables;

/// <param name="Index">Null when nothing was paid or overdue.</param>
public sealed record PaymentIndexFigure(decimal? Index);
