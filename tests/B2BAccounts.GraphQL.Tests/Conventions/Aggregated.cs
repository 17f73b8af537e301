using System.Text.Json;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Everything that companies can be aggregated and grouped by, beside plain C# that says what it means.</summary>
internal static class Aggregated
{
    public const string Everything = """
        count
        sum { employees revenue visits turnover { value currency } parent { employees visits } }
        avg { employees revenue visits rank turnover { value } parent { employees } }
        min { number region employees revenue lastPurchaseOn createdAt visits rank turnover { value currency } parent { region lastPurchaseOn } }
        max { number region employees revenue lastPurchaseOn createdAt visits rank turnover { value } parent { region createdAt } }
        """;

    public static readonly (string Sdl, Func<Company, bool> Holds)[] Filters =
    [
        ("{}", _ => true),
        ("{ active: { eq: true } }", c => c.Active),
        ("{ status: { neq: DORMANT } }", c => c.Status != CompanyStatus.Dormant),
        ("{ employees: { gte: 2 } }", c => c.Employees >= 2),
        ("{ region: { in: [\"a\", null] } }", c => c.Region is null or "a"),
        ("{ parent: { active: { eq: true } } }", c => c.Parent is { Active: true }),
        ("{ people: { some: { age: { eq: 1 } } } }", c => c.People.Exists(p => p.Age == 1)),
        ("{ number: { eq: \"none\" } }", _ => false),
    ];

    public static readonly (string By, string Field, Func<Company, object?> Key)[] Keys =
    [
        ("REGION", "region", c => c.Region),
        ("EMPLOYEES", "employees", c => c.Employees),
        ("BALANCE_CURRENCY", "balanceCurrency", c => c.Balance.Currency),
        ("LAST_PURCHASE_ON", "lastPurchaseOn", c => c.LastPurchaseOn),
        ("LAST_PURCHASE_ON_MONTH", "lastPurchaseOnMonth", c => c.LastPurchaseOn is { } d ? new DateOnly(d.Year, d.Month, 1) : null),
        ("LAST_PURCHASE_ON_QUARTER", "lastPurchaseOnQuarter", c => c.LastPurchaseOn is { } d ? new DateOnly(d.Year, d.Month < 4 ? 1 : 10, 1) : null),
        ("LAST_PURCHASE_ON_YEAR", "lastPurchaseOnYear", c => c.LastPurchaseOn is { } d ? new DateOnly(d.Year, 1, 1) : null),
        ("CREATED_AT_DAY", "createdAtDay", c => DateOnly.FromDateTime(c.CreatedAt)),
        ("ACTIVE", "active", c => c.Active),
        ("AUDITED", "audited", c => c.Audited),
        ("STATUS", "status", c => c.Status),
        ("FORMER_STATUS", "formerStatus", c => c.FormerStatus),
        ("TOKEN", "token", c => c.Token),
        ("PARENT_REGION", "parentRegion", c => c.Parent?.Region),
        ("PARENT_STATUS", "parentStatus", c => c.Parent?.Status),
        ("PARENT_CREATED_AT_MONTH", "parentCreatedAtMonth", c => c.Parent is { } p ? new DateOnly(p.CreatedAt.Year, p.CreatedAt.Month, 1) : null),
    ];

