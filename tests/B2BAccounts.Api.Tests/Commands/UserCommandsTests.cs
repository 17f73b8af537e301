using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;

namespace B2BAccounts.Api.Tests.Commands;

/// <summary>The commands that say who may call, against a server on the same book.</summary>
public sealed class UserCommandsTests
{
    /// <summary>The server keeps what it knows of a user for five seconds.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(6);

    [DatabaseFact]
    public async Task Keys_and_users_of_the_commands_are_let_in_until_commands_end_them()
    {
        await using var commands = await CommandLine.OpenAsync();
        var key = await LastLineAsync(commands, "create-api-key", "--name", "crm", "--role", "AUDITOR", "--days", "1");
        await using var program = await RunningProgram.OnAsync(commands.Database);
        using var client = program.ClientWith(key);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client));

        var once = await LastLineAsync(commands, "create-user", "--name", "Chen Yu", "--role", "MANAGER", "--manager", "Chen Yu", "--region", "Zhejiang", "--region", "Jiangsu");
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(program, "chen yu", once));
        var other = await LastLineAsync(commands, "reset-password", "--name", "chen yu");
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(program, "Chen Yu", once));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(program, "Chen Yu", other));
        Assert.StartsWith("otpauth://totp/B2BAccounts:Chen%20Yu?secret=", await LastLineAsync(commands, "second-factor", "--name", "Chen Yu"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(program, "Chen Yu", other));
        await LastLineAsync(commands, "second-factor", "--name", "Chen Yu", "--off");
        await LastLineAsync(commands, "disable-user", "--name", "Chen Yu");
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(program, "Chen Yu", other));
        await LastLineAsync(commands, "disable-user", "--name", "Chen Yu", "--undo");
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(program, "Chen Yu", other));

        Assert.Contains("'crm' is taken no more", await LastLineAsync(commands, "revoke-api-key", "--id", key.Split('_')[1]), StringComparison.Ordinal);
        await Task.Delay(KnownFor);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(client));
    }

    [DatabaseFact]
    public async Task Whoever_stands_in_for_a_manager_sees_his_accounts_on_those_days_only()
    {
        await using var commands = await CommandLine.OpenAsync();
        var once = await LastLineAsync(commands, "create-user", "--name", "Wang Lei", "--role", "MANAGER", "--manager", "Wang Lei");
        await LastLineAsync(commands, "create-user", "--name", "Audit", "--role", "AUDITOR");
        await using var program = await RunningProgram.OnAsync(commands.Database);
        await program.QueryAsync("mutation { createAccount(input: { number: \"CHEN-1\", legalName: \"One\", manager: \"Chen Yu\" }) { account { number } } }");
        using var client = await program.SignedInAsync("Wang Lei", once);

        Assert.Equal(0, await CountAsync(client));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await DelegateAsync(commands, today.AddDays(-9), today.AddDays(-3));
        Assert.Equal(0, await CountAsync(client));
        await DelegateAsync(commands, today.AddDays(-2), today.AddDays(9));
        Assert.Equal(1, await CountAsync(client));
        // What is over is left as it was, what is not is replaced.
        await DelegateAsync(commands, today.AddDays(-3), today.AddDays(-2));
        Assert.Equal(0, await CountAsync(client));
        var (code, _, error) = await commands.Run("delegate", "--manager", "Chen Yu", "--to", "Audit", "--from", "2026-03-01", "--until", "2026-03-02");
        Assert.Equal(2, code);
        Assert.Contains("USER_NO_MANAGER", error, StringComparison.Ordinal);

        static async Task DelegateAsync(CommandLine commands, DateOnly from, DateOnly until)
        {
            await LastLineAsync(commands, "delegate", "--manager", "Chen Yu", "--to", "wang lei", "--from", $"{from:yyyy-MM-dd}", "--until", $"{until:yyyy-MM-dd}");
            await Task.Delay(KnownFor);
        }
    }

    [DatabaseFact]
    public async Task Lists_tell_what_each_may_see_and_whether_he_is_let_in()
    {
        await using var commands = await CommandLine.OpenAsync();
        await LastLineAsync(commands, "create-user", "--name", "陈宇", "--role", "MANAGER", "--manager", "Chen Yu", "--team", "[South]", "--region", "Zhejiang");
        await LastLineAsync(commands, "create-user", "--name", "Audit", "--role", "AUDITOR");
        await LastLineAsync(commands, "delegate", "--manager", "Wang Lei", "--to", "陈宇", "--from", "2099-12-01", "--until", "2099-12-14");
        await LastLineAsync(commands, "disable-user", "--name", "Audit");
        var users = await ListAsync(commands, "list-users");
        Assert.Equal(["name", "role", "limited to", "state", "codes", "made"], users[0][..6]);
        Assert.Equal(["Audit", "AUDITOR", "-", "DISABLED", "no"], users[1][..5]);
        Assert.Equal(["陈宇", "MANAGER", "manager Chen Yu; team [South]; region Zhejiang; stands in for Wang Lei from 2099-12-01 to 2099-12-14", "MUST_CHANGE_PASSWORD", "no"], users[2][..5]);
        Assert.Equal(3, users.Count);
        var (_, json, _) = await commands.Run("list-users", "--json");
        Assert.Equal("陈宇", JsonDocument.Parse(json).RootElement[1].GetProperty("name").GetString());

        // What was delegated to him goes with all else that he had.
        await LastLineAsync(commands, "change-rights", "--name", "陈宇", "--role", "MANAGER", "--team", "North");
        Assert.Equal("team North", (await ListAsync(commands, "list-users"))[2][2]);
    }

    [DatabaseFact]
    public async Task Keys_are_listed_by_their_ids_and_never_with_their_secrets()
    {
        await using var commands = await CommandLine.OpenAsync();
        var key = await LastLineAsync(commands, "create-api-key", "--name", "crm", "--role", "SALES_TOOL");
        var other = await LastLineAsync(commands, "create-api-key", "--name", "old", "--role", "ADMIN");
        await LastLineAsync(commands, "revoke-api-key", "--id", other);
        var listed = Assert.Single((await ListAsync(commands, "list-api-keys")).Skip(1));
        Assert.Equal([key.Split('_')[1], "crm", "SALES_TOOL", "-", "ACTIVE"], listed[..5]);
        Assert.Equal("never", listed[7]);
        Assert.Equal(["ACTIVE", "REVOKED"], (await ListAsync(commands, "list-api-keys", "--all")).Skip(1).Select(k => k[4]));
        var (_, json, _) = await commands.Run("list-api-keys", "--json", "--all");
        Assert.Equal(["ACTIVE", "REVOKED"], JsonDocument.Parse(json).RootElement.EnumerateArray().Select(k => k.GetProperty("state").GetString()));
        Assert.DoesNotContain(key.Split('_', 3)[2], json, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", json, StringComparison.OrdinalIgnoreCase);
    }

    [DatabaseFact]
    public async Task Other_rights_hold_for_a_sign_in_that_was_there_before()
    {
        await using var commands = await CommandLine.OpenAsync();
        var once = await LastLineAsync(commands, "create-user", "--name", "Wang Lei", "--role", "MANAGER", "--manager", "Wang Lei");
        await using var program = await RunningProgram.OnAsync(commands.Database);
        await program.QueryAsync("mutation { createAccount(input: { number: \"CHEN-1\", legalName: \"One\", manager: \"Chen Yu\", team: \"South\" }) { account { number } } }");
        using var client = await program.SignedInAsync("Wang Lei", once);
        Assert.Equal(0, await CountAsync(client));
        await LastLineAsync(commands, "change-rights", "--name", "wang lei", "--role", "MANAGER", "--team", "South");
        await Task.Delay(KnownFor);
        Assert.Equal(1, await CountAsync(client));
        await LastLineAsync(commands, "change-rights", "--name", "wang lei", "--role", "MANAGER", "--team", "North");
        await Task.Delay(KnownFor);
        Assert.Equal(0, await CountAsync(client));
    }

    [Theory]
    [InlineData("USER_NOT_FOUND: No user has the name 'x'", "reset-password", "--name", "x")]
    [InlineData("USER_NOT_FOUND", "delegate", "--manager", "Chen Yu", "--to", "x", "--from", "2026-03-01", "--until", "2026-03-02")]
    [InlineData("must not lie before the first", "delegate", "--manager", "Chen Yu", "--to", "x", "--from", "2026-03-02", "--until", "2026-03-01")]
    [InlineData("'1.3.2026' is no day", "delegate", "--manager", "Chen Yu", "--to", "x", "--from", "1.3.2026", "--until", "2026-03-01")]
    [InlineData("USER_NOT_FOUND", "change-rights", "--name", "x", "--role", "ADMIN")]
    [InlineData("would see nothing", "change-rights", "--name", "x", "--role", "MANAGER")]
    [InlineData("API_KEY_NOT_FOUND", "revoke-api-key", "--id", "x")]
    [InlineData("MANAGER", "create-user", "--name", "x", "--role", "BOSS")]
    [InlineData("a MANAGER only", "create-user", "--name", "x", "--role", "ADMIN", "--team", "South")]
    [InlineData("ACCOUNT_NOT_FOUND", "create-api-key", "--name", "x", "--role", "CUSTOMER", "--account", "no")]
    [InlineData("1 to 3,660 days", "create-api-key", "--name", "x", "--role", "ADMIN", "--days", "0")]
    public async Task What_cannot_be_done_is_told_with_exit_code_2(string says, params string[] arguments)
    {
        await using var commands = await CommandLine.OpenAsync();
        var (code, output, error) = await commands.Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    private static async Task<string> LastLineAsync(CommandLine commands, params string[] arguments)
    {
        var (code, output, error) = await commands.Run(arguments);
        Assert.Equal((0, ""), (code, error));
        return output.TrimEnd().Split('\n')[^1].Trim();
    }

    /// <summary>The cells of each line of a table, the heads first.</summary>
    private static async Task<List<string[]>> ListAsync(CommandLine commands, params string[] arguments)
    {
        var (code, output, error) = await commands.Run(arguments);
        Assert.Equal((0, ""), (code, error));
        return [.. output.TrimEnd().Split('\n').Select(line => line.Trim().Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }

    private static async Task<int> CountAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ accounts { totalCount } }" });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("accounts").GetProperty("totalCount").GetInt32();
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/graphql?query={__typename}");
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> SignInAsync(RunningProgram program, string name, string password)
    {
        using var answer = await program.Stranger.PostAsJsonAsync("/auth/sign-in", new { name, password });
        return answer.StatusCode;
    }
}
