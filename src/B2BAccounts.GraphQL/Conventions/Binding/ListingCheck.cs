using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Expansion;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Conventions.Paging;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Binding;

/// <summary>Checks that everything a connection can be filtered and sorted by stands for something of a fitting C# type.</summary>
internal sealed class ListingCheck
{
    private readonly ConventionBindings conventions;
    private readonly List<SchemaFault> faults;
    private readonly HashSet<(InputObjectType, Type)> visited = [];

    private ListingCheck(ConventionBindings conventions, List<SchemaFault> faults)
    {
        this.conventions = conventions;
        this.faults = faults;
    }

    public static void Run(ConventionBindings conventions, ConnectionShape shape, Type row, List<SchemaFault> faults)
    {
        if (conventions.ListingOf(row) is not { } listing)
        {
            faults.Add(SchemaFault.At(
                shape.Field, $"{shape.Field.Name.Value} lists {row.Name}, but no List<{row.Name}, …>(\"{shape.ElementName}\", key) says how its rows are told apart."));
            return;
        }

        if (listing.TypeName != shape.ElementName)
        {
            faults.Add(SchemaFault.At(
                shape.Field, $"{shape.Field.Name.Value} lists {shape.ElementName} by rows of {row.Name}, which are listed as {listing.TypeName}."));
        }

        var check = new ListingCheck(conventions, faults);
        var parameter = Expression.Parameter(row, "row");
        try
        {
            _ = SortKey.Of("key", Inlined.Of(listing.Key, parameter), descending: false, nullable: false);
        }
        catch (InvalidOperationException e)
        {
            faults.Add(SchemaFault.At(shape.Field, e.Message));
        }

        if (shape.FilterName is { } filter)
        {
            check.Filter(new FieldScope(row, parameter, conventions.ListingOf, FieldUse.Filter), check.Input(filter));
        }

        if (shape.SortName is { } sort)
        {
            check.Sort(new FieldScope(row, parameter, conventions.ListingOf, FieldUse.Sort), check.Input(sort));
        }
    }

    private InputObjectType Input(string name) => (InputObjectType)conventions.Schema.Type(name)!;

    private void Filter(FieldScope scope, InputObjectType type)
    {
        // A mapping by path may depend on the owner, so only objects that are looked at through themselves are known for good.
        if (scope.Instance is ParameterExpression && !visited.Add((type, scope.InstanceType)))
        {
            return;
        }

        foreach (var field in type.Fields.Where(f => f.Name is not ("and" or "or")))
        {
            var inner = (InputObjectType)field.Type.Named;
            if (scope.Find(field.Name) is not { } found)
            {
                Missing(field, scope, "filtered", "Filter");
            }
            else if (FilterNames.IsOperations(inner))
            {
                Leaf(field, scope, inner, found);
            }
            else if (found.Value is { } list && FieldScope.ElementType(list.Type) is { } element)
            {
                var of = (InputObjectType)inner.Field("some")!.Type.Named;
                if (!FilterNames.IsOperations(of))
                {
                    Filter(scope.Over(Expression.Parameter(element)), of);
                }
            }
            else if (inner.Field("some") is not null && inner.Field("any") is not null && found.Value is { } single)
            {
                Fault(field, $"{scope.TypeName}.{field.Name} is a list, but {single.Type.Name} is none.");
            }
            else if (scope.Relations < conventions.Limits.Relations)
            {
                Filter(scope.Into(field.Name, found), inner);
            }
        }
    }

    private void Leaf(InputValue field, FieldScope scope, InputObjectType operations, FoundField found)
    {
        var leaf = operations.Field("eq")!.Type.Named;
        if (found.Value is not { } value)
        {
            Missing(field, scope, "filtered", "Filter");
            return;
        }

        var bare = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var from = leaf switch
        {
            EnumType => bare.IsEnum || bare == typeof(string) ? typeof(string) : typeof(void),
            ScalarType { Name: "ID" } => found.IsKey ? bare : typeof(string),
            ScalarType scalar => scalar.Coercion.ClrType,
            _ => typeof(object),
        };
        if (!ClientValue.Converts(from, value.Type))
        {
            Fault(field, $"{scope.TypeName}.{field.Name} is {leaf.Name} in the schema and {bare.Name} in C#, which do not compare; map another expression with Filter.");
        }
        else if (leaf is EnumType named && bare.IsEnum && named.Values.FirstOrDefault(v => !ClientValue.IsIn(bare, v.Name)) is { } strange)
        {
            Fault(field, $"{scope.TypeName}.{field.Name} may be {strange.Name}, for which {bare.Name} has no member in C#.");
        }
        else if (operations.Field("gt") is not null && !IsComparable(value))
        {
            Fault(field, $"{scope.TypeName}.{field.Name} is compared by its order, but C# has none for {bare.Name}; map another expression with Filter.");
        }
        else if (operations.Field("contains") is not null && bare != typeof(string))
        {
            Fault(field, $"{scope.TypeName}.{field.Name} is searched as a text, but is a {bare.Name} in C#; map another expression with FilterText.");
        }
    }

    private void Sort(FieldScope scope, InputObjectType type)
    {
        if (scope.Instance is ParameterExpression && !visited.Add((type, scope.InstanceType)))
        {
            return;
        }

        foreach (var field in type.Fields)
        {
            if (scope.Find(field.Name) is not { } found)
            {
                Missing(field, scope, "sorted", "Sort");
            }
            else if (field.Type.Named is EnumType)
            {
                try
                {
                    _ = SortKey.Of(
                        $"{scope.TypeName}.{field.Name}", found.Value ?? Expression.Constant(null, typeof(object)), descending: false, found.Nullable);
                }
                catch (InvalidOperationException e)
                {
                    Fault(field, e.Message);
                }
            }
            else if (found.Value is { } list && FieldScope.ElementType(list.Type) is not null)
            {
                continue;
            }
            else if (scope.Relations < conventions.Limits.Relations)
            {
                Sort(scope.Into(field.Name, found), (InputObjectType)field.Type.Named);
            }
        }
    }

    private static bool IsComparable(Expression value)
    {
        try
        {
            _ = Expression.GreaterThan(value, value);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Missing(InputValue field, FieldScope scope, string done, string method) => Fault(
        field,
        $"{scope.TypeName}.{field.Name} can be {done}, but {scope.InstanceType.Name} has no property of that name; map it with {method}(\"{field.Name}\", …).");

    private void Fault(InputValue field, string message) => faults.Add(SchemaFault.At(field.Node, message));
}
