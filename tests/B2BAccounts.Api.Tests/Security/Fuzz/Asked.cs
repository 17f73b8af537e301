using System.Text.Json.Nodes;

namespace B2BAccounts.Api.Tests.Security.Fuzz;

/// <summary>An operation as a client sends it.</summary>
internal sealed record Asked(string Query, JsonObject? Variables, bool IsMutation)
{
    /// <summary>Stands for half of a character, which the platform's JSON cannot hold.</summary>
    public const string Half = "HALF A CHARACTER";

    public string ToJson() => new JsonObject { ["query"] = Query, ["variables"] = Variables?.DeepClone() }.ToJsonString().Replace(Half, "\\ud800", StringComparison.Ordinal);
}
