namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Everything that companies can be sorted by, beside plain C# that says what it means.</summary>
internal static class Orders
{
    private static readonly (string Sdl, Func<Company, object?> Key)[] Fields =
    [
        ("number: {0}", c => c.Number),
        ("region: {0}", c => c.Region),
        ("legalName: {0}", c => c.LegalName),
        ("employees: {0}", c => c.Employees),
        ("revenue: {0}", c => c.Revenue),
        ("balance: {{ value: {0} }}", c => c.Balance.Value),
        ("turnover: {{ value: {0} }}", c => c.Revenue),
        ("lastPurchaseOn: {0}", c => c.LastPurchaseOn),
        ("createdAt: {0}", c => c.CreatedAt),
        ("active: {0}", c => c.Active),
        ("audited: {0}", c => c.Audited),
        ("status: {0}", c => (int)c.Status),
        ("formerStatus: {0}", c => (int?)c.FormerStatus),
        ("token: {0}", c => c.Token.ToString()),
        ("visits: {0}", c => c.Visits),
        ("rank: {0}", c => c.Rank),
        ("parent: {{ region: {0} }}", c => c.Parent?.Region),
        ("parent: {{ visits: {0} }}", c => c.Parent?.Visits),
        ("parent: {{ active: {0} }}", c => c.Parent?.Active),
        ("parent: {{ balance: {{ value: {0} }} }}", c => c.Parent?.Balance.Value),
        ("parent: {{ status: {0} }}", c => (int?)c.Parent?.Status),
        ("people: {{ count: {0} }}", c => c.People.Count),
    ];

    public static int Count => Fields.Length;

    /// <summary>An order by these fields; negative ones descend. Counted from 1.</summary>
    public static (string Sdl, Comparison<Company> Compare) Of(params IReadOnlyList<int> fields)
    {
        var sdl = string.Join(", ", fields.Select(f => "{ " + string.Format(Fields[Math.Abs(f) - 1].Sdl, f < 0 ? "DESC" : "ASC") + " }"));
        return ($"[{sdl}]", (x, y) =>
        {
            foreach (var field in fields)
            {
                var key = Fields[Math.Abs(field) - 1].Key;
                var (a, b) = (key(x), key(y));
                var compared = a is null ? (b is null ? 0 : -1) : b is null ? 1 : a is string text ? string.CompareOrdinal(text, (string)b) : Comparer<object>.Default.Compare(a, b);
                if (compared != 0)
                {
                    return field < 0 ? -compared : compared;
                }
            }

            return x.Id.CompareTo(y.Id);
        });
    }

    /// <summary>One to three different fields.</summary>
    public static IReadOnlyList<int> Random(Random random)
    {
        var fields = Enumerable.Range(1, Count).ToArray();
        random.Shuffle(fields);
        return [.. fields.Take(random.Next(1, 4)).Select(f => random.Next(2) == 0 ? f : -f)];
    }

    /// <summary>Companies with few different values, so that ties and nulls abound.</summary>
    public static Company Company(Random random, long id, IReadOnlyList<Company> others)
    {
        var parent = others.Count > 0 && random.Next(3) > 0 ? others[random.Next(others.Count)] : null;
        string?[] regions = ["a", "b", "B", "ä", "", null];
        var company = new Company
        {
            Id = id,
            Number = $"{(char)('A' + random.Next(4))}{random.Next(3)}",
            Region = regions[random.Next(regions.Length)],
            LegalName = random.Next(2) == 0 ? "Bolt" : "acme",
            Employees = random.Next(4) is var e and > 0 ? e : null,
            Revenue = random.Next(4) is var r and > 0 ? r * 0.0001m : null,
            Balance = new Amount((random.Next(5) - 2) * 1234567.8901m, id % 3 == 0 ? "USD" : "EUR"),
            LastPurchaseOn = random.Next(4) is var d and > 0 ? new DateOnly(2025, 12, 30).AddDays(d) : null,
            CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(random.Next(4) * 500),
            Active = random.Next(2) == 0,
            Audited = random.Next(3) switch { 0 => null, 1 => true, _ => false },
            Status = (CompanyStatus)random.Next(3),
            FormerStatus = random.Next(4) is var s and > 0 ? (CompanyStatus)(s - 1) : null,
            Token = new Guid(random.Next(3), (short)random.Next(2), 0, [0, 0, 0, 0, 0, 0, 0, (byte)random.Next(2)]),
            Visits = random.Next(3) * 5_000_000_000L,
            Rank = random.Next(4) / 3.0,
            Parent = parent,
            ParentId = parent?.Id,
        };
        for (var p = random.Next(4); p > 0; p--)
        {
            company.People.Add(new Person
            {
                Id = id * 10 + p,
                CompanyId = id,
                Name = $"P{random.Next(3)}",
                Age = random.Next(3) is var a and > 0 ? a : null,
            });
        }

        return company;
    }
}
