using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Expressions by which a query makes rows that hold some of their properties only. What is not read has its default there, so
/// such rows are given to nothing but fields that say what they read.</summary>
/// <param name="told">C# types whose values code is given to tell their object type: these are read whole.</param>
internal sealed class PartialRows(params IReadOnlyCollection<Type> told)
{
    /// <summary>Different sets of properties that one type of row is read by. Query providers translate each set anew and keep it;
    /// clients may ask for as many sets as they like.</summary>
    public const int MostShapes = 64;

    private readonly ConcurrentDictionary<Type, object> shapes = new();

    /// <summary>A row with these properties, or with some more; null when rows of this type can only be read whole.</summary>
    public Expression<Func<T, T>>? With<T>(IReadOnlySet<string> properties) =>
        RowParts<T>.Constructor is { } constructor && !told.Any(t => t.IsAssignableFrom(typeof(T))) && properties.All(RowParts<T>.Columns.ContainsKey)
            ? ((Shapes<T>)shapes.GetOrAdd(typeof(T), _ => new Shapes<T>(constructor))).With(properties)
            : null;

    private sealed class Shapes<T>(ConstructorInfo constructor)
    {
        private readonly List<(HashSet<string> Properties, Expression<Func<T, T>> Row)> known = [];

        public Expression<Func<T, T>>? With(IReadOnlySet<string> properties)
        {
            lock (known)
            {
                if (known.Find(k => k.Properties.SetEquals(properties)).Row is { } same)
                {
                    return same;
                }

                if (known.Count == MostShapes)
                {
                    return known.Where(k => k.Properties.IsSupersetOf(properties)).OrderBy(k => k.Properties.Count).Select(k => k.Row).FirstOrDefault();
                }

                var made = Make(properties);
                known.Add(([.. properties], made));
                return made;
            }
        }

        private Expression<Func<T, T>> Make(IReadOnlySet<string> properties)
        {
            var row = Expression.Parameter(typeof(T), "row");
            var parts = RowParts<T>.Columns.Where(c => properties.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => Expression.Bind(c.Value, Expression.Property(row, c.Value)));
            return Expression.Lambda<Func<T, T>>(Expression.MemberInit(Expression.New(constructor), parts), row);
        }
    }

    /// <summary>What a row can be made of. A class that others derive from is not made: the store may know rows of the others.
    /// A property counts as a column when it is written and read without code and holds a plain value: references and lists may be
    /// relations, that a store would join.</summary>
    private static class RowParts<T>
    {
        private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

        public static readonly ConstructorInfo? Constructor =
            typeof(T) is { IsClass: true, IsSealed: true } type ? type.GetConstructor(Instance, Type.EmptyTypes) : null;

        public static readonly Dictionary<string, PropertyInfo> Columns = typeof(T).GetProperties()
            .GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Count() == 1)
            .Select(g => g.Single().DeclaringType!.GetProperty(g.Key, Instance | BindingFlags.DeclaredOnly)!)
            .Where(IsColumn).ToDictionary(p => p.Name, StringComparer.Ordinal);

        private static bool IsColumn(PropertyInfo property) =>
            IsAutomatic(property.GetMethod) && IsAutomatic(property.SetMethod)
            && (property.PropertyType.IsValueType || property.PropertyType == typeof(string) || property.PropertyType == typeof(byte[]));

        private static bool IsAutomatic(MethodInfo? accessor) =>
            accessor is { IsStatic: false } && accessor.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
    }
}
