using System.Globalization;
using B2BAccounts.Api.Demo;

namespace B2BAccounts.Api.Generation;

/// <summary>
/// What a generated book is made from. Everything of the account with an index is a function of the plan and that index alone, so that
/// accounts can be made one after the other, and again.
/// </summary>
/// <param name="Accounts">How many accounts, 1 to <see cref="MostAccounts"/>; their indices count from 1.</param>
/// <param name="Seed">Chooses one of many books of the size.</param>
/// <param name="AsOf">The day that the history ends.</param>
/// <param name="BaseCurrency">ISO 4217; what most documents are in.</param>
public sealed record GenerationPlan(int Accounts, long Seed, DateOnly AsOf, string BaseCurrency)
{
    public const int MostAccounts = 1_000_000;

    /// <summary>Months of trade up to the last day.</summary>
    public const int Months = 36;

    /// <summary>The day that trade begins.</summary>
    public DateOnly Start => AsOf.AddMonths(-Months);

    /// <summary>Our number of an account, such as G0000017.</summary>
    public static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"G{index:0000000}");

    /// <summary>A generator of its own for one side of one account.</summary>
    public DemoRandom Random(int index, string side) => DemoRandom.For(string.Create(CultureInfo.InvariantCulture, $"{Seed}/{index}/{side}"));
}
