using B2BAccounts.GraphQL.Validation.Limits;
using B2BAccounts.GraphQL.Validation.Rules;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>All rules in the order in which graphql-js has them, so that errors come in an order people know.</summary>
internal static class SpecifiedRules
{
    /// <summary>Checked before all else; they need no types.</summary>
    public static ValidationRule[] Limits(ValidationContext context) =>
    [
        new DepthLimit(context),
        new AliasLimit(context),
        new RootFieldLimit(context),
    ];

    public static ValidationRule[] All(ValidationContext context) =>
    [
        new ExecutableDefinitions(context),
        new KnownOperationTypes(context),
        new UniqueOperationNames(context),
        new LoneAnonymousOperation(context),
        new SingleFieldSubscriptions(context),
        new KnownTypeNames(context),
        new FragmentsOnCompositeTypes(context),
        new VariablesAreInputTypes(context),
        new LeafFieldSelections(context),
        new FieldsOnCorrectType(context),
        new UniqueFragmentNames(context),
        new KnownFragmentNames(context),
        new NoUnusedFragments(context),
        new PossibleFragmentSpreads(context),
        new NoFragmentCycles(context),
        new UniqueVariableNames(context),
        new NoUndefinedVariables(context),
        new NoUnusedVariables(context),
        new KnownDirectives(context),
        new UniqueDirectivesPerLocation(context),
        new DeferStreamOnRootField(context),
        new DeferStreamOnValidOperations(context),
        new DeferStreamLabel(context),
        new StreamOnListField(context),
        new KnownArgumentNames(context),
        new UniqueArgumentNames(context),
        new ValuesOfCorrectType(context),
        new ProvidedRequiredArguments(context),
        new VariablesInAllowedPosition(context),
        new OverlappingFieldsCanBeMerged(context),
        new UniqueInputFieldNames(context),
        .. context.Options.AllowIntrospection ? [] : new ValidationRule[] { new IntrospectionAllowed(context) },
        new IntrospectionDepthLimit(context),
    ];
}
