using System.Linq.Expressions;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>Every operator once: what is allowed gives what C# gives, what is not is refused.</summary>
public sealed class MoneyInQueriesTests
{
    private static readonly decimal[] Amounts = [0.0001m, 12.5m, 99.99m, 899_999_999_999_999.9999m, 250m];
    private static readonly decimal Half = 0.5m;

    public static TheoryData<string, Expression<Func<Invoice, bool>>> AllowedFilters => new()
    {
        { ">", i => i.Amount > 12.5m },
        { ">=", i => i.Amount >= 12.5m },
        { "<", i => i.Amount < 99.99m },
        { "<=", i => i.Amount <= 99.99m },
        { "==", i => i.Amount == 250m },
        { "!=", i => i.Amount != 250m },
        { "money with money", i => i.Amount > i.NetAmount },
        { "variable", i => i.Amount > Half },
        { "sum of money", i => i.Amount + i.NetAmount > 200m },
        { "difference of money", i => i.Amount - i.NetAmount!.Value > 1m },
        { "constant added", i => i.Amount + 0.5m > 13m },
        { "coalesce", i => (i.TaxAmount ?? 0m) == 0m },
        { "conditional", i => (i.Opening ? i.Amount : 1m) > 0.9m },
        { "times an integer", i => SqlMoney.Times(i.Amount, 3) > 300m },
        { "times days", i => SqlMoney.Times(i.Amount, i.DueDate.DayOfYear) > 300m },
    };

    public static TheoryData<string, Expression<Func<Invoice, object?>>> Refused => new()
    {
        { "times a rate", i => i.Amount * 0.9m },
        { "a rate times", i => 0.9m * i.Amount },
        { "times a variable", i => i.Amount * Half },
        { "times an integer constant", i => i.Amount * 2 },
        { "times an integer column", i => i.Amount * i.DueDate.Day },
        { "times money", i => i.Amount * i.NetAmount },
        { "divided by a number", i => i.Amount / 2m },
        { "divided by money", i => i.Amount / i.NetAmount },
        { "a number divided by money", i => 1m / i.Amount },
        { "modulo", i => i.Amount % 1m },
        { "as double", i => (double)i.Amount },
        { "as long", i => (long)i.Amount },
        { "rounded", i => Math.Round(i.Amount, 2, MidpointRounding.AwayFromZero) },
        { "absolute", i => Math.Abs(i.Amount) },
        { "decimal.Multiply", i => decimal.Multiply(i.Amount, 2m) },
        { "decimal.Round", i => decimal.Round(i.Amount, 1, MidpointRounding.AwayFromZero) },
        { "as text", i => i.Amount.ToString() },
        { "in a text", i => string.Concat("x", i.Amount) },
        { "EF.Property", i => EF.Property<decimal>(i, "Amount") * 0.9m },
        { "nullable", i => i.NetAmount * 0.9m },
        { "value of a nullable", i => i.NetAmount!.Value * 0.9m },
        { "negated", i => -i.Amount * 0.9m },
        { "sum with a converted integer", i => i.Amount + i.DueDate.Day },
        { "compared with a converted integer", i => i.Amount > i.DueDate.Day },
    };

    [DatabaseTheory]
    [MemberData(nameof(AllowedFilters))]
    public async Task A_comparison_of_money_in_SQL_finds_what_CSharp_finds(string name, Expression<Func<Invoice, bool>> filter)
    {
        await using var book = await FilledAsync();
        await using var db = book.Answers();
        var expected = (await db.Invoices.ToListAsync()).Where(filter.Compile()).Select(i => i.Id).Order();
        var found = (await db.Invoices.Where(filter).Select(i => i.Id).ToListAsync()).Order();
        Assert.True(expected.SequenceEqual(found), name);
    }

