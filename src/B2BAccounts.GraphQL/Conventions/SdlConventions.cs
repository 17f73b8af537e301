using B2BAccounts.GraphQL.Conventions.Expansion;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions;

/// <summary>
/// Expands the directives by which SDL authors ask for the house's conventions. SchemaBuilder sees the result only.
/// <para><c>field: [T!] @connection(name:, defaultSize:, maxSize:)</c> becomes a page of a list, with <c>first after last before</c>.
/// With <c>@filterable</c> it takes <c>where</c>, with <c>@sortable</c> it takes <c>order</c>.</para>
/// <para><c>@filterable</c> and <c>@sortable</c> on a field of T let lists of T be filtered and sorted by it; on a field that is itself
/// a connection, <c>inParent: true</c> says so. <c>scalar X @filterable(as: EQUALITY|COMPARABLE|TEXT)</c> says what X's operations are.</para>
/// <para>With <c>@aggregatable</c> a page has aggregates of the whole list beside it: of fields marked <c>@aggregatable(only:, per:)</c>,
/// and in groups by fields marked <c>@groupable</c>.</para>
/// <para><c>change(input: …): T @payload(errors: ["…Error"], field:)</c> on the mutation root becomes a payload with the changed object
/// and a union of errors that implement the interface Error.</para>
/// <para>Types that say <c>implements Node</c> bring the interface Node and <c>Query.node</c> and <c>nodes</c>.</para>
/// </summary>
public static class SdlConventions
{
    /// <exception cref="SchemaException">Directives are misplaced or contradict each other; holds every fault with file and line.</exception>
    public static ExpandedSdl Expand(params IEnumerable<DocumentNode> documents) => new SdlExpansion([.. documents]).Run();
}
