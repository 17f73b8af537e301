using System.Collections;
using B2BAccounts.GraphQL.Conventions.Expansion;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Conventions.Paging;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>Answers the fields aggregates and groups of a connection: for all its pages of a level in one statement.</summary>
internal sealed class AggregateFields<T>(ConventionBindings conventions, ConnectionShape connection, RowReader reader)
{
    public void Bind()
    {
        if (connection.Aggregates is not { } shape)
        {
            return;
        }

        var page = conventions.Bindings.Object<Page<T>>(connection.TypeName);
        // Of a page only the list that it is of is looked at: its entries need not be read for that.
        page.Add(AggregateNames.Aggregates, new BatchBinding<Page<T>, AggregateView?>(
            async (pages, context) => await WholesAsync(shape, pages, context), FieldReads.Nothing));
        Bind((ObjectType)conventions.Schema.Type(shape.TypeName)!);
        if (shape.GroupName is { } group)
        {
            page.Add(AggregateNames.Groups, new BatchBinding<Page<T>, IReadOnlyList<AggregateView>?>(
                async (pages, context) => await GroupsAsync(shape, group, pages, context), FieldReads.Nothing));
            Bind((ObjectType)conventions.Schema.Type(group)!);
        }
    }

    private void Bind(ObjectType type)
    {
        if (conventions.Bindings.Objects.ContainsKey(type.Name))
        {
            return;
        }

        var binding = conventions.Bindings.Object<AggregateView>(type.Name);
        foreach (var field in type.Fields)
        {
            if (field.Type.IsComposite)
            {
                binding.Field(field.Name, view => view.Sub(field.Name));
                Bind((ObjectType)field.Type.Named);
            }
            else
            {
                binding.Add(field.Name, new AggregateLeaf());
            }
        }
    }

    private async Task<AggregateView?[]> WholesAsync(AggregateShape shape, IReadOnlyList<Page<T>> pages, FieldContext context)
    {
        var (plan, found) = await ReadAsync(shape, shape.TypeName, [], pages, context);
        return Answers(pages, context, page => plan.View(found[page].SingleOrDefault()));
    }

    private async Task<IReadOnlyList<AggregateView>?[]> GroupsAsync(
        AggregateShape shape, string type, IReadOnlyList<Page<T>> pages, FieldContext context)
    {
        var (plan, found) = await ReadAsync(shape, type, By(shape, context), pages, context);
        return Answers(pages, context, page => (IReadOnlyList<AggregateView>)[.. found[page].Select(plan.View)]);
    }

    private static TAnswer?[] Answers<TAnswer>(IReadOnlyList<Page<T>> pages, FieldContext context, Func<Page<T>, TAnswer> answer)
        where TAnswer : class
    {
        var answers = new TAnswer?[pages.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            try
            {
                answers[i] = answer(pages[i]);
            }
            catch (GraphQLException refused)
            {
                context.Fail(i, refused);
            }
            catch (OverflowException)
            {
                context.Fail(i, Overflow());
            }
        }

        return answers;
    }

    private async Task<(AggregatePlan Plan, IReadOnlyDictionary<Page<T>, IReadOnlyList<object?[]>> Found)> ReadAsync(
        AggregateShape shape, string type, IReadOnlyList<GroupKeyShape> by, IReadOnlyList<Page<T>> pages, FieldContext context)
    {
        AggregateBudget.Spend(context, conventions.Limits);
        var plan = new AggregatePlan(
            shape, conventions.Limits, conventions.ListingOf, typeof(T), (ObjectType)conventions.Schema.Type(type)!, context, by, pages[0].Whole!.OwnerOf);
        if (plan.IsEmpty)
        {
            return (plan, pages.Distinct().ToDictionary(p => p, _ => (IReadOnlyList<object?[]>)[]));
        }

        try
        {
            Dictionary<Page<T>, IReadOnlyList<object?[]>> found = [];
            foreach (var list in pages.Distinct().GroupBy(p => p.Whole!))
            {
                var rows = await plan.ReadAsync(await list.Key.Rows(), reader, context.CancellationToken);
                foreach (var page in list)
                {
                    found[page] = rows.GetValueOrDefault(page.Owner ?? AggregatePlan.NoOwner, []);
                }
            }

            return (plan, found);
        }
        catch (Exception e) when (e is OverflowException || reader.IsOverflow(e))
        {
            throw Overflow();
        }
    }

    private IReadOnlyList<GroupKeyShape> By(AggregateShape shape, FieldContext context)
    {
        var names = context.Argument<object?>(AggregateNames.By) switch
        {
            string one => [one],
            IEnumerable many => [.. many.Cast<object>().Select(n => n.ToString()!)],
            _ => (IReadOnlyList<string>)[],
        };
        return names switch
        {
            [] => throw ListError.Aggregate($"by: nothing is named to group by; name at least one, or ask for {AggregateNames.Aggregates}."),
            _ when names.Count > conventions.Limits.GroupKeys =>
                throw ListError.Aggregate($"by: {names.Count} are named; groups are told apart by {conventions.Limits.GroupKeys} at most."),
            _ when names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice =>
                throw ListError.Aggregate($"by: {twice.Key} is named twice; once is enough."),
            _ => [.. names.Select(n => shape.Keys[n])],
        };
    }

    private static GraphQLException Overflow() => ListError.Overflow("A sum is beyond what can be answered; filter, or group by something, so that sums get smaller.");
}
