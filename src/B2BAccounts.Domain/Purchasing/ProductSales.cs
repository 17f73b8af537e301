namespace B2BAccounts.Domain.Purchasing;

/// <summary>What was sold of a product, by the lines of invoices less those of credit notes; net, base currency.</summary>
/// <param name="Quantity">In the product's own unit, less what came back.</param>
/// <param name="OrderDays">Distinct dates of invoices with the product.</param>
/// <param name="Share">Of the amount of all products; null when they amount to nothing. Above 1 or below 0 where more was taken back of some than was sold.</param>
public sealed record ProductSales(string Product, decimal Amount, decimal Quantity, int OrderDays, decimal? Share);
