using System.Net;
using System.Net.Http.Json;
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

    [Theory]
    [InlineData("USER_NOT_FOUND: No user has the name 'x'", "reset-password", "--name", "x")]
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
