using System.Globalization;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Execution;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Validation;

/// <summary>What hostile documents cost, counted in steps and not by a clock, with the default limits and with none.</summary>
public sealed class HostileDocumentTests(ITestOutputHelper output)
{
    // Just within the default limits of 10,000 tokens and 100,000 characters.
    private const int Within = 9_000;
    private const int Beyond = 300_000;

    private static readonly Schema Schema = SchemaBuilder.Build(Parser.Parse(HostileDocuments.Sdl));
    private static readonly GraphQLEngine Guarded = StandIn.Engine(Schema, new EngineOptions { CachedDocumentCharacters = 0 });
    private static readonly GraphQLEngine Unguarded = StandIn.Engine(Schema, new EngineOptions { CachedDocumentCharacters = 0, Limits = OperationLimits.None });

    public static TheoryData<string> Families => [.. HostileDocuments.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public async Task A_document_just_within_the_limits_of_its_size_is_answered_or_refused_by_name(string name)
    {
        var family = FamilyOf(name);
        var request = family.Make(Within);
        Assert.InRange(request.Query.Length, 1, OperationLimits.Default.MaxDocumentLength);

        Assert.StartsWith(family.Within, await OutcomeAsync(Guarded, request), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Without_limits_a_large_document_ends_too(string name)
    {
        var outcome = await OutcomeAsync(Unguarded, FamilyOf(name).Make(Beyond));

        output.WriteLine(outcome);
        Assert.DoesNotContain("Something went wrong on our side", outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one long chain of fragments", 8)]
    [InlineData("fields in fields through fragments", 13)]
    [InlineData("introspection in itself through fragments", 18)]
    public async Task Without_limits_fragments_are_followed_as_deep_as_the_stack_allows_and_no_deeper(string name, int tokensEach)
    {
        foreach (var depth in new[] { 200, 400, 800, 1_600, 3_200, 6_400, 9_600, 12_800, 25_600 })
        {
            var outcome = await OutcomeAsync(Unguarded, FamilyOf(name).Make(depth * tokensEach));

            output.WriteLine($"{depth}: {outcome}");
            Assert.DoesNotContain("Something went wrong on our side", outcome, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_work_of_checking_grows_little_faster_than_the_document(string name)
    {
        var family = FamilyOf(name);
        var (small, smallTokens) = Steps(family.Make(8_000).Query);
        var (large, largeTokens) = Steps(family.Make(32_000).Query);

        // Four times the tokens: quadratic work would be sixteen times as much.
        Assert.True(large <= 9 * Math.Max(small, smallTokens), $"{small} steps for {smallTokens} tokens, {large} for {largeTokens}");
        Assert.True(large <= largeTokens * 100, $"{large} steps for {largeTokens} tokens");
    }

    [Fact(Explicit = true)]
    public async Task Times()
    {
        var parsing = OperationLimits.Default.Parsing;
        output.WriteLine("| document | characters | tokens | steps | ms | answer |\n|---|---|---|---|---|---|");
        foreach (var family in HostileDocuments.All)
        {
            var request = family.Make(Within);
            using var variables = Read(request);
            var best = double.MaxValue;
            var outcome = "";
            for (var i = 0; i < 5; i++)
            {
                var started = TimeProvider.System.GetTimestamp();
                outcome = await OutcomeAsync(Guarded, request.Query, variables?.RootElement);
                best = Math.Min(best, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            }

            var (steps, tokens) = Steps(request.Query, parsing);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {family.Name} | {request.Query.Length} | {tokens} | {steps} | {best:0.0} | {outcome[..Math.Min(outcome.Length, 100)].ReplaceLineEndings(" ")} |"));
        }
    }

    [Fact]
    public void Fragments_that_would_expand_to_more_fields_than_atoms_exist_are_refused_at_once_by_the_limits()
    {
        var errors = Validator.Validate(
            Schema, Parser.Parse(FamilyOf("fragments that double at each step").Make(200 * 21).Query));

        Assert.Equal(
            [
                "The operation's fields nest 203 deep, the limit is 25.",
                "The operation has at least 1000000000000 aliases, the limit is 100.",
            ],
            errors.Select(e => e.Message));
        Assert.All(errors, e => Assert.Equal("LIMIT_EXCEEDED", e.Code));
    }

    [Fact]
    public void Fields_that_all_conflict_with_each_other_are_named_up_to_the_largest_number_of_errors()
    {
        var found = Errors(FamilyOf("fields that all conflict").Make(40_000).Query);

        Assert.Equal(101, found.Count);
        Assert.StartsWith("Fields \"dog\" conflict because they have differing arguments.", found[0], StringComparison.Ordinal);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", found[^1]);
    }

    [Fact]
    public void A_conflict_among_too_many_pairs_of_fields_is_refused_without_comparing_them_all() => Assert.Equal(
        ["Fields of the document overlap in more ways than can be checked, the limit is 500000 comparisons. Validation aborted."],
        Errors(FamilyOf("equal fields with sub-fields and one conflict").Make(5_000).Query));

    [Fact]
    public void A_hundred_thousand_fragments_in_a_chain_do_not_overflow_the_stack() => Assert.Equal(
        ["Fragments spread each other too deeply to be checked. Validation aborted."],
        Errors(FamilyOf("one long chain of fragments").Make(800_000).Query));

    private static HostileDocuments.Family FamilyOf(string name) => HostileDocuments.All.Single(f => f.Name == name);

    private static async Task<string> OutcomeAsync(GraphQLEngine engine, HostileDocuments.Request request)
    {
        using var variables = Read(request);
        return await OutcomeAsync(engine, request.Query, variables?.RootElement);
    }

    /// <summary>The first error's message, or "data".</summary>
    private static async Task<string> OutcomeAsync(GraphQLEngine engine, string query, JsonElement? variables)
    {
        using var result = await engine.ExecuteAsync(new GraphQLRequest(query, Variables: variables), null, TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(result.Body, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        return answer.RootElement.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("message").GetString()! : "data";
    }

    private static JsonDocument? Read(HostileDocuments.Request request) =>
        request.Variables is null ? null : JsonDocument.Parse(request.Variables, new JsonDocumentOptions { MaxDepth = int.MaxValue });

    private static List<string> Errors(string document) =>
        [.. Validator.Validate(Schema, Parser.Parse(document), new ValidationOptions { Limits = OperationLimits.None }).Select(e => e.Message)];

    private static (long Steps, int Tokens) Steps(string document, ParserOptions? parsing = null)
    {
        var tokens = 0;
        try
        {
            var lexer = new Lexer(new Source(document));
            for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
            {
                tokens++;
            }

            var context = new ValidationContext(
                Schema, Parser.Parse(document, parsing), new ValidationOptions { Limits = parsing is null ? OperationLimits.None : OperationLimits.Default });
            Validator.Run(context);
            return (context.Steps, tokens);
        }
        catch (GraphQLSyntaxException)
        {
            // Refused before anything is checked.
            return (0, tokens);
        }
    }
}
