using B2BAccounts.GraphQL.Check.Printing;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Check;

/// <summary>What can be done with a case.</summary>
internal static class Checks
{
    public static ValueTask<Answer> ParseAsync(CheckCase given, KnownSchemas schemas)
    {
        Read(given);
        return new(new Answer([]));
    }

    public static ValueTask<Answer> PrintAsync(CheckCase given, KnownSchemas schemas) =>
        new(new Answer([], Printer.Print(Read(given))));

    public static ValueTask<Answer> ValidateAsync(CheckCase given, KnownSchemas schemas)
    {
        var schema = schemas.Of(given);
        return new(new Answer(given is { Name: not null, Document: null } ? [] : schema.Validate(Read(given))));
    }

    public static ValueTask<Answer> SchemaAsync(CheckCase given, KnownSchemas schemas)
    {
        var text = given.Schema ?? given.Document ?? throw new CheckException("The case has no \"schema\".");
        return new(new Answer([], SortedSchema.Print(SchemaBuilder.Build(KnownSchemas.Read(text)))));
    }

    public static async ValueTask<Answer> ExecuteAsync(CheckCase given, KnownSchemas schemas)
    {
        var schema = schemas.Of(given);
        if (given is { Name: not null, Document: null })
        {
            return new Answer([]);
        }

        using var result = await schema.Engine.ExecuteAsync(
            new GraphQLRequest(Document(given), given.OperationName, given.Variables), new RequestContext { Roles = schema.Roles });
        return new Answer([], Response: result.Body.ToArray());
    }

    /// <summary>The answer, whatever is wrong with the case.</summary>
    public static async ValueTask<Answer> AnswerAsync(this Func<CheckCase, KnownSchemas, ValueTask<Answer>> check, CheckCase given, KnownSchemas schemas)
    {
        try
        {
            return await check(given, schemas);
        }
        catch (CheckException wrong)
        {
            return Answer.Of(wrong.Message);
        }
        catch (GraphQLSyntaxException wrong)
        {
            return new Answer([wrong.Error]);
        }
        catch (SchemaException wrong)
        {
            return new Answer([.. wrong.Faults.Select(f => new GraphQLError(f.Message, f.Location is { } place ? [place] : null))]);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return Answer.Of($"The engine broke: {broken.GetType().Name}: {broken.Message}") with { EngineBroke = true };
        }
    }

    private static DocumentNode Read(CheckCase given) => Parser.Parse(Document(given), KnownSchema.Unlimited.Parsing);

    private static string Document(CheckCase given) => given.Document ?? throw new CheckException("The case has no \"document\".");
}
