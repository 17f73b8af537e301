using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Validation;

public sealed class LimitTests
{
    private static readonly Schema Trade = SchemaBuilder.Build(Parser.Parse(TestSchemas.Trade));

    [Theory]
    [InlineData("{ account(id: 1) { parent { parent { id } } } }", 4)]
    [InlineData("{ account(id: 1) { ...F } } fragment F on Account { ... on Account { parent { ...G } } } fragment G on Node { id }", 3)]
    [InlineData("{ count }", 1)]
    public void Depth_counts_fields_within_fields_through_fragments(string text, int depth)
    {
        Assert.Empty(Errors(text, OperationLimits.None with { MaxDepth = depth }));
        Assert.Equal(
            [$"The operation's fields nest {depth} deep, the limit is {depth - 1}."], Errors(text, OperationLimits.None with { MaxDepth = depth - 1 }));
    }

    [Theory]
    [InlineData("{ a: count b: count count }", 2)]
    [InlineData("{ account(id: 1) { ...F parent { ...F } } } fragment F on Account { a: id b: grade ... { c: grade } }", 6)]
    public void Aliases_count_as_often_as_fragments_bring_them(string text, int aliases)
    {
        Assert.Empty(Errors(text, OperationLimits.None with { MaxAliases = aliases }));
        Assert.Equal(
            [$"The operation has {aliases} aliases, the limit is {aliases - 1}."], Errors(text, OperationLimits.None with { MaxAliases = aliases - 1 }));
    }

    [Theory]
    [InlineData("{ count a: count ...F } fragment F on Query { count b: count ... { c: count } }", 4)]
    public void Root_fields_count_once_for_each_response_key(string text, int fields)
    {
        Assert.Empty(Errors(text, OperationLimits.None with { MaxRootFields = fields }));
        Assert.Equal(
            [$"The operation has {fields} root fields, the limit is {fields - 1}."], Errors(text, OperationLimits.None with { MaxRootFields = fields - 1 }));
    }

    [Theory]
    [InlineData("{ __schema { types { fields { type { interfaces { name } } } } } }", 2)]
    [InlineData("{ __type(name: \"A\") { ...F } } fragment F on __Type { fields { type { ofType { fields { type { possibleTypes { name } } } } } } }", 3)]
    public void Introspection_counts_lists_within_lists(string text, int lists)
    {
        Assert.Empty(Errors(text, OperationLimits.None with { MaxIntrospectionLists = lists }));
        Assert.Equal(
            [$"Maximum introspection depth exceeded: lists of the schema nest {lists} deep, the limit is {lists - 1}."],
            Errors(text, OperationLimits.None with { MaxIntrospectionLists = lists - 1 }));
    }

    [Fact]
    public void Limits_that_the_stack_needs_cannot_be_raised_beyond_what_it_bears()
    {
        Assert.Equal(1_000, (OperationLimits.Default with { MaxDepth = 1_000 }).MaxDepth);
        Assert.Throws<ArgumentOutOfRangeException>(() => OperationLimits.Default with { MaxDepth = 1_001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => OperationLimits.Default with { MaxNesting = 501 });
    }

    [Fact]
    public void Length_and_tokens_are_limited_when_the_text_is_read()
    {
        var parsing = (OperationLimits.Default with { MaxTokens = 3, MaxDocumentLength = 20 }).Parsing;

        Assert.Contains(
            "4 tokens, the limit is 3", Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ a b }", parsing)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "23 characters long, the limit is 20",
            Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ aaaaaaaaaaaaaaaaaaa }", parsing)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_introspection_query_of_tools_is_within_the_default_limits()
    {
        const string TypeRef = "ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name "
            + "ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }";
        const string Query = """
            query IntrospectionQuery {
              __schema {
                queryType { name kind } mutationType { name kind } subscriptionType { name kind }
                types { ...FullType } directives { name description locations args { ...InputValue } }
              }
            }
            fragment FullType on __Type {
              kind name description
              fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
              inputFields { ...InputValue } interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
            fragment TypeRef on __Type { kind name
            """ + " " + TypeRef + " }";

        Assert.Empty(Validator.Validate(Trade, Parser.Parse(Query, OperationLimits.Default.Parsing)));
    }

    private static List<string> Errors(string text, OperationLimits limits) =>
        [.. Validator.Validate(Trade, Parser.Parse(text), new ValidationOptions { Limits = limits }).Select(e => e.Message)];
}
