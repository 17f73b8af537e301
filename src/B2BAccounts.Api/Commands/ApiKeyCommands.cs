using System.CommandLine;
using B2BAccounts.Api.Security;

namespace B2BAccounts.Api.Commands;

/// <summary>Makes API keys and ends them.</summary>
public static class ApiKeyCommands
{
    private const int DefaultDays = 365;

    public static Command Create(ProgramHost host)
    {
        var name = new Option<string>("--name") { HelpName = "NAME", Required = true, Description = "What the key is for." };
        var days = new Option<int>("--days") { HelpName = "N", DefaultValueFactory = _ => DefaultDays, Description = $"How long the key is taken, 1 to {CreateApiKey.LongestDays:N0} days." };
        var rights = new RightsOptions();
        var command = new Command("create-api-key", "Make a key for a program to call with; it is printed once and cannot be shown again.") { name, days };
        rights.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var input = new CreateApiKeyInput(parsed.GetRequiredValue(name), rights.Read(parsed), parsed.GetValue(days));
            var key = await app.Services.GetRequiredService<CreateApiKey>().HandleAsync(input, cancellation);
            await host.Output.WriteLineAsync($"API key '{input.Name}', shown this once, good for {input.Days:N0} {(input.Days == 1 ? "day" : "days")}:{Environment.NewLine}{key}");
            return 0;
        });
        return command;
    }

    public static Command Revoke(ProgramHost host)
    {
        var id = new Option<string>("--id") { HelpName = "ID", Required = true, Description = "The part of the key between b2b_ and the next _." };
        var command = new Command("revoke-api-key", "Have a key be taken no more; servers that run know it within five seconds.") { id };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var name = await app.Services.GetRequiredService<RevokeApiKey>().HandleAsync(parsed.GetRequiredValue(id), cancellation);
            await host.Output.WriteLineAsync($"The API key '{name}' is taken no more.");
            return 0;
        });
        return command;
    }
}
