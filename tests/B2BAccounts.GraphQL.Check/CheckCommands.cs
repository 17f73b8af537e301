using System.CommandLine;
using System.Text.Json;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Check;

/// <summary>The verbs of the command line.</summary>
internal static class CheckCommands
{
    public const int EngineBroke = 1;
    public const int BadUsage = 2;

    public static RootCommand Tree() => new(
        "Puts schemas and documents through B2BAccounts.GraphQL. Answers are JSON, a line each. Without files, cases are read from standard input as JSON Lines, "
        + "{\"id\", \"name\", \"schema\", \"document\", \"variables\", \"operationName\"}, and each is answered by a line with its id; \"schema\" is SDL or the \"name\" under which "
        + "an earlier line brought some.")
    {
        Verb("validate", "Tells what is wrong with a document. No limits apply but that of introspection, 500 levels of brackets and 1,000 of fields.", Checks.ValidateAsync, takesSchema: true),
        Verb("parse", "Tells whether a document or SDL can be read.", Checks.ParseAsync),
        Verb("print", "Reads and prints a document or SDL.", Checks.PrintAsync),
        Verb("schema", "Checks SDL by all rules of schemas and prints it sorted, as graphql-js does.", Checks.SchemaAsync, takesSchema: true, takesDocument: false),
        Verb("execute", "Answers a query or mutation with stand-ins, which README.md of this project defines. Limits as for validate.", Checks.ExecuteAsync, takesSchema: true, executes: true),
        Serve(),
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var parsed = Tree().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
            {
                await error.WriteLineAsync(wrong.Message);
            }

            await error.WriteLineAsync("See --help.");
            return BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception wrong) when (wrong is CheckException or SchemaException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(wrong.Message);
            return BadUsage;
        }
    }

    private static Command Verb(
        string name,
        string description,
        Func<CheckCase, KnownSchemas, ValueTask<Answer>> check,
        bool takesSchema = false,
        bool takesDocument = true,
        bool executes = false)
    {
        var schema = File("--schema", "The SDL.");
        var document = File("--document", "The document.");
        var variables = File("--variables", "A JSON object.");
        var operation = new Option<string?>("--operation") { Description = "Which operation of the document; needed when it has several." };
        var command = new Command(name, description);
        Option[] options = [.. takesSchema ? [schema] : (Option[])[], .. takesDocument ? [document] : (Option[])[], .. executes ? [variables, operation] : (Option[])[]];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var sdl = takesSchema && parsed.GetValue(schema) is { } file ? await TextAsync(file, cancellation) : null;
            var schemas = new KnownSchemas(sdl);
            await using var output = Console.OpenStandardOutput();
            if (takesDocument ? parsed.GetValue(document) is null : sdl is null)
            {
                return await CaseLines.AnswerAsync(CaseLines.StandardInput(), output, check, schemas, cancellation) ? 0 : EngineBroke;
            }

            if (takesSchema && sdl is null)
            {
                throw new CheckException("--schema is missing.");
            }

            var given = new CheckCase(Schema: sdl)
            {
                Document = takesDocument ? await TextAsync(parsed.GetValue(document)!, cancellation) : null,
                Variables = executes && parsed.GetValue(variables) is { } json ? Json(json.Name, await TextAsync(json, cancellation)) : null,
                OperationName = executes ? parsed.GetValue(operation) : null,
            };
            var answer = await check.AnswerAsync(given, schemas);
            answer.Write(output, default);
            return answer.EngineBroke ? EngineBroke : 0;
        });
        return command;
    }

    private static Command Serve()
    {
        var schema = File("--schema", "The SDL.");
        schema.Required = true;
        var urls = new Option<string>("--urls") { Description = "Where to listen, an http address.", DefaultValueFactory = _ => "http://127.0.0.1:5000" };
        urls.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp))
            {
                result.AddError($"--urls must be an address such as http://127.0.0.1:5000, not {text}.");
            }
        });
        var unlimited = new Option<bool>("--no-limits") { Description = "Without it, the engine's limits for production apply." };
        var command = new Command("serve", "Answers a schema's operations with stand-ins at /graphql, over HTTP, until it is stopped.") { schema, urls, unlimited };
        command.SetAction(async (parsed, cancellation) => await Server.RunAsync(
            await TextAsync(parsed.GetValue(schema)!, cancellation), parsed.GetValue(urls)!, !parsed.GetValue(unlimited), cancellation));
        return command;
    }

    private static Option<FileInfo?> File(string name, string description) => new(name) { Description = $"{description} A file." };

    private static async Task<string> TextAsync(FileInfo file, CancellationToken cancellation) => file.Exists
        ? await System.IO.File.ReadAllTextAsync(file.FullName, cancellation)
        : throw new CheckException($"There is no file {file.FullName}.");

    private static JsonElement Json(string file, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, CheckCase.Deep);
            return document.RootElement.Clone();
        }
        catch (JsonException wrong)
        {
            throw new CheckException($"{file} is not JSON: {wrong.Message}");
        }
    }
}
