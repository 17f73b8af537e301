using System.Globalization;
using System.Text;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Validation;

/// <summary>Documents that are small to send and, checked naively, expensive to check.</summary>
public sealed class HostileDocumentTests
{
    private static readonly Schema Small = SchemaBuilder.Build(Parser.Parse(TestSchemas.Small));
    private static readonly ValidationOptions NoLimits = new() { Limits = OperationLimits.None };

    public static TheoryData<string, Func<int, string>> Documents => new()
    {
        { "one field many times", n => "{" + Repeat(n, _ => " version") + "}" },
        { "one field with sub-fields many times", n => "{" + Repeat(n / 4, _ => " dog { name }") + "}" },
        { "a field under many aliases in one fragment", n => "{ dog { ...F ...F } } fragment F on Dog {" + Repeat(n / 3, i => $" a{i}: name") + "}" },
        { "fragments that double at each step", n => "{ dog { owner { ...F0 } } }"
            + Repeat(n / 30, i => $" fragment F{i} on Human {{ a: relatives {{ ...F{i + 1} }} b: relatives {{ ...F{i + 1} }} }}")
            + $" fragment F{n / 30} on Human {{ name }}" },
        { "fragments that spread all later ones", n => "{ dog { owner { ...F0 } } }"
            + Repeat(Root(n), i => $" fragment F{i} on Human {{ name{Repeat(Root(n) - i, j => $" ...F{i + 1 + j}")} }}")
            + $" fragment F{Root(n)} on Human {{ name }}" },
        { "many operations over one chain of fragments", n => Repeat(Root(n), i => $" query Q{i} {{ dog {{ owner {{ ...F0 }} }} }}")
            + Repeat(n / 10, i => $" fragment F{i} on Human {{ ...F{i + 1} }}") + $" fragment F{n / 10} on Human {{ name }}" },
        { "inline fragments of two types", n => "{ pets {" + Repeat(n / 8, i => $" ... on Dog {{ name }} ... on Cat {{ name }}") + "} }" },
        { "names that nearly match", n => "{" + Repeat(n / 2, i => $" versio{i}") + "}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_work_of_checking_grows_little_faster_than_the_document(string what, Func<int, string> document)
    {
        var small = Steps(document(8_000));
        var large = Steps(document(32_000));

        // Four times the tokens: quadratic work would be sixteen times as much.
        Assert.True(large < 9 * small, $"{what}: {small} steps for 8,000 tokens, {large} for 32,000");
        Assert.True(large < 32_000 * 100, $"{what}: {large} steps for 32,000 tokens");
    }

    [Fact]
    public void Fragments_that_would_expand_to_more_fields_than_atoms_exist_are_refused_at_once_by_the_limits()
    {
        var bomb = "{ dog { owner { ...F0 } } }"
            + Repeat(200, i => $" fragment F{i} on Human {{ a: relatives {{ ...F{i + 1} }} b: relatives {{ ...F{i + 1} }} }}")
            + " fragment F200 on Human { name }";

        var errors = Validator.Validate(Small, Parser.Parse(bomb));

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
        var found = Errors("{" + Repeat(5_000, i => $" dog(atLeast: {i}) {{ name }}") + "}");

        Assert.Equal(101, found.Count);
        Assert.StartsWith("Fields \"dog\" conflict because they have differing arguments.", found[0], StringComparison.Ordinal);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", found[^1]);
    }

    [Fact]
    public void A_conflict_among_too_many_pairs_of_fields_is_refused_without_comparing_them_all() => Assert.Equal(
        ["Fields of the document overlap in more ways than can be checked, the limit is 500000 comparisons. Validation aborted."],
        Errors("{" + Repeat(5_000, _ => " version") + " x: ok x: id }"));

    [Fact]
    public void A_hundred_thousand_fragments_in_a_chain_do_not_overflow_the_stack()
    {
        var chain = "{ dog { owner { ...F0 } } }" + Repeat(100_000, i => $" fragment F{i} on Human {{ ...F{i + 1} }}")
            + " fragment F100000 on Human { name }";

        var errors = Validator.Validate(Small, Parser.Parse(chain), NoLimits);

        Assert.Equal(
            "Fragments spread each other too deeply to be checked. Validation aborted.", Assert.Single(errors).Message);
    }

    private static int Root(int n) => (int)Math.Sqrt(n / 2.0);

    private static string Repeat(int times, Func<int, string> text)
    {
        var all = new StringBuilder();
        for (var i = 0; i < times; i++)
        {
            all.Append(CultureInfo.InvariantCulture, $"{text(i)}");
        }

        return all.ToString();
    }

    private static List<string> Errors(string document) =>
        [.. Validator.Validate(Small, Parser.Parse(document), NoLimits).Select(e => e.Message)];

    private static long Steps(string document)
    {
        var context = new ValidationContext(Small, Parser.Parse(document), NoLimits);
        Validator.Run(context);
        return context.Steps;
    }
}
