using System.Data.Common;
using System.Text.Json;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security.Audit;

/// <summary>The command, and what is left of the record when a process is killed.</summary>
public sealed class VerifyAuditCommandTests
{
    [DatabaseFact]
    public async Task What_a_killed_process_has_recorded_is_whole_and_as_much_as_it_has_changed()
    {
        await using var program = await CommandLine.OpenAsync();
        using (var process = await program.StartAsync(async () => await CountAsync(program.Database) >= 3, "generate", "--accounts", "3000", "--seed", "5", "--as-of", "2026-03-31"))
        {
            await program.KillAsync(process);
        }

        var (code, output, error) = await program.Run("verify-audit");
        Assert.True(code == 0, output + error);
        Assert.Contains("Nothing was changed", output, StringComparison.Ordinal);
        await using var book = await TestBook.OpenAsync(program.Database);
        await using var db = book.Db();
        var told = (await db.AuditRecords.Select(r => r.Details).ToListAsync()).Sum(AccountsAdded);
        Assert.Equal(await db.Accounts.CountAsync(), told);
        Assert.InRange(told, 1, 2_999);
    }

    [DatabaseFact]
    public async Task The_command_tells_what_is_wrong_and_ends_with_exit_code_1()
    {
        await using var program = await CommandLine.OpenAsync();
        Assert.Equal(0, (await program.Run("create-api-key", "--name", "tool", "--role", "SALES_TOOL", "--days", "1")).Code);
        await using (var book = await TestBook.OpenAsync(program.Database))
        {
            await using var db = book.Db();
            await db.AuditRecords.Where(r => r.Details.Contains("ApiKey")).ExecuteUpdateAsync(set => set.SetProperty(r => r.CallerName, "somebody else"));
        }

        var (code, output, _) = await program.Run("verify-audit");
        Assert.Equal(1, code);
        Assert.Contains("is not what was recorded", output, StringComparison.Ordinal);
        var (refused, _, error) = await program.Run("verify-audit", "--seal", "x");
        Assert.Equal(2, refused);
        Assert.Contains("write a seal's number, a colon and its hash", error, StringComparison.Ordinal);
    }

    /// <summary>Few new rows are told one by one, many by their number.</summary>
    private static int AccountsAdded(string details)
    {
        using var told = JsonDocument.Parse(details);
        var one = Of("rows").Count(r => r.GetProperty("before").ValueKind == JsonValueKind.Null);
        return one + Of("many").Sum(r => r.GetProperty("added").GetInt32());

        IEnumerable<JsonElement> Of(string list) => told.RootElement.TryGetProperty(list, out var rows) ? rows.EnumerateArray().Where(r => r.GetProperty("table").ValueEquals("Account")) : [];
    }

    // Until the tables are there nothing can be counted.
    private static async Task<int> CountAsync(TestDatabase database)
    {
        try
        {
            return int.Parse((await database.AskAsync("SELECT COUNT(*) FROM \"AuditRecords\" WHERE \"Details\" LIKE '%\"many\"%'")).Single());
        }
        catch (DbException)
        {
            return 0;
        }
    }
}
