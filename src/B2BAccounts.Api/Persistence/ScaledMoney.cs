using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// Money on SQLite, which has no decimal: ten-thousandths in a 64-bit integer. More than four decimals, or more than ±9·10^14,
/// is refused, never cut.
/// </summary>
public sealed class ScaledMoney() : ValueConverter<decimal, long>(v => Scale(v), v => Unscale(v))
{
    private const decimal Factor = 10_000m;

    public static long Scale(decimal amount)
    {
        Money.Check(amount);
        return decimal.ToInt64(amount * Factor);
    }

    public static decimal Unscale(long scaled) => scaled / Factor;
}
