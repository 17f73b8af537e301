using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Aggregates;
using B2BAccounts.GraphQL.Conventions.Expansion;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Binding;

/// <summary>Checks that everything a connection can be aggregated and grouped by stands for something of a fitting C# type.</summary>
internal sealed class AggregateCheck
{
    private readonly ConventionBindings conventions;
    private readonly AggregateShape shape;
    private readonly FieldScope scope;
    private readonly List<SchemaFault> faults;

    private AggregateCheck(ConventionBindings conventions, AggregateShape shape, Type row, List<SchemaFault> faults)
    {
        this.conventions = conventions;
        this.shape = shape;
        this.faults = faults;
        scope = new FieldScope(row, Expression.Parameter(row, "row"), conventions.ListingOf, FieldUse.Aggregate);
    }

    public static void Run(ConventionBindings conventions, ConnectionShape connection, Type row, List<SchemaFault> faults)
    {
        if (connection.Aggregates is not { } shape || conventions.ListingOf(row) is null)
        {
            return;
        }

        var check = new AggregateCheck(conventions, shape, row, faults);
        foreach (var field in check.Object(shape.TypeName).Fields)
        {
            if (AggregateNames.Function(field.Name) is { } function)
            {
                check.Values(function, (ObjectType)field.Type.Named, []);
            }
        }

        if (shape.GroupName is { } group)
        {
            var keys = (ObjectType)check.Object(group).Field(AggregateNames.Key)!.Type.Named;
            foreach (var key in shape.Keys.Values)
            {
                check.Key(key, keys.Field(key.KeyField)!);
            }
        }
    }

    private ObjectType Object(string name) => (ObjectType)conventions.Schema.Type(name)!;

    private void Values(AggregateFunction function, ObjectType type, IReadOnlyList<string> path)
    {
        var unit = shape.Units.GetValueOrDefault(type.Name)?.Field;
        foreach (var field in type.Fields)
        {
            IReadOnlyList<string> at = [.. path, field.Name];
            if (field.Type.IsComposite)
            {
                if (at.Count <= conventions.Limits.Relations)
                {
                    Values(function, (ObjectType)field.Type.Named, at);
                }
            }
            else if (Found(field, at) is { } bare)
            {
                var doesFit = field.Name == unit ? IsKey(bare)
                    : function is AggregateFunction.Min or AggregateFunction.Max ? Measure.IsOrdered(bare)
                    : Measure.IsNumber(bare) && (!IsBinary(bare) || IsBinary(AggregateLeaf.ClrType(field.Type.Named)));
                if (!doesFit || !Fits(bare, field.Type.Named))
                {
                    Fault(field, $"{Name(at)} is aggregated by {AggregateNames.Field(function)} to {field.Type.Named.Name}, but is a {bare.Name} in C#; map another expression with Aggregate(\"{string.Join('.', at)}\", …).");
                }
            }
        }
    }

    private void Key(GroupKeyShape key, FieldDefinition field)
    {
        if (Found(field, key.Path) is not { } bare)
        {
            return;
        }

        var doesFit = key.Part == DatePart.Whole
            ? IsKey(bare) && Fits(bare, field.Type.Named)
            : bare == typeof(DateOnly) || bare == typeof(DateTime);
        if (!doesFit)
        {
            Fault(field, $"{Name(key.Path)} is grouped by as {field.Type.Named.Name}, but is a {bare.Name} in C#; map another expression with Aggregate(\"{string.Join('.', key.Path)}\", …).");
        }
    }

    private Type? Found(FieldDefinition field, IReadOnlyList<string> path)
    {
        if (AggregatedField.Find(scope, path) is { } value)
        {
            return Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        }

        Fault(field, $"{Name(path)} can be aggregated, but {scope.InstanceType.Name} has no property of that name; map it with Aggregate(\"{string.Join('.', path)}\", …).");
        return null;
    }

    private static bool Fits(Type bare, NamedType leaf) => leaf is EnumType names
        ? bare == typeof(string) || (bare.IsEnum && names.Values.All(v => ClientValue.IsIn(bare, v.Name)))
        : !bare.IsEnum && ClientValue.Converts(bare, AggregateLeaf.ClrType(leaf));

    private static bool IsKey(Type bare) =>
        bare.IsEnum || bare == typeof(string) || bare == typeof(bool) || bare == typeof(Guid) || bare == typeof(DateOnly)
        || Type.GetTypeCode(bare) is >= TypeCode.SByte and <= TypeCode.Int64;

    private static bool IsBinary(Type type) => type == typeof(double) || type == typeof(float);

    private string Name(IReadOnlyList<string> path) => $"{scope.TypeName}.{string.Join('.', path)}";

    private void Fault(FieldDefinition field, string message) => faults.Add(SchemaFault.At(field.Node, message));
}
