using System.Globalization;
using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Tests.Fuzzing;

/// <summary>JSON for an operation's variables: some as they should be, some of any shape.</summary>
internal sealed class RandomVariables(Random random)
{
    private static readonly string[] Leaves =
    [
        "null", "true", "false", "0", "1", "-1", "2147483648", "1.5", "-0.0", "1e400", "1e-400", "123456789012345678901234567890", "\"\"", "\"x\"", "\"RED\"", "\"INVOICE\"",
        "\"2026-01-01\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\u0000\"", "\"a\\nb\"", "[]", "{}", "[null]", "{\"a\":1}", "{\"id\":\"1\"}", "{\"exact\":1}", "{\"number\":3}",
    ];

    private static readonly string[] Names = ["a", "b", "c", "d", "id", "email", "number", "kind", "amount", "and", "text", "gte", "exact", "by", "raw", "one", "required", "é", ""];

    public JsonElement? For(OperationDefinitionNode operation)
    {
        if (random.Next(20) == 0)
        {
            return random.Next(2) == 0 ? null : Read(Value(2));
        }

        var text = new StringBuilder("{");
        foreach (var variable in operation.VariableDefinitions.Where(_ => random.Next(5) > 0))
        {
            text.Append(text.Length > 1 ? "," : "").Append(CultureInfo.InvariantCulture, $"\"{variable.Variable.Name}\":{Fitting(variable.Type)}");
        }

        return Read(text.Append('}').ToString());
    }

    private static JsonElement Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private string Fitting(TypeNode type) => random.Next(6) == 0 ? Value(3) : type switch
    {
        NonNullTypeNode nonNull => Fitting(nonNull.Type),
        ListTypeNode list => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Fitting(list.Type)))}]",
        NamedTypeNode { Name.Value: "Int" } => "7",
        NamedTypeNode { Name.Value: "Float" } => "0.25",
        NamedTypeNode { Name.Value: "String" or "ID" } => "\"text\"",
        NamedTypeNode { Name.Value: "Boolean" } => random.Next(2) == 0 ? "true" : "false",
        _ => Value(2),
    };

    private string Value(int depth) => random.Next(depth > 0 ? 5 : 3) switch
    {
        3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1)))}]",
        4 => $"{{{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => $"\"{Names[random.Next(Names.Length)]}\":{Value(depth - 1)}"))}}}",
        _ => Leaves[random.Next(Leaves.Length)],
    };
}
