using System.Globalization;
using System.Text.Json;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security.Audit;

/// <summary>What verification finds, when somebody who can write to the database has been at the record.</summary>
public sealed class VerifyAuditTests
{
    [DatabaseTheory]
    [InlineData("UPDATE \"AuditRecords\" SET \"Details\" = '[]' WHERE \"Chain\" = {0} AND \"Number\" = 3", "record 3 of")]
    [InlineData("UPDATE \"AuditRecords\" SET \"CallerId\" = 'user:9' WHERE \"Chain\" = {0} AND \"Number\" = 3", "record 3 of")]
    [InlineData("UPDATE \"AuditRecords\" SET \"At\" = (SELECT MAX(\"At\") FROM \"AuditSeals\") WHERE \"Chain\" = {0} AND \"Number\" = 2", "record 2 of")]
    [InlineData("DELETE FROM \"AuditRecords\" WHERE \"Chain\" = {0} AND \"Number\" = 3", "record 3 is missing")]
    [InlineData("DELETE FROM \"AuditRecords\" WHERE \"Chain\" = {0} AND \"Number\" >= 3", "missing at its end")]
    [InlineData("DELETE FROM \"AuditRecords\" WHERE \"Chain\" = {0}", "records 1 to")]
    [InlineData("UPDATE \"AuditRecords\" SET \"Number\" = CASE \"Number\" WHEN 3 THEN 1003 WHEN 4 THEN 1004 ELSE \"Number\" END WHERE \"Chain\" = {0}; UPDATE \"AuditRecords\" SET \"Number\" = CASE \"Number\" WHEN 1003 THEN 4 WHEN 1004 THEN 3 ELSE \"Number\" END WHERE \"Chain\" = {0}", "record 3 of")]
    [InlineData("DELETE FROM \"AuditSeals\" WHERE \"Number\" = 2", "seals 2 to 2 are missing")]
    [InlineData("UPDATE \"AuditSeals\" SET \"Heads\" = '[]' WHERE \"Number\" = 2", "seal 2 of")]
    [InlineData("UPDATE \"AuditChains\" SET \"BaseNumber\" = 2, \"BaseHash\" = (SELECT \"Hash\" FROM \"AuditRecords\" WHERE \"Chain\" = {0} AND \"Number\" = 2) WHERE \"Id\" = {0}", "no record of retention")]
    [InlineData("UPDATE \"AuditRecords\" SET \"Chain\" = 4711 WHERE \"Chain\" = {0} AND \"Number\" = 3", "in no chain")]
    public async Task Whatever_is_done_to_the_record_is_found(string deed, string found)
    {
        await using var book = await WithThreeSealsAsync();
        Assert.Equal(0, (await VerifyAsync(book)).ProblemCount);
        await using (var db = book.Db())
        {
            var chain = await db.AuditRecords.GroupBy(r => r.Chain).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync();
            foreach (var statement in deed.Split(';'))
            {
                Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(statement.Replace("{0}", chain.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
            }
        }

        Assert.Contains((await VerifyAsync(book)).Problems, p => p.Contains(found, StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task Hashes_that_were_made_anew_without_the_key_are_found()
    {
        await using var book = await WithThreeSealsAsync();
        await using (var db = book.Db())
        {
            await ForgeAsync(db);
        }

        var verdict = await VerifyAsync(book);
        Assert.Equal(["seal 2 was not signed by the key that is here", "seal 3 was not signed by the key that is here"], verdict.Problems);
    }

    [DatabaseFact]
    public async Task An_end_that_was_cut_off_is_found_by_a_seal_that_is_known_from_elsewhere()
    {
        await using var book = await WithThreeSealsAsync();
        var last = (await VerifyAsync(book)).Last!;
        await using (var db = book.Db())
        {
            var seal = await db.AuditSeals.SingleAsync(s => s.Number == 3);
            foreach (var head in seal.ReadHeads())
            {
                var before = (await db.AuditSeals.Where(s => s.Number < 3).ToListAsync()).SelectMany(s => s.ReadHeads()).Where(h => h.Chain == head.Chain).Select(h => h.Number).DefaultIfEmpty(0).Max();
                await db.AuditRecords.Where(r => r.Chain == head.Chain && r.Number > before).ExecuteDeleteAsync();
            }

            await db.AuditSeals.Where(s => s.Number == 3).ExecuteDeleteAsync();
        }

        Assert.Equal(0, (await VerifyAsync(book)).ProblemCount);
        var verdict = await book.Get<VerifyAudit>().RunAsync((3, last.Hash), default);
        Assert.Contains("the end was cut off", Assert.Single(verdict.Problems), StringComparison.Ordinal);
        Assert.Contains("not the expected one", Assert.Single((await book.Get<VerifyAudit>().RunAsync((2, last.Hash), default)).Problems), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task What_no_seal_covers_yet_is_told_and_checked()
    {
        await using var book = await WithThreeSealsAsync();
        await book.CreateAsync("late-1");
        await book.CreateAsync("late-2");
        Assert.Equal((0, 2L), ((await VerifyAsync(book)).ProblemCount, (await VerifyAsync(book)).Unsealed));
        await using (var db = book.Db())
        {
            await db.AuditRecords.Where(r => r.Details.Contains("late-1")).ExecuteUpdateAsync(set => set.SetProperty(r => r.Details, "{}"));
        }

        Assert.NotEqual(0, (await VerifyAsync(book)).ProblemCount);
    }

    [DatabaseFact]
    public async Task Records_are_removed_for_their_age_and_the_rest_still_verifies()
    {
        await using var book = await TestBook.OpenAsync(settings: ("Audit:KeepDays", "30"));
        for (var day = 0; day < 100; day += 10)
        {
            await book.CreateAsync($"C-{day}");
            await book.Get<AuditSealing>().SealAsync(default);
            book.Time.Now += TimeSpan.FromDays(10);
        }

        var before = await VerifyAsync(book);
        Assert.True(await book.Get<AuditRetention>().RemoveAsync(default) > 0);
        Assert.Equal(0, await book.Get<AuditRetention>().RemoveAsync(default));
        await book.Get<AuditSealing>().SealAsync(default);
        var after = await VerifyAsync(book);
        Assert.Equal([], after.Problems);
        Assert.True(after.Records < before.Records, $"{after.Records} of {before.Records}");
        await using (var db = book.Db())
        {
            Assert.DoesNotContain(await db.AuditRecords.Select(r => r.Details).ToListAsync(), d => d.Contains("C-50", StringComparison.Ordinal));
            Assert.Contains(await db.AuditRecords.Select(r => r.Details).ToListAsync(), d => d.Contains("C-90", StringComparison.Ordinal));
        }

        book.Time.Now += TimeSpan.FromDays(20);
        Assert.True(await book.Get<AuditRetention>().RemoveAsync(default) > 0);
        await book.CreateAsync("C-new");
        await book.Get<AuditSealing>().SealAsync(default);
        Assert.Equal([], (await VerifyAsync(book)).Problems);
    }

    private static Task<AuditVerdict> VerifyAsync(TestBook book) => book.Get<VerifyAudit>().RunAsync(null, default);

    private static async Task<TestBook> WithThreeSealsAsync()
    {
        var book = await TestBook.OpenAsync();
        for (var i = 0; i < 9; i++)
        {
            await book.CreateAsync($"C-{i}");
            if (i % 3 == 2)
            {
                book.Time.Now += TimeSpan.FromMinutes(1);
                Assert.NotNull(await book.Get<AuditSealing>().SealAsync(default));
            }
        }

        return book;
    }

    // What somebody could do who knows the program and has the database, but not the key.
    private static async Task ForgeAsync(AccountsDb db)
    {
        var victim = await db.AuditRecords.SingleAsync(r => r.Details.Contains("\"C-4\""));
        victim.Details = "{}";
        var records = await db.AuditRecords.Where(r => r.Chain == victim.Chain).OrderBy(r => r.Number).ToListAsync();
        var hash = AuditHash.First;
        records.ForEach(r => hash = r.Hash = AuditHash.Of(hash, r));
        hash = AuditHash.First;
        foreach (var seal in await db.AuditSeals.OrderBy(s => s.Number).ToListAsync())
        {
            var heads = seal.ReadHeads().Select(h => h.Chain == victim.Chain ? h with { Hash = records.Single(r => r.Number == h.Number).Hash } : h);
            seal.Heads = JsonSerializer.Serialize(heads);
            hash = seal.Hash = AuditHash.Of(hash, seal);
        }

        await db.SaveChangesAsync();
    }
}
