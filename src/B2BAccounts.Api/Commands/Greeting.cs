using B2BAccounts.Api.Security;
using B2BAccounts.GraphQL.Http;

namespace B2BAccounts.Api.Commands;

/// <summary>What the server prints at its start, for whoever stands before it. Passwords and keys go to the console here, and to no log.</summary>
internal sealed record Greeting(string Address, string? AdminPassword, IReadOnlyList<(Role Role, string Key, string Sees)> Keys, IReadOnlyList<SampleQuery> Samples, bool IsEmpty, bool HasPage)
{
    public async Task WriteAsync(TextWriter output)
    {
        await output.WriteLineAsync(
            $"""

             B2BAccounts listens on {Address}{(LoopbackOrTls.IsLoopback(Address) ? ", for this machine only" : "")}.

             """);
        if (AdminPassword is not null)
        {
            await output.WriteLineAsync($"The user {FirstUser.Name} has been made. One-time password, shown this once, to be changed at the first sign-in: {AdminPassword}");
            await output.WriteLineAsync();
        }

        if (Keys.Count > 0)
        {
            await output.WriteLineAsync("API keys to try it with, in Development only and for a day; send one as Authorization: Bearer KEY");
            foreach (var (role, key, sees) in Keys)
            {
                await output.WriteLineAsync($"  {RoleNames.Of(role),-10} {key}  sees {sees}");
            }

            await output.WriteLineAsync();
        }

        await output.WriteLineAsync(HasPage ? $"Open {Address}/graphql in a browser, or send these there:" : $"Send these to {Address}/graphql:");
        await output.WriteLineAsync();
        if (IsEmpty)
        {
            await output.WriteLineAsync("The book is empty: fill it with 'import accounts|links|invoices|payments FILE', or with 'seed-demo'.");
            await output.WriteLineAsync();
        }

        foreach (var sample in Samples.Take(2))
        {
            await output.WriteLineAsync(sample.Text);
            await output.WriteLineAsync();
        }

        await output.WriteLineAsync("Ctrl+C stops it.");
    }
}
