using System.CommandLine;
using B2BAccounts.Api.Security;

namespace B2BAccounts.Api.Commands;

/// <summary>Makes users, gives them new passwords and other rights, has them use one-time codes, shuts them out.</summary>
public static class UserCommands
{
    public static Command Create(ProgramHost host)
    {
        var name = Name();
        var rights = new RightsOptions();
        var command = new Command("create-user", "Make a user who signs in by a password; a one-time password is printed.") { name };
        rights.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var input = new CreateUserInput(parsed.GetRequiredValue(name), rights.Read(parsed));
            var password = await app.Services.GetRequiredService<CreateUser>().HandleAsync(input, cancellation);
            await WritePasswordAsync(host.Output, input.Name, password);
            return 0;
        });
        return command;
    }

    public static Command ChangeRights(ProgramHost host)
    {
        var name = Name();
        var rights = new RightsOptions();
        var command = new Command("change-rights", "Give a user another role or other parts of the book, in place of all that he had; servers that run know it within five seconds.") { name };
        rights.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var input = new ChangeRightsInput(parsed.GetRequiredValue(name), rights.Read(parsed));
            await app.Services.GetRequiredService<ChangeRights>().HandleAsync(input, cancellation);
            await host.Output.WriteLineAsync($"The user '{input.Name}' is {RoleNames.Of(input.Rights.Role)} from now on, with what was named and nothing of what he had.");
            return 0;
        });
        return command;
    }

    public static Command ResetPassword(ProgramHost host)
    {
        var name = Name();
        var command = new Command("reset-password", "Give a user a new one-time password, which is printed; he is unlocked, and his sign-ins end.") { name };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var password = await app.Services.GetRequiredService<ResetPassword>().HandleAsync(parsed.GetRequiredValue(name), cancellation);
            await WritePasswordAsync(host.Output, parsed.GetRequiredValue(name), password);
            return 0;
        });
        return command;
    }

    public static Command Disable(ProgramHost host)
    {
        var name = Name();
        var undo = new Option<bool>("--undo") { Description = "Let him in again." };
        var command = new Command("disable-user", "Shut a user out; servers that run know it within five seconds.") { name, undo };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            await app.Services.GetRequiredService<DisableUser>().HandleAsync(parsed.GetRequiredValue(name), !parsed.GetValue(undo), cancellation);
            await host.Output.WriteLineAsync($"The user '{parsed.GetRequiredValue(name)}' {(parsed.GetValue(undo) ? "may sign in again" : "is shut out")}.");
            return 0;
        });
        return command;
    }

    public static Command Delegate(ProgramHost host)
    {
        var manager = new Option<string>("--manager") { HelpName = "NAME", Required = true, Description = "Whose accounts, as accounts name their manager." };
        var to = new Option<string>("--to") { HelpName = "NAME", Required = true, Description = "The user, a MANAGER, who stands in for him." };
        var (from, until) = (DayOption.Create("--from", "The first day."), DayOption.Create("--until", "The last day."));
        (from.Required, until.Required) = (true, true);
        var command = new Command("delegate", "Have a user see another manager's accounts for some days; what was said of the two before and is not over is replaced.") { manager, to, from, until };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var input = new DelegateAccountsInput(parsed.GetRequiredValue(manager), parsed.GetRequiredValue(to), parsed.GetValue(from)!.Value, parsed.GetValue(until)!.Value);
            await app.Services.GetRequiredService<DelegateAccounts>().HandleAsync(input, cancellation);
            await host.Output.WriteLineAsync($"The user '{input.To}' sees the accounts of {input.Manager} from {input.From:yyyy-MM-dd} to {input.Until:yyyy-MM-dd}.");
            return 0;
        });
        return command;
    }

    public static Command SecondFactor(ProgramHost host)
    {
        var name = Name();
        var off = new Option<bool>("--off") { Description = "Ask for codes no more." };
        var command = new Command("second-factor", "Ask a user for one-time codes of an authenticator app from now on; the secret for his app is printed.") { name, off };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var user = parsed.GetRequiredValue(name);
            var secret = await app.Services.GetRequiredService<SecondFactor>().SetAsync(user, !parsed.GetValue(off), cancellation);
            await host.Output.WriteLineAsync(secret is null
                ? $"The user '{user}' signs in without a code."
                : $"The user '{user}' signs in with a code as well. For his app, shown this once:{Environment.NewLine}otpauth://totp/B2BAccounts:{Uri.EscapeDataString(user)}?secret={secret}&issuer=B2BAccounts");
            return 0;
        });
        return command;
    }

    private static Option<string> Name() => new("--name") { HelpName = "NAME", Required = true, Description = "The user's name; case, width, accents and spaces make no difference." };

    private static Task WritePasswordAsync(TextWriter output, string name, string password) => output.WriteLineAsync(
        $"One-time password of '{name}', shown this once, to be changed at the first sign-in:{Environment.NewLine}{password}");
}
