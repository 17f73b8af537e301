using System.Reflection;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Generation;

/// <summary>
/// Every row of a book as text, without instants. A key is shown as its place among the keys of its table, since a run that was cut off
/// leaves out keys that it had taken and not used.
/// </summary>
internal sealed class BookRows
{
    private static readonly Dictionary<string, Type> References = new()
    {
        ["AccountId"] = typeof(Account), ["ParentId"] = typeof(Account), ["OtherId"] = typeof(Account), ["SupplierId"] = typeof(Account),
        ["BuyerId"] = typeof(Account), ["InvoiceId"] = typeof(Invoice),
    };

    private readonly Dictionary<Type, Dictionary<long, int>> places = [];

    public static IReadOnlyList<string> Of(AccountsDb db) => new BookRows().Read(db);

    private List<string> Read(AccountsDb db)
    {
        var tables = db.Model.GetEntityTypes().Where(e => e.ClrType != typeof(KeyBlock) && e.ClrType.Namespace != typeof(AuditRecord).Namespace).OrderBy(e => e.Name, StringComparer.Ordinal)
            .Select(e => (Type: e.ClrType, Rows: All(db, e.ClrType))).ToList();
        foreach (var (type, rows) in tables.Where(t => t.Type.GetProperty("Id")?.PropertyType == typeof(long)))
        {
            places[type] = rows.Select(r => (long)type.GetProperty("Id")!.GetValue(r)!).Order().Select((id, place) => (id, place)).ToDictionary(p => p.id, p => p.place);
        }

        return [.. tables.SelectMany(t => t.Rows.Select(row => Show(t.Type, row)).Order(StringComparer.Ordinal))];
    }

    private static List<object> All(AccountsDb db, Type type) =>
        [.. ((IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(type).Invoke(db, null)!).AsNoTracking()];

    private string Show(Type type, object row) => $"{type.Name}: " + string.Join(", ", type.GetProperties()
        .Where(p => p.CanWrite && p.PropertyType != typeof(DateTime) && p.PropertyType != typeof(DateTime?))
        .Select(p => $"{p.Name}={Value(type, p, row)}"));

    private object? Value(Type type, PropertyInfo property, object row)
    {
        var value = property.GetValue(row);
        var target = property.Name switch
        {
            "Id" when places.ContainsKey(type) => type,
            "FromId" => Kind("FromKind"),
            "ToId" => Kind("ToKind"),
            "DocumentId" => Kind("Kind"),
            var name => References.GetValueOrDefault(name),
        };
        return target is not null && value is long id ? places[target][id] : value;

        Type Kind(string kind) => type.GetProperty(kind)!.GetValue(row) switch
        {
            DocumentKind.Invoice => typeof(Invoice),
            DocumentKind.Payment => typeof(Payment),
            DocumentKind.CreditNote => typeof(CreditNote),
            DocumentKind.WriteOff => typeof(WriteOff),
            var other => throw new NotSupportedException($"{other} is not generated."),
        };
    }
}
