using System.Text.Json.Nodes;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Domain.Tests.Policies;

/// <summary>What the published schemas of policies ask for is what the program asks for.</summary>
public sealed class PolicySchemaTests
{
    [Theory]
    // Of the whole, of indicators, disclosure, affinity and its events, bands, two kinds of knock-out, history.
    [InlineData(PolicyKind.Grading, 9 + 5 + 2 + 3 + 7 + 4 + 3 + 3 + 2)]
    // Of the whole, of grades and benefits, months, watch, order rules, authority, industries.
    [InlineData(PolicyKind.Credit, 13 + 6 + 3 + 2 + 6 + 6 + 3 + 2)]
    // 3 of the whole, 4 of a level, 3 languages with 5 texts each.
    [InlineData(PolicyKind.Dunning, 3 + 4 + 3 + 15)]
    public void Each_bound_of_a_schema_is_one_of_the_program(PolicyKind kind, int fields)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Root(), "docs", $"{kind.ToString().ToLowerInvariant()}-policy.schema.json")))!.AsObject();
        Assert.Equal(fields, new Walk(kind, schema).Check(schema, []));
    }

    private sealed class Walk(PolicyKind kind, JsonObject schema)
    {
        /// <returns>The fields that were seen.</returns>
        public int Check(JsonObject shape, List<object> path)
        {
            shape = (string?)shape["$ref"] is { } reference ? schema["$defs"]![reference.Split('/')[^1]]!.AsObject() : shape;
            Bounds(shape, path);
            if ((shape["items"]?["anyOf"] ?? shape["prefixItems"]) is JsonArray several)
            {
                return several.Select((item, i) => Check(item!.AsObject(), [.. path, i])).Sum();
            }

            if (shape["items"] is JsonObject each)
            {
                return Check(each, [.. path, 0]);
            }

            if (shape["properties"] is not JsonObject properties)
            {
                return 0;
            }

            Assert.False((bool)shape["additionalProperties"]!);
            Refused([.. path, "other"], JsonValue.Create(1));
            var required = shape["required"]!.AsArray().Select(r => (string)r!).ToHashSet();
            return properties.Sum(p =>
            {
                List<object> at = [.. path, p.Key];
                if (required.Contains(p.Key))
                {
                    Refused(at, null);
                }
                else
                {
                    // Of items the last: of authority it is the only one that may lack it.
                    PolicyDocuments.VersionOf(kind, With([.. at.Select((step, i) => step is int ? At(at.Take(i)).AsArray().Count - 1 : step)], null));
                }

                return 1 + (Has(at) ? Check(p.Value!.AsObject(), at) : 0);
            });
        }

        private void Bounds(JsonObject shape, List<object> path)
        {
            foreach (var (bound, by) in ((string, decimal)[])[("minimum", -1m), ("maximum", 1m)])
            {
                if (shape[bound] is { } number)
                {
                    Refused(path, JsonValue.Create((decimal)number + by));
                }
            }

            if (shape["maxLength"] is { } longest)
            {
                Refused(path, JsonValue.Create(new string('x', (int)longest + 1)));
                Refused(path, JsonValue.Create(""));
            }

            if (shape["enum"] is not null || shape["const"] is not null)
            {
                Refused(path, JsonValue.Create("OTHER"));
            }

            if (shape["type"] is { } type && (string)type! is "boolean" or "integer")
            {
                Refused(path, JsonValue.Create(1.5m));
            }

            if (shape["minItems"] is { } fewest)
            {
                Refused(path, new JsonArray([.. At(path).AsArray().Take((int)fewest - 1).Select(i => i!.DeepClone())]));
            }

            if (shape["maxItems"] is { } most)
            {
                var many = new JsonArray([.. Enumerable.Repeat(At(path)[0]!, (int)most + 1).Select(i => i.DeepClone())]);
                Assert.Equal(path.Select(p => $"{p}"), Assert.Throws<RuleViolation>(() => PolicyDocuments.VersionOf(kind, With(path, many))).Path.Take(path.Count));
            }
        }

        private void Refused(List<object> path, JsonNode? value)
        {
            var refused = Assert.Throws<RuleViolation>(() => PolicyDocuments.VersionOf(kind, With(path, value)));
            Assert.Equal((RuleCodes.PolicyInvalid, string.Join('.', path)), (refused.Code, string.Join('.', refused.Path)));
        }

        /// <summary>The default document with another value at a place; null for none there.</summary>
        private string With(List<object> path, JsonNode? value)
        {
            var document = JsonNode.Parse(PolicyDocuments.Default(kind))!;
            var at = path.SkipLast(1).Aggregate(document, Step);
            if (value is null)
            {
                at.AsObject().Remove((string)path[^1]);
            }
            else if (path[^1] is int place)
            {
                at[place] = value;
            }
            else
            {
                at[(string)path[^1]] = value;
            }

            return document.ToJsonString();
        }

        private bool Has(List<object> path) => At(path.SkipLast(1)).AsObject().ContainsKey((string)path[^1]);

        private JsonNode At(IEnumerable<object> path) => path.Aggregate(JsonNode.Parse(PolicyDocuments.Default(kind))!, Step);

        private static JsonNode Step(JsonNode node, object step) => step is int i ? node[i]! : node[(string)step]!;
    }

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "B2BAccounts.sln")))
        {
            at = Path.GetDirectoryName(at)!;
        }

        return at;
    }
}
