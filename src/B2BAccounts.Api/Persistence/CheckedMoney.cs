using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace B2BAccounts.Api.Persistence;

/// <summary>Money on a server, whose decimal would cut a fifth place without a word: refused like on SQLite, and so is more than ±9·10^14.</summary>
public sealed class CheckedMoney() : ValueConverter<decimal, decimal>(v => Checked(v), v => v)
{
    private static decimal Checked(decimal amount)
    {
        Money.Check(amount);
        return amount;
    }
}
