using System.CommandLine;
using System.Globalization;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;

namespace B2BAccounts.Api.Commands;

/// <summary>Looks for audit records that were changed, removed, put in or moved.</summary>
public static class VerifyAuditCommand
{
    /// <summary>Something is wrong with the record.</summary>
    public const int Broken = 1;

    public static Command Create(ProgramHost host)
    {
        var known = new Option<string?>("--seal") { HelpName = "NUMBER:HASH", Description = "A seal that you know from elsewhere, such as the log: the record must have it." };
        var command = new Command("verify-audit", "Check the audit record: exit code 1 tells that something was changed, removed, put in or moved.") { known };
        command.SetAction(async (parsed, cancellation) =>
        {
            var expected = Read(parsed.GetValue(known));
            await using var app = host.Build(quiet: true);
            if (await app.Services.GetRequiredService<BookOpening>().PendingAsync(cancellation) is { Count: > 0 } pending)
            {
                throw new CannotStart($"The tables are not up to date: {pending.Count} migrations are missing. Run the command 'migrate' first.");
            }

            var verdict = await app.Services.GetRequiredService<VerifyAudit>().RunAsync(expected, cancellation);
            await WriteAsync(host.Output, verdict);
            return verdict.ProblemCount == 0 ? 0 : Broken;
        });
        return command;
    }

    private static (long Number, string Hash)? Read(string? text) => text is null ? null
        : text.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? (parsed, hash)
        : throw new CannotStart($"--seal is '{text}'; write a seal's number, a colon and its hash of 64 digits, as the log has them.");

    private static async Task WriteAsync(TextWriter output, AuditVerdict verdict)
    {
        foreach (var problem in verdict.Problems)
        {
            await output.WriteLineAsync($"Wrong: {problem}.");
        }

        if (verdict.ProblemCount > verdict.Problems.Count)
        {
            await output.WriteLineAsync($"And {verdict.ProblemCount - verdict.Problems.Count} more.");
        }

        await output.WriteLineAsync($"{verdict.Records} records in {verdict.Chains} chains under {verdict.Seals} seals; {verdict.Unsealed} are not sealed yet.");
        if (verdict.Last is { } last)
        {
            await output.WriteLineAsync($"Last seal: {last.Number}:{last.Hash} of {last.At:yyyy-MM-dd HH:mm:ss} UTC.");
        }

        if (verdict is { IsSigned: false })
        {
            await output.WriteLineAsync($"Signatures were not checked: {AuditKey.FileName} is not in the folder of keys.");
        }

        await output.WriteLineAsync(verdict.ProblemCount == 0 ? "Nothing was changed, removed, put in or moved." : $"{verdict.ProblemCount} things are wrong.");
    }
}
