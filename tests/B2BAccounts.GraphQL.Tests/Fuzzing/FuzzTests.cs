using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Fuzzing;

/// <summary>Texts that nobody wrote go all the way: read, printed and read again, checked, answered. Whatever they are, nothing is thrown
/// but what says that a text is no GraphQL or no schema. <c>FUZZ_DOCUMENTS</c> says how many, <c>FUZZ_SEED</c> where to start.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private readonly Corpus corpus = new();
    private int parsed;
    private int valid;
    private int schemas;
    private int answers;
    private int wholeAnswers;

    [Fact]
    public async Task No_text_gets_anything_but_an_answer_or_a_refusal()
    {
        var (count, first) = (Number("FUZZ_DOCUMENTS", 50_000), Number("FUZZ_SEED", 0));
        ConcurrentQueue<string> failures = [];
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(first, count), TestContext.Current.CancellationToken, async (seed, cancellation) =>
        {
            var random = new Random(seed);
            var (engine, text) = corpus.Pick(random);
            text = random.Next(10) == 0 ? text : new TextMutation(random).Apply(text, corpus.Pick(random).Text);
            try
            {
                await ThroughAsync(engine, text, random, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Enqueue($"Seed {seed}: {e.Message}\n{e.StackTrace?.Split('\n').FirstOrDefault()}\n{text}");
            }
        });

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} texts in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s: {parsed} can be read, {schemas} of them are schemas, {valid} valid documents "
            + $"with {answers} answers, {wholeAnswers} of them without errors; {failures.Count} failures."));
        Assert.True(failures.IsEmpty, string.Join("\n\n====\n", failures.Take(5)));
        Assert.True(count < 1000 || (parsed > count / 5 && valid > count / 20 && schemas > count / 100 && wholeAnswers > count / 50), "Too few texts get far.");
    }

    private async Task ThroughAsync(GraphQLEngine engine, string text, Random random, CancellationToken cancellation)
    {
        if (random.Next(4) == 0)
        {
            Parts(text, random);
        }

        DocumentNode document;
        try
        {
            document = Parser.Parse(text, OperationLimits.Default.Parsing);
        }
        catch (GraphQLSyntaxException refusal)
        {
            if (random.Next(4) == 0)
            {
                await RefusedAsync(engine, text, refusal, cancellation);
            }

            return;
        }

        Interlocked.Increment(ref parsed);
        var printed = Printer.Print(document);
        var again = Parser.Parse(printed);
        Assert.Equal(printed, Printer.Print(again));
        if (random.Next(8) == 0)
        {
            Assert.Equal(SyntaxTree.Describe(document), SyntaxTree.Describe(again));
        }

        if (document.Definitions.Any(d => d is TypeSystemNode))
        {
            Build(document);
        }

        var context = new ValidationContext(engine.Schema, document, ValidationOptions.Default);
        Validator.Run(context);
        Assert.InRange(context.Steps, 0, 1000L * (text.Length + 1));
        if (context.Errors.Count == 0)
        {
            Interlocked.Increment(ref valid);
            foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>().Take(2))
            {
                await AnswerAsync(engine, new GraphQLRequest(text, operation.Name?.Value, new RandomVariables(random).For(operation)), operation.Operation, cancellation);
            }
        }
    }

    /// <summary>Somewhere in the text a value, a type or a coordinate may begin.</summary>
    private static void Parts(string text, Random random)
    {
        var start = random.Next(text.Length + 1);
        var part = text.Substring(start, Math.Min(random.Next(40), text.Length - start));
        foreach (var read in new Func<object>[] { () => Parser.ParseValue(part), () => Parser.ParseConstValue(part), () => Parser.ParseType(part), () => SchemaCoordinate.Parse(part) })
        {
            try
            {
                read();
            }
            catch (GraphQLSyntaxException)
            {
                // Most parts are none.
            }
        }
    }

    private static async Task RefusedAsync(GraphQLEngine engine, string text, GraphQLSyntaxException refusal, CancellationToken cancellation)
    {
        var place = Assert.Single(refusal.Error.Locations!);
        var lines = text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
        Assert.InRange(place.Line, 1, lines.Length);
        Assert.InRange(place.Column, 1, lines[place.Line - 1].Length + 1);
        using var result = await engine.ExecuteAsync(new GraphQLRequest(text), null, cancellation);
        Check(result);
        Assert.True(result.FailedBeforeExecution);
    }

    private void Build(DocumentNode document)
    {
        try
        {
            var schema = SchemaBuilder.Build(document);
            Interlocked.Increment(ref schemas);
            var printed = SchemaPrinter.Print(schema);
            Assert.Equal(printed, SchemaPrinter.Print(SchemaBuilder.Build(Parser.Parse(printed))));
            var sorted = SchemaPrinter.PrintSorted(schema);
            Assert.Equal(sorted, SchemaPrinter.PrintSorted(SchemaBuilder.Build(Parser.Parse(sorted))));
        }
        catch (SchemaException refusal)
        {
            Assert.NotEmpty(refusal.Faults);
        }
    }

    private async Task AnswerAsync(GraphQLEngine engine, GraphQLRequest request, OperationKind kind, CancellationToken cancellation)
    {
        if (kind != OperationKind.Subscription)
        {
            using var result = await engine.ExecuteAsync(request, null, cancellation);
            Count(result);
            return;
        }

        var subscription = engine.Subscribe(request, null, cancellation);
        if (subscription.Refusal is { } refusal)
        {
            using (refusal)
            {
                Count(refusal);
            }

            return;
        }

        await foreach (var result in subscription.Answers!)
        {
            using (result)
            {
                Count(result);
            }
        }
    }

    private void Count(ExecutionResult result)
    {
        Check(result);
        Interlocked.Increment(ref answers);
        if (result.Errors.Count == 0)
        {
            Interlocked.Increment(ref wholeAnswers);
        }
    }

    private static void Check(ExecutionResult result)
    {
        using var answer = JsonDocument.Parse(result.Body, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        Assert.Equal(result.Errors.Count > 0, answer.RootElement.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0);
        Assert.DoesNotContain(result.Errors, e => e.Code == "INTERNAL");
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
