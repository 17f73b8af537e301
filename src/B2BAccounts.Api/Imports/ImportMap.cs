using System.Text.Json;
using System.Text.Json.Serialization;

namespace B2BAccounts.Api.Imports;

/// <summary>How a foreign file is read: which of its columns is which, and how it writes dates, numbers and values. See docs/import.md.</summary>
public sealed record ImportMap
{
    public static readonly ImportMap Canonical = new();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>For people who read the map; no effect.</summary>
    public string? Description { get; init; }

    /// <summary>Canonical name → the file's name. When given, only these columns are read.</summary>
    public Dictionary<string, string>? Columns { get; init; }

    /// <summary>Canonical name → the value that every row has.</summary>
    public Dictionary<string, string> Constants { get; init; } = [];

    /// <summary>Canonical name → (the file's value → the canonical value; "*" stands for every other that is not empty).</summary>
    public Dictionary<string, Dictionary<string, string>> Values { get; init; } = [];

    /// <summary>.NET format strings, tried in order.</summary>
    public List<string> DateFormats { get; init; } = ["yyyy-MM-dd"];

    public string Decimal { get; init; } = ".";

    /// <summary>Between groups of three digits; empty for none.</summary>
    public string Thousands { get; init; } = ",";

    public string Delimiter { get; init; } = ",";

    public string? Encoding { get; init; }

    /// <summary>An account that a row names and nobody knows is created from the row instead of rejecting it.</summary>
    public bool CreateAccounts { get; init; }

    /// <summary>An account that is known with other values is changed to the row's instead of rejecting it.</summary>
    public bool UpdateAccounts { get; init; }

    /// <summary>Reads a map and refuses, by name, whatever it does not know.</summary>
    public static ImportMap Load(FileInfo file, IReadOnlyList<ImportColumn> columns)
    {
        if (!file.Exists)
        {
            throw new ImportRefused($"The map {file.FullName} does not exist.");
        }

        try
        {
            using var stream = file.OpenRead();
            var map = JsonSerializer.Deserialize<ImportMap>(stream, Json) ?? throw new JsonException("The map is empty.");
            return map.Check(columns) is { } wrong ? throw new ImportRefused($"Map {file.Name}: {wrong}") : map;
        }
        catch (JsonException e)
        {
            throw new ImportRefused(e.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)
                ? $"Map {file.Name}: unknown key '{Unknown(e)}'. Allowed are {AllowedKeys()}."
                : $"Map {file.Name} is not valid at {e.Path ?? "$"}{(e.LineNumber is { } line ? $", line {line + 1}" : "")}: {FirstSentence(e)}");
        }
    }

    /// <summary>What is wrong with the map for an import of these columns; null when nothing is.</summary>
    public string? Check(IReadOnlyList<ImportColumn> columns)
    {
        var known = columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var unknown = (Columns?.Keys ?? Enumerable.Empty<string>()).Select(k => (part: "columns", key: k))
            .Concat(Constants.Keys.Select(k => (part: "constants", key: k)))
            .Concat(Values.Keys.Select(k => (part: "values", key: k)))
            .FirstOrDefault(p => !known.Contains(p.key));
        if (unknown.key is not null)
        {
            return $"unknown key '{unknown.key}' in \"{unknown.part}\". Allowed are {string.Join(", ", columns.Select(c => c.Name))}.";
        }

        if (Columns?.Keys.FirstOrDefault(Constants.ContainsKey) is { } twice)
        {
            return $"'{twice}' stands in \"columns\" and in \"constants\"; it can have one source only.";
        }

        if (DateFormats.Count == 0)
        {
            return "\"dateFormats\" names no format.";
        }

        if (DateFormats.Find(f => !IsDateFormat(f)) is { } format)
        {
            return $"\"dateFormats\" has '{format}'; a format holds day, month and year and no zone, such as \"yyyy-MM-dd\" or \"M/d/yyyy\".";
        }

        if (Decimal is not ("." or ","))
        {
            return $"\"decimal\" must be \".\" or \",\", not '{Decimal}'.";
        }

        if (Thousands is not ("" or "," or "." or " " or "'") || Thousands == Decimal)
        {
            return $"\"thousands\" must be \",\", \".\", \" \", \"'\" or empty, and differ from \"decimal\", not '{Thousands}'.";
        }

        if (Delimiter is not ("," or ";" or "\t" or "|"))
        {
            return $"\"delimiter\" must be \",\", \";\", \"|\" or \"\\t\", not '{Delimiter}'.";
        }

        return Encoding is null || FileEncoding.Names.Contains(Encoding, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"\"encoding\" must be one of {string.Join(", ", FileEncoding.Names)}, not '{Encoding}'.";
    }

    // A format must give back the day that it wrote, and hold no instant or zone that could shift it.
    private static bool IsDateFormat(string format)
    {
        var day = new DateTime(2013, 12, 31, 0, 0, 0, DateTimeKind.Unspecified);
        try
        {
            return format.Length > 1 && format.IndexOfAny(['K', 'z']) < 0
                && DateTime.TryParseExact(day.ToString(format), format, null, default, out var read) && read.Date == day;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string AllowedKeys() => string.Join(", ",
        typeof(ImportMap).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)));

    private static string Unknown(JsonException e) => e.Message.Split('\'') is [_, var name, ..] ? name : e.Path ?? "?";

    private static string FirstSentence(JsonException e) => e.Message.Split(" Path: ")[0];
}
