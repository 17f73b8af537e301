namespace B2BAccounts.Benchmarks.Load;

/// <param name="Rate">Answers a second.</param>
/// <param name="Half">Half of the answers came within so many milliseconds.</param>
/// <param name="Most">99 of 100 did.</param>
internal sealed record LoadFigures(double Requests, double Rate, double Half, double Most);
