using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Tests.Language;

/// <summary>Writes all that a tree means, and nothing of where it was read, so that two trees can be compared.</summary>
internal static class SyntaxTree
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static string Describe(Node node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case Node node:
                text.Append(node.GetType().Name).Append('(');
                foreach (var property in Properties.GetOrAdd(node.GetType(), Meaningful))
                {
                    text.Append(property.Name).Append('=');
                    Write(text, property.GetValue(node));
                    text.Append(';');
                }

                text.Append(')');
                break;
            case string s:
                text.Append('\'').Append(s.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(value ?? "null");
                break;
        }
    }

    private static PropertyInfo[] Meaningful(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.Name is not (nameof(Node.Source) or nameof(Node.Start) or nameof(Node.End) or nameof(Node.Location)
                or nameof(FieldNode.ResponseKey)))
            .OrderBy(p => p.Name, StringComparer.Ordinal),
    ];
}
