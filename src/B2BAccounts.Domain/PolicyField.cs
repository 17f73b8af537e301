using System.Text.Json;

namespace B2BAccounts.Domain;

/// <summary>A field of a policy document, read with its place, so that what is wrong is said where it is wrong.</summary>
internal readonly struct PolicyField
{
    private readonly JsonElement element;
    private readonly string[] path;

    private PolicyField(JsonElement element, string[] path) => (this.element, this.path) = (element, path);

    public static PolicyField Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            ReadNames(document.RootElement);
            return new PolicyField(document.RootElement.Clone(), []);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new RuleViolation(RuleCodes.PolicyInvalid, $"The policy is not JSON: {error.Message}");
        }
    }

    // A name with half a pair of surrogates is found when it is read, not before.
    private static void ReadNames(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                _ = property.Name;
                ReadNames(property.Value);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                ReadNames(item);
            }
        }
    }

    /// <summary>The fields of an object, exactly these.</summary>
    public Dictionary<string, PolicyField> Fields(params string[] names) => Fields(names, []);

    /// <summary>The fields of an object: all of the first, and those of the second that are there.</summary>
    public Dictionary<string, PolicyField> Fields(string[] needed, string[] optional)
    {
        string[] names = [.. needed, .. optional];
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("must be an object");
        }

        var fields = new Dictionary<string, PolicyField>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var field = new PolicyField(property.Value, [.. path, property.Name]);
            if (!names.Contains(property.Name, StringComparer.Ordinal))
            {
                throw field.Wrong($"is not a field here; known are {string.Join(", ", names)}");
            }

            if (!fields.TryAdd(property.Name, field))
            {
                throw field.Wrong("is given twice");
            }
        }

        foreach (var name in needed.Where(n => !fields.ContainsKey(n)))
        {
            throw new PolicyField(default, [.. path, name]).Wrong("is missing");
        }

        return fields;
    }

    public string PropertyText(string name) => Property(name).Text();

    /// <summary>One field of an object whose others depend on it.</summary>
    public PolicyField Property(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? new PolicyField(value, [.. path, name])
            : throw new PolicyField(default, [.. path, name]).Wrong("is missing");

    public IReadOnlyList<PolicyField> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("must be a list");
        }

        var place = path;
        return [.. element.EnumerateArray().Select((item, i) => new PolicyField(item, [.. place, $"{i}"]))];
    }

    public decimal Number(decimal least, decimal most) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"must be a number from {least} to {most}");

    /// <summary>An amount that every database holds exactly.</summary>
    public decimal Amount(decimal least, decimal most)
    {
        var amount = Number(least, most);
        return decimal.Round(amount, Money.MaxDecimals, MidpointRounding.ToZero) == amount ? amount : throw Wrong($"must have at most {Money.MaxDecimals} decimals");
    }

    public int Whole(int least, int most) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"must be a whole number from {least} to {most}");

    public bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("must be true or false"),
    };

    public string Text(int longest = 100) => Written() is { Length: > 0 } text && text.Length <= longest
        ? text
        : throw Wrong($"must be a text of 1 to {longest} characters");

    /// <summary>A text that stands in rows and lines for what it names.</summary>
    public string Name(int longest) => Written() is { Length: > 0 } text && text.Length <= longest && text.Trim() == text && !text.Any(char.IsControl)
        ? text
        : throw Wrong($"must be a text of 1 to {longest} characters in one line, without blanks around it");

    /// <summary>An enum by its UPPER_SNAKE name.</summary>
    public T Choice<T>()
        where T : struct, Enum
    {
        var written = Text();
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()) == written)
            {
                return value;
            }
        }

        throw Wrong($"must be one of {string.Join(", ", Names<T>())}, not {written}");
    }

    public static string[] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseUpper.ConvertName)];

    /// <summary>A list of [x, y] with x ascending.</summary>
    public Curve Curve(decimal leastY, decimal mostY)
    {
        var points = new List<CurvePoint>();
        foreach (var item in Items())
        {
            var pair = item.Items();
            if (pair.Count != 2)
            {
                throw item.Wrong("must be a pair [x, y]");
            }

            var point = new CurvePoint(pair[0].Number(-1_000_000_000m, 1_000_000_000m), pair[1].Number(leastY, mostY));
            if (points.Count > 0 && points[^1].X >= point.X)
            {
                throw item.Wrong("must lie to the right of the point before it");
            }

            points.Add(point);
        }

        return points.Count >= 2 ? new Curve(points) : throw Wrong("needs at least two points");
    }

    private string? Written()
    {
        try
        {
            return element.ValueKind == JsonValueKind.String && element.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a pair of surrogates is no letter.
            return null;
        }
    }

    public RuleViolation Wrong(string problem) =>
        new(RuleCodes.PolicyInvalid, $"Policy field '{(path.Length == 0 ? "(the whole)" : string.Join('.', path))}' {problem}.", path);
}
