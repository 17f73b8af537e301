using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Commands;

/// <summary>What a process writes with every category of its log at its loudest.</summary>
public sealed class SecretsInLogsTests
{
    private static readonly string[] Categories =
        ["Default", "Microsoft.AspNetCore", "Microsoft.AspNetCore.DataProtection", "Microsoft.EntityFrameworkCore", "Microsoft.Hosting.Lifetime"];

    [Fact]
    public async Task A_start_that_fails_for_a_wrong_password_does_not_tell_it()
    {
        await using var server = new RefusingPostgreSql();
        await using var program = await CommandLine.OpenAsync();
        MakeLoud(program);
        program.Variables["Database__Provider"] = "PostgreSql";
        program.Variables["Database__ConnectionString"] = $"Host=127.0.0.1;Port={server.Port};Database=book;Username=clerk;Password=hush-hush";
        var (code, output, error) = await program.Run("serve", "--urls=http://127.0.0.1:0");
        Assert.Equal(2, code);
        Assert.Contains("hush-hush", server.Passwords);
        Assert.Contains($"The PostgreSQL database book on 127.0.0.1:{server.Port} cannot be opened", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", output + error, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task No_credential_that_clients_send_is_in_the_log()
    {
        const string Password = "a long enough passphrase";
        const string Wrong = "another passphrase, a wrong one";
        await using var program = await CommandLine.OpenAsync();
        var once = await LastWordAsync(program, "create-user", "--name", "Chen Yu", "--role", "AUDITOR");
        var key = await LastWordAsync(program, "create-api-key", "--name", "crm", "--role", "AUDITOR", "--days", "1");
        MakeLoud(program);
        using var process = program.Start("serve", "--urls=http://127.0.0.1:0", "--environment=Production");
        var log = new StringBuilder();
        var secrets = new List<string> { once, key, key.Split('_').MaxBy(p => p.Length)!, Password, Wrong };
        try
        {
            while (!log.ToString().Contains("Ctrl+C stops it", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync() is { } line)
            {
                log.AppendLine(line);
            }

            var more = process.StandardOutput.ReadToEndAsync();
            using var client = new HttpClient { BaseAddress = new Uri(log.ToString().Split("listens on ")[1].Split(',')[0]) };
            var first = await SignInAsync(client, once);
            secrets.AddRange(Tokens(first));
            using (var change = await SendAsync(client, "/auth/password", Tokens(first)[0], new { old = once, @new = Password }))
            {
                Assert.Equal(HttpStatusCode.OK, change.StatusCode);
            }

            var second = await SignInAsync(client, Password);
            secrets.AddRange(Tokens(second));
            using (var refresh = await SendAsync(client, "/auth/refresh", null, new { refreshToken = Tokens(second)[1] }))
            {
                secrets.AddRange(Tokens(await refresh.Content.ReadFromJsonAsync<JsonElement>()));
            }

            foreach (var token in (string[])[key, secrets[^2], key + "x", "made.up.token-of-nobody"])
            {
                using var answer = await SendAsync(client, "/graphql", token, new { query = "{ accounts { totalCount } }" });
                secrets.Add(token);
            }

            using var wrong = await SendAsync(client, "/auth/sign-in", null, new { name = "Chen Yu", password = Wrong });
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            foreach (var broken in (string[])[$$"""{"name": "Chen Yu", "password": "{{Password}}" """, $$"""{"name": 1, "password": ["{{Password}}"]}"""])
            {
                using var content = new StringContent(broken, Encoding.UTF8, "application/json");
                using var refused = await client.PostAsync("/auth/sign-in", content);
                Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            }

            OtherProgram.Run("kill", "-TERM", $"{process.Id}");
            log.Append(await more).Append(await process.StandardError.ReadToEndAsync());
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        // It is loud indeed.
        Assert.Contains("/auth/sign-in", log.ToString(), StringComparison.Ordinal);
        Assert.Contains("trce: ", log.ToString(), StringComparison.Ordinal);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, log.ToString(), StringComparison.Ordinal);
        }
    }

    private static void MakeLoud(CommandLine program)
    {
        foreach (var category in Categories)
        {
            program.Variables[$"Logging__LogLevel__{category}"] = "Trace";
        }
    }

    private static async Task<string> LastWordAsync(CommandLine program, params string[] arguments)
    {
        var (code, output, error) = await program.Run(arguments);
        Assert.True(code == 0, error);
        return output.TrimEnd().Split('\n')[^1].Trim();
    }

    private static async Task<JsonElement> SignInAsync(HttpClient client, string password)
    {
        using var answer = await SendAsync(client, "/auth/sign-in", null, new { name = "Chen Yu", password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string? token, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request);
    }

    private static string[] Tokens(JsonElement signedIn) => [signedIn.GetProperty("accessToken").GetString()!, signedIn.GetProperty("refreshToken").GetString()!];
}
