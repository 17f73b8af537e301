using B2BAccounts.GraphQL.Check.StandIns;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Check;

/// <summary>A schema, and its engine once it is asked for.</summary>
internal sealed class KnownSchema(Schema schema)
{
    /// <summary>graphql-js has the limit of introspection among its rules, and no other limits; the stack needs two more.</summary>
    public static readonly OperationLimits Unlimited = OperationLimits.None with
    {
        MaxIntrospectionLists = OperationLimits.Default.MaxIntrospectionLists, MaxNesting = 500,
    };

    private readonly Lazy<GraphQLEngine> engine = new(() => StandInEngine.Of(
        schema,
        new EngineOptions { Limits = Unlimited, ExecutionTimeLimit = null, MaxObjects = int.MaxValue, MaxAnswerBytes = int.MaxValue, MaxAnswerErrors = int.MaxValue, CachedDocumentCharacters = 0 }));

    private readonly Lazy<HashSet<string>> roles = new(() => StandInEngine.RolesIn(schema));

    public GraphQLEngine Engine => engine.Value;

    public IReadOnlySet<string> Roles => roles.Value;

    public IReadOnlyList<GraphQLError> Validate(DocumentNode document) =>
        Validator.Validate(schema, document, new ValidationOptions { Limits = Unlimited });
}

/// <summary>Schemas are built once: those with a name are kept, and of those without the last one.</summary>
internal sealed class KnownSchemas(string? otherwise)
{
    private readonly Dictionary<string, KnownSchema> byName = new(StringComparer.Ordinal);
    private string? lastText;
    private KnownSchema? last;

    /// <exception cref="CheckException">There is no schema, or none of that name.</exception>
    /// <exception cref="GraphQLSyntaxException">The SDL cannot be read.</exception>
    /// <exception cref="SchemaException">The schema breaks rules.</exception>
    public KnownSchema Of(CheckCase given)
    {
        var text = given.Schema ?? otherwise ?? throw new CheckException("There is no schema: give one in the case as \"schema\", or for all cases with --schema.");
        if (given.Name is null && byName.TryGetValue(text, out var known))
        {
            return known;
        }

        if (given.Name is null && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
        {
            throw new CheckException($"No schema came before under the name \"{text}\"; send it once as \"schema\" with \"name\".");
        }

        if (text != lastText)
        {
            last = null;
            last = new KnownSchema(SchemaBuilder.Build(Read(text)));
            lastText = text;
        }

        if (given.Name is { } name)
        {
            byName[name] = last!;
        }

        return last!;
    }

    /// <summary>SDL may be long.</summary>
    public static DocumentNode Read(string sdl) => Parser.Parse(new Source(sdl, "schema"));
}
