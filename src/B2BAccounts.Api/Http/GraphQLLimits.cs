using System.ComponentModel.DataAnnotations;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Execution.Cost;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.Api.Http;

/// <summary>How much a client may ask for (section GraphQL:Limits); docs/operations.md says what each means. The defaults are the engine's.</summary>
public sealed class GraphQLLimits
{
    public const string Section = "GraphQL:Limits";

    private static readonly EngineOptions Engine = new();
    private static readonly ListLimits Lists = new();

    [Range(1, int.MaxValue)]
    public int MaxDocumentCharacters { get; set; } = Engine.Limits.MaxDocumentLength;

    [Range(1, int.MaxValue)]
    public int MaxTokens { get; set; } = Engine.Limits.MaxTokens;

    // What the stack bears: see OperationLimits.
    [Range(1, 500)]
    public int MaxNesting { get; set; } = Engine.Limits.MaxNesting;

    [Range(1, 1_000)]
    public int MaxDepth { get; set; } = Engine.Limits.MaxDepth;

    [Range(0, int.MaxValue)]
    public int MaxAliases { get; set; } = Engine.Limits.MaxAliases;

    [Range(1, int.MaxValue)]
    public int MaxRootFields { get; set; } = Engine.Limits.MaxRootFields;

    [Range(0, 10)]
    public int MaxIntrospectionLists { get; set; } = Engine.Limits.MaxIntrospectionLists;

    [Range(1, int.MaxValue)]
    public int MaxFieldCost { get; set; } = Engine.Limits.MaxFieldCost;

    [Range(1, int.MaxValue)]
    public int MaxTypeCost { get; set; } = Engine.Limits.MaxTypeCost;

    [Range(1, 1_000_000)]
    public int ResolverCost { get; set; } = Engine.ResolverCost;

    [Range(1, 1_000_000)]
    public int AssumedListSize { get; set; } = Engine.AssumedListSize;

    [Range(1, int.MaxValue)]
    public int MaxListLength { get; set; } = Engine.Limits.MaxListLength;

    [Range(1, int.MaxValue)]
    public int MaxConditions { get; set; } = Lists.Conditions;

    [Range(1, int.MaxValue)]
    public int MaxConditionValues { get; set; } = Lists.Values;

    [Range(1, 20)]
    public int MaxRelations { get; set; } = Lists.Relations;

    [Range(1, 100)]
    public int MaxOrderSteps { get; set; } = Lists.OrderSteps;

    [Range(1, 1_000)]
    public int MaxAggregates { get; set; } = Lists.Aggregates;

    [Range(1, int.MaxValue)]
    public int MaxAggregateFields { get; set; } = Lists.AggregateFields;

    [Range(1, 100)]
    public int MaxGroupKeys { get; set; } = Lists.GroupKeys;

    [Range(1, 1_000_000)]
    public int MaxGroups { get; set; } = Lists.Groups;

    [Range(1, 86_400)]
    public int ExecutionSeconds { get; set; } = (int)Engine.ExecutionTimeLimit!.Value.TotalSeconds;

    [Range(1, int.MaxValue)]
    public int MaxObjects { get; set; } = Engine.MaxObjects;

    [Range(1_000, int.MaxValue)]
    public int MaxAnswerBytes { get; set; } = Engine.MaxAnswerBytes;

    [Range(1, int.MaxValue)]
    public int MaxAnswerErrors { get; set; } = Engine.MaxAnswerErrors;

    [Range(0, int.MaxValue)]
    public int CachedDocumentCharacters { get; set; } = Engine.CachedDocumentCharacters;

    /// <summary>Limits of cost of callers of a role, by its name, such as SALES_TOOL.</summary>
    public Dictionary<string, RoleLimits> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>The engine's options with these limits.</summary>
    public EngineOptions ToEngine() => new()
    {
        Limits = new OperationLimits
        {
            MaxDocumentLength = MaxDocumentCharacters,
            MaxTokens = MaxTokens,
            MaxNesting = MaxNesting,
            MaxDepth = MaxDepth,
            MaxAliases = MaxAliases,
            MaxRootFields = MaxRootFields,
            MaxIntrospectionLists = MaxIntrospectionLists,
            MaxFieldCost = MaxFieldCost,
            MaxTypeCost = MaxTypeCost,
            MaxListLength = MaxListLength,
        },
        RoleCosts = Roles.ToDictionary(r => r.Key, r => new RoleCosts(r.Value.MaxFieldCost, r.Value.MaxTypeCost), StringComparer.Ordinal),
        ResolverCost = ResolverCost,
        AssumedListSize = AssumedListSize,
        ExecutionTimeLimit = TimeSpan.FromSeconds(ExecutionSeconds),
        MaxObjects = MaxObjects,
        MaxAnswerBytes = MaxAnswerBytes,
        MaxAnswerErrors = MaxAnswerErrors,
        CachedDocumentCharacters = CachedDocumentCharacters,
    };

    /// <summary>What one filter or order may hold.</summary>
    public ListLimits ToLists() => new()
    {
        Conditions = MaxConditions,
        Values = MaxConditionValues,
        Relations = MaxRelations,
        OrderSteps = MaxOrderSteps,
        Aggregates = MaxAggregates,
        AggregateFields = MaxAggregateFields,
        GroupKeys = MaxGroupKeys,
        Groups = MaxGroups,
    };
}
