using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;

namespace B2BAccounts.Api.Tests.Commands;

/// <summary>The commands that say who may call, against a server on the same book.</summary>
public sealed class UserCommandsTests
{
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
        await Task.Delay(TimeSpan.FromSeconds(6));
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
        using var first = await program.Stranger.PostAsJsonAsync("/auth/sign-in", new { name = "Wang Lei", password = once });
        using var changing = program.ClientWith((await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        using var changed = await changing.PostAsJsonAsync("/auth/password", new { old = once, @new = "a long enough password" });
        using var client = program.ClientWith((await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());

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

        static Task DelegateAsync(CommandLine commands, DateOnly from, DateOnly until) =>
            LastLineAsync(commands, "delegate", "--manager", "Chen Yu", "--to", "wang lei", "--from", $"{from:yyyy-MM-dd}", "--until", $"{until:yyyy-MM-dd}");

        // The server keeps what it knows of a user for five seconds.
        static async Task<int> CountAsync(HttpClient client)
        {
            await Task.Delay(TimeSpan.FromSeconds(6));
            using var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ accounts { totalCount } }" });
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("accounts").GetProperty("totalCount").GetInt32();
        }
    }

    [Theory]
    [InlineData("USER_NOT_FOUND: No user has the name 'x'", "reset-password", "--name", "x")]
    [InlineData("USER_NOT_FOUND", "delegate", "--manager", "Chen Yu", "--to", "x", "--from", "2026-03-01", "--until", "2026-03-02")]
    [InlineData("must not lie before the first", "delegate", "--manager", "Chen Yu", "--to", "x", "--from", "2026-03-02", "--until", "2026-03-01")]
    [InlineData("'1.3.2026' is no day", "delegate", "--manager", "Chen Yu", "--to", "x", "--from", "1.3.2026", "--until", "2026-03-01")]
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
