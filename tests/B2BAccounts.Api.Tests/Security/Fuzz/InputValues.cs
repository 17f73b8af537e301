using System.Globalization;
using System.Text.Json.Nodes;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.Api.Tests.Security.Fuzz;

/// <summary>Values for inputs of every type. What others have is asked for, and never written: what is read later must be known to be a leak.</summary>
internal sealed class InputValues(Random random, MarkedBook book, Attacker attacker)
{
    private readonly string[] numbers = [.. book.Accounts.Select(a => a.Number)];
    private readonly string[] seen = [.. book.Accounts.Where(attacker.Sees).Select(a => a.Number)];
    private readonly string[] marks = [.. book.Marks.Keys];
    private readonly string[] ids = [.. book.Ids];

    private static readonly string[] Odd =
    [
        "", " ", "%", "_", "MARK7Q", "' OR 1=1 --", "\"; DROP TABLE \"Accounts\"; --", "=HYPERLINK(\"http://x\")", "..\\..\\x", "../../x", "\0", "a\r\nX-Injected: 1", "\u202Etxt", "\uD83D\uDE00", "ＭＡＲＫ", "{{7*7}}", "x",
    ];

    private static readonly string[] Days = ["2026-03-31", "2026-01-01", "2025-06-30", "2024-02-29", "0001-01-01", "9999-12-31", "2026-02-30", "x"];

    /// <summary>Whether the values are for a change.</summary>
    public bool IsChange { get; set; }

    /// <summary>The number of an account, as a literal: as often one that the attacker sees, whose other fields may be denied, as any.</summary>
    public string Number() => $"\"{Existing()}\"";

    /// <summary>An id of this type, of another, or none, as a literal.</summary>
    public string Id(string type) => $"\"{Identity(type)}\"";

    /// <param name="type">The type that the value must fit, mostly.</param>
    /// <param name="name">The name of the argument or input field.</param>
    /// <param name="depth">How deep input objects may hold others that are optional.</param>
    public JsonNode? Value(GraphType type, string name, int depth)
    {
        if (!type.IsNonNull && random.Next(12) == 0)
        {
            return null;
        }

        return type.Nullable switch
        {
            ListType list => new JsonArray([.. Enumerable.Range(0, list.OfType.Named is InputObjectType && depth <= 0 ? 0 : random.Next(name is "by" ? 1 : 0, 3)).Select(_ => Value(list.OfType, name, depth - 1))]),
            InputObjectType input => Object(input, depth),
            EnumType names => names.Values[random.Next(names.Values.Count)].Name,
            var leaf => Leaf(leaf.Named.Name, name),
        };
    }

    /// <summary>The value as it is written in a document.</summary>
    public static string Literal(GraphType type, JsonNode? value) => (type.Nullable, value) switch
    {
        (_, null) => "null",
        (ListType list, JsonArray entries) => $"[{string.Join(", ", entries.Select(e => Literal(list.OfType, e)))}]",
        (InputObjectType input, JsonObject fields) => $"{{{string.Join(", ", fields.Select(f => $"{f.Key}: {Literal(input.Fields.First(i => i.Name == f.Key).Type, f.Value)}"))}}}",
        (EnumType, _) => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private JsonObject Object(InputObjectType input, int depth)
    {
        var result = new JsonObject();
        var optional = input.Fields.Where(f => !f.IsRequired && !IsKept(f.Name)).ToArray();
        var chosen = input.Fields.Where(f => f.IsRequired).ToList();
        for (var n = IsChange ? random.Next(4) : 1; n > 0 && optional.Length > 0 && (depth > 0 || IsChange); n--)
        {
            chosen.Add(Pick(optional));
        }

        foreach (var field in chosen.DistinctBy(f => f.Name))
        {
            result[field.Name] = Value(field.Type, field.Name, depth - 1);
        }

        return result;
    }

    // The manager may mark a company as lost, and then the sales tool sees it: right, and here not to be told from a leak.
    private bool IsKept(string name) => IsChange && name is "lost" or "status";

    private JsonNode? Leaf(string type, string name) => type switch
    {
        "ID" => Identity("Account"),
        "Boolean" => random.Next(2) == 0,
        "Int" or "Long" => name is "first" or "last" ? (random.Next(8) == 0 ? Pick([0, -1, 1_000_000]) : random.Next(1, 12)) : name is "depth" ? random.Next(1, 4) : name is "version" ? random.Next(1, 4) : Pick([0, 1, 3, 12, -1, int.MaxValue]),
        "Float" or "Decimal" => IsChange ? Pick([0.5m, 1m, 12.34m, 0m, -1m]) : Pick([0m, 0.5m, 1m, 7_731_931m, -0.01m]),
        "LocalDate" => random.Next(3) == 0 ? Pick(Days) : Days[random.Next(3)],
        "DateTime" => "2026-03-31T09:00:00Z",
        "CurrencyCode" => Pick(["CNY", "EUR", "USD", "XXX", "cny"]),
        _ => Text(name),
    };

    private string Text(string name)
    {
        if (IsChange && name is "orderNumber")
        {
            return string.Create(CultureInfo.InvariantCulture, $"SO-{random.Next(30)}");
        }

        if (name.Contains("number", StringComparison.OrdinalIgnoreCase))
        {
            return random.Next(6) == 0 ? Pick(Odd) : Existing();
        }

        return name is "country" ? "CN"
            : name is "manager" ? MarkedBook.Manager
            : name is "after" or "before" ? Identity("Account")
            : IsChange ? (random.Next(3) == 0 ? Pick(Odd) : string.Create(CultureInfo.InvariantCulture, $"Text {random.Next(1000)}"))
            : random.Next(4) switch { 0 => Pick(Odd), 1 => MarkedBook.Manager, 2 => Pick(marks)[..random.Next(6, 14)], _ => Pick(marks) };
    }

    private string Identity(string type)
    {
        var id = Pick(ids);
        return random.Next(8) switch
        {
            0 => GlobalId.Encode(type, random.Next(-5, 100_000)),
            1 => GlobalId.Encode(type, Pick(["", "x", "-1", "99999999999999999999", "1 OR 1=1", "1:2", "01"])),
            2 => GlobalId.Encode("User", 1L),
            3 => GlobalId.TryDecode(id, out _, out var key) ? GlobalId.Encode(type, key) : id,
            4 => Pick(["", "x", "QWNjb3VudDo=", "\u0000"]),
            _ => ids.Where(i => GlobalId.TryDecode(i, out var name, out _) && name == type).ToArray() is { Length: > 0 } some ? Pick(some) : id,
        };
    }

    private string Existing() => Pick(seen.Length > 0 && random.Next(2) == 0 ? seen : numbers);

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
