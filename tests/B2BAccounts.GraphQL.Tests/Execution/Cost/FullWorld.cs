using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Execution.Cost;

/// <summary>A world whose lists are always full and that counts what is done in it, so that the figures can be told exactly.</summary>
internal sealed class FullWorld
{
    public const int Resolver = 10;
    public const int Assumed = 3;

    private const string Sdl = """
        type Query { thing: Thing things(first: Int = 2): [Thing!] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false) }
        type Thing {
          label: String
          weighed: String @cost(weight: "2.5")
          part: Thing
          parts: [Thing!]
          other(where: Where): Thing
          others(first: Int): [Thing!]
            @listSize(slicingArguments: ["first"], slicingArgumentDefaultValue: 2, requireOneSlicingArgument: false)
          page(first: Int, last: Int): Page
            @listSize(slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 2, sizedFields: ["nodes"], requireOneSlicingArgument: false)
        }
        type Page { nodes: [Thing!] rest: [Thing!] total: Int }
        input Where { eq: String @cost(weight: "4") and: [Where!] }
        """;

    private double work;

    public FullWorld() => Engine = Run.Engine(
        Sdl,
        b =>
        {
            b.Query
                .Field("thing", _ => Did(Resolver, new Thing()))
                .Field("things", c => Did(Resolver, Of(c.Argument<int>("first"))));
            b.Object<Thing>("Thing")
                .Field("label", _ => "x")
                .Field("weighed", _ => Did(2.5, "y"))
                .Field("part", _ => Did(1, new Thing()))
                .Field("parts", _ => Did(1, Of(Assumed)))
                .Batch("other", (things, c) => Batch(things, new Thing(), WhereCost(c.Argument<IReadOnlyDictionary<string, object?>?>("where"), c.IsGiven("where"))))
                .Batch("others", (things, c) => Batch(things, Of(c.Argument<int?>("first") ?? 2)))
                .Batch("page", (things, c) => Batch(
                    things, new Page(c.Argument<int?>("first") is null && c.Argument<int?>("last") is null ? 2 : Math.Max(c.Argument<int?>("first") ?? 0, c.Argument<int?>("last") ?? 0))));
            b.Object<Page>("Page")
                .Field("nodes", p => Did(1, Of(p.Size)))
                .Field("rest", _ => Did(1, Of(Assumed)))
                .Field("total", p => p.Size);
        },
        new EngineOptions { Limits = OperationLimits.None, ResolverCost = Resolver, AssumedListSize = Assumed, MaxObjects = int.MaxValue });

    public sealed record Thing;

    public sealed record Page(int Size);

    public GraphQLEngine Engine { get; }

    /// <summary>The work done since it was last asked for.</summary>
    public double TakeWork()
    {
        var done = work;
        work = 0;
        return done;
    }

    private T Did<T>(double cost, T value)
    {
        work += cost;
        return value;
    }

    private IReadOnlyList<T> Batch<T>(IReadOnlyList<Thing> things, T each, double input = 0) =>
        Did(Resolver - 1 + input + things.Count, things.Select(_ => each).ToList());

    private static IReadOnlyList<Thing> Of(int count) => [.. Enumerable.Range(0, count).Select(_ => new Thing())];

    // The weight of an input object is 1, that of eq is 4, and that of and is 1 again.
    private static double WhereCost(IReadOnlyDictionary<string, object?>? where, bool given) => given ? 1 + Conditions(where) : 0;

    private static double Conditions(IReadOnlyDictionary<string, object?>? where) => where is null ? 0
        : (where.ContainsKey("eq") ? 4 : 0)
        + (where.TryGetValue("and", out var and) ? 1 + (((object?[]?)and) ?? []).Sum(w => Conditions((IReadOnlyDictionary<string, object?>?)w)) : 0);
}
