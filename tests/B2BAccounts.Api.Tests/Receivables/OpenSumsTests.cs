using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

public sealed class OpenSumsTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [Fact]
    public async Task On_SQLite_the_whole_book_s_are_read_in_the_order_of_one_index_though_nothing_is_known_of_its_rows()
    {
        await using var book = await TestBook.OpenAsync();
        await using var db = book.Answers();
        var rows = LedgerRows.Of(db, AccountSet.WholeBook);
        Assert.True(db.Database.IsSqlite());
        foreach (var sums in new[] { OpenSums.Of(rows, Day), OpenSums.WithinEdges(rows, AgeingEdges.Default, Day) })
        {
            var plan = Assert.Single(await PlanAsync(db, sums));
            Assert.StartsWith("SCAN o USING COVERING INDEX", plan, StringComparison.Ordinal);
        }

        // Of a kind by its name, rows are looked up by it and then sorted.
        var named = rows.Open.Where(o => o.Kind == DocumentKind.Invoice).GroupBy(o => o.AccountId).Select(g => new { g.Key, Open = g.Sum(o => o.Open) });
        Assert.Contains("USE TEMP B-TREE FOR GROUP BY", await PlanAsync(db, named));
    }

    private static async Task<List<string>> PlanAsync(DbContext db, IQueryable query)
    {
        await using var command = query.CreateDbCommand();
        await db.Database.OpenConnectionAsync();
#pragma warning disable CA2100 // EF's own text.
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
#pragma warning restore CA2100
        await using var steps = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await steps.ReadAsync())
        {
            plan.Add(steps.GetString(3));
        }

        return plan;
    }
}
