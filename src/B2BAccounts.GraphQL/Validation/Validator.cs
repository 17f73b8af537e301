using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>Says whether a document may be executed against a schema, and if not, everything that is wrong with it (section 5).</summary>
public static class Validator
{
    /// <summary><c>extensions.code</c> of a document that breaks a rule of section 5.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary><c>extensions.code</c> of a document that asks for the schema where that is not allowed.</summary>
    public const string IntrospectionNotAllowed = "INTROSPECTION_NOT_ALLOWED";

    /// <returns>No errors when the document may be executed. A document beyond a limit is told so and nothing else, since checking the
    /// rest is what the limit saves.</returns>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions? options = null)
    {
        var context = new ValidationContext(schema, document, options ?? ValidationOptions.Default);
        Run(context);
        return context.Errors;
    }

    internal static void Run(ValidationContext context)
    {
        try
        {
            foreach (var limit in SpecifiedRules.Limits(context))
            {
                limit.EnterDocument(context.Document);
            }

            if (context.Errors.Count == 0)
            {
                new DocumentWalker(context, SpecifiedRules.All(context)).Walk();
            }
        }
        catch (ValidationAbortedException aborted)
        {
            context.Errors.Add(aborted.Error);
        }
    }
}
