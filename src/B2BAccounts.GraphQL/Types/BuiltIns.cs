using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types.Scalars;

namespace B2BAccounts.GraphQL.Types;

/// <summary>What every schema has without declaring it: scalars, directives (section 3.13) and introspection's types (section 4.2).</summary>
public static class BuiltIns
{
    /// <summary>Why something is deprecated when the schema gives no reason (section 3.13.3).</summary>
    public const string NoLongerSupported = "No longer supported";

    private static readonly Dictionary<string, ScalarCoercion> Scalars = new(StringComparer.Ordinal)
    {
        ["Int"] = BuiltInScalars.Int,
        ["Float"] = BuiltInScalars.Float,
        ["String"] = BuiltInScalars.String,
        ["Boolean"] = BuiltInScalars.Boolean,
        ["ID"] = BuiltInScalars.Id,
    };

    private static readonly HashSet<string> Directives = new(["skip", "include", "deprecated", "specifiedBy", "oneOf"], StringComparer.Ordinal);

    private static readonly Lazy<DocumentNode> Parsed = new(() => Parser.Parse(new Source(Sdl, "built-in types")));

    private static readonly Lazy<HashSet<string>> TypeNames = new(() =>
        Parsed.Value.Definitions.OfType<TypeDefinitionNode>().Select(t => t.Name.Value).ToHashSet(StringComparer.Ordinal));

    public static bool IsBuiltInScalar(string name) => Scalars.ContainsKey(name);

    public static bool IsBuiltInDirective(string name) => Directives.Contains(name);

    /// <summary>Built-in scalars and introspection's types: never printed, never redefined.</summary>
    public static bool IsBuiltInType(string name) => IsBuiltInScalar(name) || name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>Whether every schema has a type of this name already.</summary>
    internal static bool HasType(string name) => TypeNames.Value.Contains(name);

    internal static DocumentNode Document => Parsed.Value;

    internal static ScalarCoercion Coercion(string name) => Scalars.GetValueOrDefault(name, ScalarCoercion.Any);

    private const string Sdl = """"
        "A whole number of 32 bits, from -2147483648 to 2147483647."
        scalar Int

        "A number of double precision (IEEE 754)."
        scalar Float

        "A text of Unicode characters."
        scalar String

        "true or false."
        scalar Boolean

        "Tells one thing from all others of its kind. It is a string that is not meant to be read; whole numbers are taken too."
        scalar ID

        "Takes the field or fragment into the answer only when `if` is true."
        directive @include("Take it in when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Leaves the field or fragment out of the answer when `if` is true."
        directive @skip("Leave it out when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Marks what clients should not use any more."
        directive @deprecated(
          "Why, and what to use instead, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Tells where the rules of a scalar are written down."
        directive @specifiedBy("The address of those rules." url: String!) on SCALAR

        "Exactly one field of the input object must be given, and not null."
        directive @oneOf on INPUT_OBJECT

        "What a server can do: its types, its directives and where operations start."
        type __Schema {
          description: String
          "All types of the server."
          types: [__Type!]!
          "Where queries start."
          queryType: __Type!
          "Where mutations start, if there are any."
          mutationType: __Type
          "Where subscriptions start, if there are any."
          subscriptionType: __Type
          "All directives of the server."
          directives: [__Directive!]!
        }

        "A type; `kind` tells which of the other fields have a value. Lists and non-nulls wrap the type in `ofType`."
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        "Which kind of type a `__Type` is."
        enum __TypeKind {
          "A leaf with rules of its own."
          SCALAR
          "`fields` and `interfaces` have a value."
          OBJECT
          "`fields`, `interfaces` and `possibleTypes` have a value."
          INTERFACE
          "`possibleTypes` has a value."
          UNION
          "`enumValues` has a value."
          ENUM
          "`inputFields` has a value."
          INPUT_OBJECT
          "A list of `ofType`."
          LIST
          "`ofType`, but never null."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default as a GraphQL literal."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "One value of an enum."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive, where it may stand and what it takes."
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "A place where a directive may stand."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a field."
          FIELD
          "On the definition of a fragment."
          FRAGMENT_DEFINITION
          "On the use of a fragment."
          FRAGMENT_SPREAD
          "On a fragment written in place."
          INLINE_FRAGMENT
          "On the definition of a variable."
          VARIABLE_DEFINITION
          "On the schema."
          SCHEMA
          "On a scalar."
          SCALAR
          "On an object type."
          OBJECT
          "On the definition of a field."
          FIELD_DEFINITION
          "On the definition of an argument."
          ARGUMENT_DEFINITION
          "On an interface."
          INTERFACE
          "On a union."
          UNION
          "On an enum."
          ENUM
          "On a value of an enum."
          ENUM_VALUE
          "On an input object."
          INPUT_OBJECT
          "On a field of an input object."
          INPUT_FIELD_DEFINITION
        }
        """";
}
