using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using B2BAccounts.Api.Security;
using Spectre.Console;

namespace B2BAccounts.Api.Commands;

/// <summary>Shows who may call: a table for people, JSON for programs.</summary>
public static class ListCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
        // Names of people in their own script.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Users(ProgramHost host)
    {
        var json = AsJson();
        var command = new Command("list-users", "Show all users, what each may see and whether he may sign in.") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var users = await app.Services.GetRequiredService<CallerList>().UsersAsync(cancellation);
            await WriteAsync(host, parsed.GetValue(json), users, ["name", "role", "limited to", "state", "codes", "made"], u =>
                [u.Name, u.Rights.Role, Limits(u.Rights, u.StandsInFor), Word(u.State), u.HasSecondFactor ? "yes" : "no", Instant(u.CreatedAt)]);
            return 0;
        });
        return command;
    }

    public static Command Keys(ProgramHost host)
    {
        var (json, all) = (AsJson(), new Option<bool>("--all") { Description = "Those too that are taken no more." });
        var command = new Command("list-api-keys", "Show the API keys that are taken, what each may see, and when it was last used; no secrets.") { all, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var keys = await app.Services.GetRequiredService<CallerList>().KeysAsync(cancellation);
            var shown = keys.Where(k => parsed.GetValue(all) || k.State == KeyState.Active).ToList();
            await WriteAsync(host, parsed.GetValue(json), shown, ["id", "name", "role", "limited to", "state", "made", "expires", "last used"], k =>
                [k.Id, k.Name, k.Rights.Role, Limits(k.Rights, []), Word(k.State), Instant(k.CreatedAt), Instant(k.ExpiresAt), k.LastUsedAt is { } used ? Instant(used) : "never"]);
            return 0;
        });
        return command;
    }

    private static Option<bool> AsJson() => new("--json") { Description = "Write JSON, for a program." };

    private static async Task WriteAsync<T>(ProgramHost host, bool asJson, IReadOnlyList<T> rows, string[] heads, Func<T, string[]> cells)
    {
        if (asJson)
        {
            await host.Output.WriteLineAsync(JsonSerializer.Serialize(rows, Json));
            return;
        }

        var table = new Table().Border(TableBorder.None);
        foreach (var head in heads)
        {
            table.AddColumn(new TableColumn(head).NoWrap().PadLeft(0).PadRight(2));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. cells(row).Select(c => new Text(Visible(c)))]);
        }

        // A line a row, however long: whoever cuts or searches it finds all of it in one.
        host.Console.Profile.Width = int.MaxValue;
        host.Console.Write(table);
    }

    private static string Limits(ListedRights rights, IReadOnlyList<ListedDelegation> standsInFor)
    {
        var parts = Named("manager", rights.Manager is { } manager ? [manager] : []).Concat(Named("team", rights.Teams)).Concat(Named("region", rights.Regions))
            .Concat(Named("account", rights.Accounts)).Concat(standsInFor.Select(d => $"stands in for {d.Manager} from {d.From:yyyy-MM-dd} to {d.Until:yyyy-MM-dd}"));
        return string.Join("; ", parts) is { Length: > 0 } limits ? limits : "-";

        static IEnumerable<string> Named(string what, IReadOnlyList<string> names) => names.Select(n => $"{what} {n}");
    }

    private static string Word<T>(T state)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(state.ToString());

    private static string Instant(DateTime at) => $"{at:yyyy-MM-dd HH:mm}";

    // A name must not move the cursor of whoever looks at it.
    private static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
