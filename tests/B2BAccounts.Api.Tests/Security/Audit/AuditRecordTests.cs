using System.Text.Json;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security.Audit;

/// <summary>What is recorded of changes of the book.</summary>
public sealed class AuditRecordTests
{
    [DatabaseFact]
    public async Task A_change_is_recorded_with_its_rows_before_and_after()
    {
        await using var book = await TestBook.OpenAsync();
        var account = await book.CreateAsync("C-1");
        await book.Get<UpdateAccount>().HandleAsync(
            new UpdateAccountInput("C-1", account.Version) { City = new Optional<string?>("杭州") }, Scope.Everything, default);

        var (created, updated) = await LastTwoAsync(book);
        Assert.Equal((AuditKind.Change, "program", GlobalId.Encode("Account", account.Id)), (created.Kind, created.CallerId, created.Subject));
        Assert.Equal("Company C-1", Row(created, "Account").GetProperty("after").GetProperty("LegalName").GetString());
        Assert.Equal(JsonValueKind.Null, Row(created, "Account").GetProperty("before").ValueKind);
        var row = Row(updated, "Account");
        Assert.Equal((JsonValueKind.Null, "杭州"), (row.GetProperty("before").GetProperty("City").ValueKind, row.GetProperty("after").GetProperty("City").GetString()));
        Assert.False(row.GetProperty("after").TryGetProperty("LegalName", out _));
        Assert.Contains("杭州", updated.Details, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_change_that_was_refused_leaves_no_record()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        var before = await CountAsync(book);
        await Assert.ThrowsAsync<RuleViolation>(() => book.CreateAsync("C-1"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => book.Transactions.RunAsync(
            async change =>
            {
                change.Db.Accounts.Add(new Account { Id = await change.KeyAsync<Account>(), Number = "C-2", LegalName = "x", SearchName = "x", Currency = "CNY", CreatedAt = change.RecordedAt, UpdatedAt = change.RecordedAt });
                await change.Db.SaveChangesAsync(change.Cancel);
                throw new InvalidOperationException("no");
            },
            default));
        Assert.Equal(before, await CountAsync(book));
    }

    [DatabaseFact]
    public async Task No_password_and_no_hash_of_a_secret_is_told()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Get<CreateUser>().HandleAsync(new CreateUserInput("maria", new RightsInput(Role.Admin)), default);
        await book.Get<CreateApiKey>().HandleAsync(new CreateApiKeyInput("tool", new RightsInput(Role.SalesTool), 1), default);
        await book.Get<SecondFactor>().SetAsync("maria", true, default);
        await using var db = book.Db();
        var told = string.Join('\n', await db.AuditRecords.Select(r => r.Details).ToListAsync());
        var (user, key) = (await db.Users.SingleAsync(), await db.ApiKeys.SingleAsync());
        Assert.Contains("\"maria\"", told, StringComparison.Ordinal);
        Assert.Contains("(not told)", told, StringComparison.Ordinal);
        foreach (var secret in new[] { user.PasswordHash, user.Stamp, user.TotpSecret!, key.Hash })
        {
            Assert.DoesNotContain(JsonSerializer.Serialize(secret).Trim('"')[..20], told, StringComparison.Ordinal);
        }
    }

    [DatabaseFact]
    public async Task Changes_side_by_side_are_each_recorded_once_in_whole_chains()
    {
        await using var book = await TestBook.OpenAsync();
        var before = await CountAsync(book);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => book.CreateAsync($"C-{i}"))));
        Assert.Equal(before + 60, await CountAsync(book));
        await book.Get<AuditSealing>().SealAsync(default);
        var verdict = await book.Get<VerifyAudit>().RunAsync(null, default);
        Assert.Equal((0, 0L), (verdict.ProblemCount, verdict.Unsealed));
        Assert.True(verdict.Chains <= 17, $"{verdict.Chains} chains");
    }

    [DatabaseFact]
    public async Task Many_new_rows_are_told_by_their_number_and_keys_and_changed_ones_all()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Transactions.RunAsync(
            async change =>
            {
                var id = (await change.KeysAsync<Account>(250)).First;
                change.Db.Accounts.AddRange(Enumerable.Range(0, 250).Select(i => new Account { Id = id + i, Number = $"C-{i}", LegalName = "x", SearchName = "x", Currency = "CNY", CreatedAt = change.RecordedAt, UpdatedAt = change.RecordedAt }));
            },
            default);
        await using (var db = book.Db())
        {
            var record = await db.AuditRecords.OrderByDescending(r => r.Id).FirstAsync();
            Assert.Equal(250, record.Count);
            Assert.Equal(250, JsonDocument.Parse(record.Details).RootElement.GetProperty("many")[0].GetProperty("added").GetInt32());
        }

        await book.Transactions.RunAsync(async change => (await change.Db.Accounts.ToListAsync(change.Cancel)).ForEach(a => a.City = "Linköping"), default);
        await using var after = book.Db();
        var told = await after.AuditRecords.Where(r => r.Kind == AuditKind.Change).OrderByDescending(r => r.Id).Take(2).ToListAsync();
        Assert.Equal(250, told.Sum(r => r.Count));
        Assert.Equal(250, told.Sum(r => JsonDocument.Parse(r.Details).RootElement.GetProperty("rows").GetArrayLength()));
    }

    private static JsonElement Row(AuditRecord record, string table) =>
        JsonDocument.Parse(record.Details).RootElement.GetProperty("rows").EnumerateArray().First(r => r.GetProperty("table").GetString() == table);

    private static async Task<(AuditRecord Before, AuditRecord Last)> LastTwoAsync(TestBook book)
    {
        await using var db = book.Db();
        var two = await db.AuditRecords.OrderByDescending(r => r.Id).Take(2).ToListAsync();
        return (two[1], two[0]);
    }

    private static async Task<int> CountAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.AuditRecords.CountAsync();
    }
}
