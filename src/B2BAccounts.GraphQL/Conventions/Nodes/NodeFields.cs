using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Nodes;

/// <summary>Answers Query.node and Query.nodes: one load for each type that is asked for.</summary>
internal sealed class NodeFields
{
    /// <summary>Ids in one nodes field at most.</summary>
    public const int MaxIds = 200;

    private readonly Dictionary<string, Func<IReadOnlyList<string>, FieldContext, Task<Dictionary<string, object>>>> loads =
        new(StringComparer.Ordinal);

    private readonly Schema schema;

    public NodeFields(Schema schema, RootBinding query)
    {
        this.schema = schema;
        query.Field("node", async (FieldContext context) => (await Find([context.Argument<string>("id")], context))[0]);
        query.Field("nodes", async (FieldContext context) =>
        {
            var ids = context.Argument<IReadOnlyList<string>>("ids");
            return ids.Count <= MaxIds
                ? await Find(ids, context)
                : throw ListError.Page($"ids holds {ids.Count} ids; {MaxIds} can be asked for at once.");
        });
    }

    public void Add<T, TKey>(string typeName, Func<IReadOnlyList<TKey>, FieldContext, Task<IEnumerable<RowByKey<TKey, T>>>> load)
        where T : notnull
        where TKey : notnull =>
        loads.Add(typeName, async (ids, context) =>
        {
            var keys = ids.Distinct(StringComparer.Ordinal).Select(id => GlobalId.Decode<TKey>(typeName, id)).ToList();
            var rows = await load(keys, context);
            return rows.ToDictionary(r => GlobalId.Encode(typeName, r.Key), object (r) => r.Row, StringComparer.Ordinal);
        });

    private async Task<IReadOnlyList<object?>> Find(IReadOnlyList<string> ids, FieldContext context)
    {
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        // What a caller may read no id of is to him not there.
        foreach (var type in ids.GroupBy(TypeOf, StringComparer.Ordinal).Where(t => context.MayRead(((ObjectType)schema.Type(t.Key)!).Field("id")!)))
        {
            foreach (var (id, row) in await loads[type.Key]([.. type], context))
            {
                found[id] = row;
            }
        }

        return [.. ids.Select(id => found.GetValueOrDefault(id))];
    }

    private string TypeOf(string id) =>
        GlobalId.TryDecode(id, out var type, out _) && loads.ContainsKey(type)
            ? type
            : throw ListError.Id($"'{id}' is no id; take ids as they were answered.");
}
