using System.Globalization;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>The directives of the GraphQL Cost Directives specification (https://ibm.github.io/graphql-specs/cost-spec.html), with the
/// default for slicing arguments that HotChocolate adds. A schema that uses them has their definitions without writing them.</summary>
internal static class CostDirectives
{
    public const string Cost = "cost";
    public const string ListSize = "listSize";

    /// <summary>A weight beyond this, either way, is a mistake.</summary>
    public const int MostWeight = 1_000_000_000;

    private static readonly Lazy<DocumentNode> Parsed = new(() => Parser.Parse(new Source(Sdl, "cost directives")));

    private const string Sdl = """
        "What an appearance of this adds to the cost of an operation."
        directive @cost(
          "A number; it may be negative."
          weight: String!
        ) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        "How many entries a list is taken to have when the cost of an operation is worked out."
        directive @listSize(
          "The size when no slicing argument says it."
          assumedSize: Int
          "The field's arguments that say the size: numbers, or lists whose entries count. The largest holds."
          slicingArguments: [String!]
          "The size when no slicing argument is given."
          slicingArgumentDefaultValue: Int
          "The fields of the field's type that the size is of, instead of the field itself."
          sizedFields: [String!]
          "Whether exactly one of the slicing arguments must be given."
          requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION
        """;

    /// <summary>The definitions as this engine knows them.</summary>
    public static IEnumerable<DirectiveDefinitionNode> Definitions => Parsed.Value.Definitions.Cast<DirectiveDefinitionNode>();

    /// <summary>What a weight says; null when it is none.</summary>
    public static double? Number(StringValueNode weight) =>
        double.TryParse(weight.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= MostWeight ? number : null;

    /// <summary>The weight that a @cost among these gives; null when there is none.</summary>
    public static double? Weight(IEnumerable<DirectiveNode>? applied) =>
        AppliedDirective.Find(applied, Cost) is { } cost && AppliedDirective.Argument(cost, "weight") is StringValueNode weight ? Number(weight) : null;
}
