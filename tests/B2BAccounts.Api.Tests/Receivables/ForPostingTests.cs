using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Postings read an account in part; what they write of it must be of the whole.</summary>
public sealed class ForPostingTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task What_is_read_of_an_account_to_post_is_all_that_its_history_says()
    {
        await using var book = await TestBook.OpenAsync();
        await using (var db = book.Db())
        {
            db.Accounts.Add(new Account { Id = 1, Number = "P", Currency = "CNY", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch });
            db.Accounts.Add(new Account
            {
                Id = 2, Number = "C", ParentId = 1, Manager = "Wang", Team = "East", Currency = "EUR", Terms = new PaymentTerms(45, true, 2m, 10),
                Status = AccountStatus.Lost, Size = AccountSize.Large, FirstPurchaseOn = Day, LastPurchaseOn = Day.AddDays(1), LostOn = Day.AddDays(2),
                CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
            });
            await db.SaveChangesAsync();
        }

        await using var read = book.Db();
        var whole = await read.Accounts.AsNoTracking().SingleAsync(a => a.Number == "C");
        var part = await read.ForPosting(["C"]).SingleAsync();
        var (expected, actual) = (AccountProfile.Of(whole, 7, Day, DateTime.UnixEpoch), AccountProfile.Of(part, 7, Day, DateTime.UnixEpoch));
        foreach (var property in typeof(AccountProfile).GetProperties())
        {
            var value = property.GetValue(expected);
            Assert.Equal(value, property.GetValue(actual));
            // A column that is not read would be its type's default, and the same on both sides if the account had nothing in it.
            Assert.NotEqual(property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null, value);
        }

        Assert.Equal((whole.FirstPurchaseOn, whole.LastPurchaseOn, whole.LostOn), (part.FirstPurchaseOn, part.LastPurchaseOn, part.LostOn));
        Assert.NotNull(part.LostOn);
    }
}