    [DatabaseTheory]
    [MemberData(nameof(Refused))]
    public async Task Any_other_use_of_money_is_refused(string name, Expression<Func<Invoice, object?>> use)
    {
        await using var book = await FilledAsync();
        await using var db = book.Answers();
        var projected = await Assert.ThrowsAsync<InvalidOperationException>(() => db.Invoices.Select(use).ToListAsync());
        Assert.True(projected.Message.StartsWith("The query is refused because", StringComparison.Ordinal), $"{name}: {projected.Message}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Invoices.OrderBy(use).ToListAsync());
    }

    [DatabaseFact]
    public async Task Sums_averages_extremes_and_order_are_exact()
    {
        await using var book = await FilledAsync();
        await using var db = book.Answers();
        var small = db.Invoices.Where(i => i.Amount < 1_000m);
        Assert.Equal(362.4901m, await small.SumAsync(i => i.Amount));
        Assert.Equal(362.4901m / 4, await small.AverageAsync(i => i.Amount), 4);
        Assert.Equal(0.0001m, await small.MinAsync(i => i.Amount));
        Assert.Equal(250m, await small.MaxAsync(i => i.Amount));
        Assert.Equal(Amounts.Sum(), await db.Invoices.SumAsync(i => i.Amount));
        Assert.Equal(Amounts.Order(), await db.Invoices.OrderBy(i => i.Amount).Select(i => i.Amount).ToListAsync());
        var grouped = await db.Invoices.GroupBy(i => i.Opening).Select(g => new { g.Key, Total = g.Sum(i => i.Amount), Most = g.Max(i => i.Amount) }).ToListAsync();
        Assert.Equal(Amounts.Sum(), grouped.Sum(g => g.Total));
        Assert.Equal(3 * 362.4901m, await small.SumAsync(i => SqlMoney.Times(i.Amount, 3)));
        Assert.Equal(0m, await db.Invoices.Where(i => i.Amount < 0m).SumAsync(i => i.Amount));
    }

    [DatabaseFact]
    public async Task Money_hidden_in_a_projection_or_a_group_is_still_found()
    {
        await using var book = await FilledAsync();
        await using var db = book.Answers();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.Invoices.Select(i => new { Alias = i.Amount }).Where(x => x.Alias * 0.9m > 1m).CountAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.Invoices.GroupBy(i => i.AccountId).Select(g => g.Sum(i => i.Amount) * 0.9m).ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.Accounts.Select(a => db.Invoices.Where(i => i.AccountId == a.Id).Sum(i => i.Amount) / 2m).ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Invoices.SumAsync(i => i.Amount * 0.9m));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Invoices.ExecuteUpdateAsync(u => u.SetProperty(i => i.Amount, i => i.Amount * 0.9m)));
    }

    [DatabaseFact]
    public async Task Numbers_that_are_no_money_may_be_calculated_with()
    {
        await using var book = await FilledAsync();
        await using var db = book.Answers();
        Assert.Equal([1.5m], await db.Accounts.Select(a => a.Terms.DiscountPercent * 0.5m).ToListAsync());
    }

    [DatabaseTheory]
    [InlineData("0.00001")]
    [InlineData("900000000000000.0001")]
    [InlineData("-900000000000001")]
    public async Task Money_that_cannot_be_held_is_refused_and_never_cut(string amount)
    {
        await using var book = await FilledAsync();
        await using var db = book.Db();
        db.Invoices.Add(new Invoice { Id = 99, AccountId = 1, Number = "x", Currency = "CNY", Amount = decimal.Parse(amount), RecordedAt = DateTime.UnixEpoch });
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());
        Assert.Equal(RuleCodes.MoneyOutOfRange, ((RuleViolation)(refused.InnerException ?? refused)).Code);
    }

    private static async Task<TestBook> FilledAsync()
    {
        var book = await TestBook.OpenAsync();
        await using var db = book.Db();
        db.Accounts.Add(new Account
        {
            Id = 1, Number = "1", Currency = "CNY", Terms = new PaymentTerms(30, false, 3m, 10), CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
        });
        db.Invoices.AddRange(Amounts.Select((amount, i) => new Invoice
        {
            Id = i + 1, AccountId = 1, Number = $"{i}", Currency = "CNY", Amount = amount, NetAmount = i == 3 ? 1m : 100m, Opening = i % 2 == 0,
            Date = new DateOnly(2026, 1, 1), DueDate = new DateOnly(2026, 1, 1 + i), RecordedAt = DateTime.UnixEpoch,
        }));
        await db.SaveChangesAsync();
        return book;
    }
}