    /// <summary>What the fields of <see cref="Everything"/> must be.</summary>
    public static object Of(IReadOnlyCollection<Company> rows) => new
    {
        count = rows.Count,
        sum = new
        {
            employees = Sum(rows, c => c.Employees),
            revenue = Sum(rows, c => c.Revenue),
            visits = Sum(rows, c => c.Visits),
            turnover = new { value = Sum(rows, c => c.Revenue), currency = Currency(rows) },
            parent = new { employees = Sum(rows, c => c.Parent?.Employees), visits = Sum(rows, c => c.Parent?.Visits) },
        },
        avg = new
        {
            employees = Avg(rows, c => c.Employees),
            revenue = Avg(rows, c => c.Revenue),
            visits = Avg(rows, c => c.Visits),
            rank = rows.Count == 0 ? (double?)null : rows.Sum(c => c.Rank) / rows.Count,
            turnover = new { value = Avg(rows, c => c.Revenue) },
            parent = new { employees = Avg(rows, c => c.Parent?.Employees) },
        },
        min = new
        {
            number = Ends(rows, c => c.Number).Min,
            region = Ends(rows, c => c.Region).Min,
            employees = rows.Min(c => c.Employees),
            revenue = rows.Min(c => c.Revenue),
            lastPurchaseOn = rows.Min(c => c.LastPurchaseOn),
            createdAt = rows.Min(c => (DateTime?)c.CreatedAt),
            visits = rows.Min(c => (long?)c.Visits),
            rank = rows.Min(c => (double?)c.Rank),
            turnover = new { value = rows.Min(c => c.Revenue), currency = Currency(rows) },
            parent = new { region = Ends(rows, c => c.Parent?.Region).Min, lastPurchaseOn = rows.Min(c => c.Parent?.LastPurchaseOn) },
        },
        max = new
        {
            number = Ends(rows, c => c.Number).Max,
            region = Ends(rows, c => c.Region).Max,
            employees = rows.Max(c => c.Employees),
            revenue = rows.Max(c => c.Revenue),
            lastPurchaseOn = rows.Max(c => c.LastPurchaseOn),
            createdAt = rows.Max(c => (DateTime?)c.CreatedAt),
            visits = rows.Max(c => (long?)c.Visits),
            rank = rows.Max(c => (double?)c.Rank),
            turnover = new { value = rows.Max(c => c.Revenue) },
            parent = new { region = Ends(rows, c => c.Parent?.Region).Max, createdAt = rows.Max(c => c.Parent?.CreatedAt) },
        },
    };

    /// <summary>Groups by keys (indices into <see cref="Keys"/>) in the order they must come in.</summary>
    public static IReadOnlyList<List<Company>> Groups(IEnumerable<Company> rows, IReadOnlyList<int> by)
    {
        var groups = rows.GroupBy(c => string.Join('|', by.Select(k => Keys[k].Key(c) ?? "null"))).Select(g => g.ToList()).ToList();
        groups.Sort((x, y) => by.Select(k => Compare(Keys[k].Key(x[0]), Keys[k].Key(y[0]))).FirstOrDefault(c => c != 0));
        return groups;
    }

    /// <summary>Compares what was answered with what must be, numbers by their value.</summary>
    public static void Equal(object? expected, JsonElement actual, string path = "")
    {
        switch (expected)
        {
            case null:
                Assert.True(actual.ValueKind == JsonValueKind.Null, $"{path}: {actual} is not null");
                break;
            case string or Guid:
                Assert.Equal(expected.ToString(), actual.GetString());
                break;
            case bool flag:
                Assert.Equal(flag, actual.GetBoolean());
                break;
            case DateOnly day:
                Assert.Equal(day.ToString("yyyy-MM-dd"), actual.GetString());
                break;
            case DateTime instant:
                Assert.Equal(instant, actual.GetDateTime());
                break;
            case CompanyStatus status:
                Assert.Equal(status == CompanyStatus.GoodCustomer ? "GOOD_CUSTOMER" : status.ToString().ToUpperInvariant(), actual.GetString());
                break;
            case double number:
                Assert.Equal(number, actual.GetDouble(), 12);
                break;
            case IFormattable and not Enum:
                Assert.True(actual.ValueKind == JsonValueKind.Number && Convert.ToDecimal(expected) == actual.GetDecimal(), $"{path}: {actual} is not {expected}");
                break;
            default:
                var properties = expected.GetType().GetProperties();
                Assert.Equal(properties.Select(p => p.Name), actual.EnumerateObject().Select(p => p.Name));
                foreach (var property in properties)
                {
                    Equal(property.GetValue(expected), actual.GetProperty(property.Name), $"{path}.{property.Name}");
                }

                break;
        }
    }

    private static decimal? Sum(IEnumerable<Company> rows, Func<Company, decimal?> value) =>
        rows.Select(value).Aggregate((decimal?)null, (sum, v) => v is null ? sum : (sum ?? 0) + v);

    private static decimal? Avg(IReadOnlyCollection<Company> rows, Func<Company, decimal?> value) =>
        Sum(rows, value) is { } sum ? Math.Round(sum / rows.Count(c => value(c) is not null), 10, MidpointRounding.AwayFromZero) : null;

    private static string? Currency(IEnumerable<Company> rows) => rows.FirstOrDefault(c => c.Revenue is not null)?.Balance.Currency;

    private static (string? Min, string? Max) Ends(IEnumerable<Company> rows, Func<Company, string?> value)
    {
        var values = rows.Select(value).OfType<string>().Order(StringComparer.Ordinal).ToList();
        return (values.FirstOrDefault(), values.LastOrDefault());
    }

    private static int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => Comparer<object>.Default.Compare(x, y),
    };
}
