namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Each condition is asked of lists in memory and of SQLite, and both must answer what the plain C# beside it says.</summary>
public sealed class FilterTests
{
    private static readonly Guid Token = new("6f9619ff-8b86-d011-b42d-00c04fc964ff");

    private static readonly Dictionary<string, Func<Company, bool>> Cases = new(StringComparer.Ordinal)
    {
        ["{}"] = _ => true,
        ["null"] = _ => true,
        ["{ region: {} }"] = _ => true,
        ["{ region: null }"] = c => c.Region is null,
        ["{ region: { eq: null } }"] = c => c.Region is null,
        ["{ region: { neq: null } }"] = c => c.Region is not null,
        ["{ region: { eq: \"north\" } }"] = c => c.Region == "north",
        ["{ region: { neq: \"north\" } }"] = c => c.Region != "north",
        ["{ region: { eq: \"\" } }"] = c => c.Region == "",
        ["{ region: { in: [] } }"] = _ => false,
        ["{ region: { nin: [] } }"] = _ => true,
        ["{ region: { in: [null] } }"] = c => c.Region is null,
        ["{ region: { nin: [null] } }"] = c => c.Region is not null,
        ["{ region: { in: [\"north\", null] } }"] = c => c.Region is null or "north",
        ["{ region: { nin: [\"north\", null] } }"] = c => c.Region is not (null or "north"),
        ["{ region: { in: \"north\" } }"] = c => c.Region == "north",
        ["{ region: { nin: [\"north\"] } }"] = c => c.Region != "north",
        ["{ region: { contains: \"ort\" } }"] = c => c.Region is { } r && r.Contains("ort", StringComparison.Ordinal),
        ["{ region: { ncontains: \"ort\" } }"] = c => !(c.Region is { } r && r.Contains("ort", StringComparison.Ordinal)),
        ["{ region: { startsWith: \"no\" } }"] = c => c.Region is { } r && r.StartsWith("no", StringComparison.Ordinal),
        ["{ region: { nstartsWith: \"no\" } }"] = c => !(c.Region is { } r && r.StartsWith("no", StringComparison.Ordinal)),
        ["{ region: { endsWith: \"th\" } }"] = c => c.Region is { } r && r.EndsWith("th", StringComparison.Ordinal),
        ["{ region: { nendsWith: \"th\" } }"] = c => !(c.Region is { } r && r.EndsWith("th", StringComparison.Ordinal)),
        ["{ region: { startsWith: \"\" } }"] = c => c.Region is not null,
        ["{ region: { contains: \"50%_\" } }"] = c => c.Region is { } r && r.Contains("50%_", StringComparison.Ordinal),
        ["{ region: { startsWith: \"50%_\" } }"] = c => c.Region is { } r && r.StartsWith("50%_", StringComparison.Ordinal),
        ["{ region: { endsWith: \"%_\" } }"] = c => c.Region is { } r && r.EndsWith("%_", StringComparison.Ordinal),
        ["{ region: { or: [{ eq: \"north\" }, { eq: null }] } }"] = c => c.Region is null or "north",
        ["{ region: { and: [{ startsWith: \"n\" }, { neq: \"north\" }] } }"] = c => c.Region is { } r && r.StartsWith('n') && r != "north",
        ["{ region: { startsWith: \"n\", endsWith: \"h\" } }"] = c => c.Region is { } r && r.StartsWith('n') && r.EndsWith('h'),
        ["{ number: { eq: null } }"] = _ => false,
        ["{ number: { neq: null } }"] = _ => true,
        ["{ number: null }"] = _ => false,
        ["{ legalName: { contains: \"ACME\" } }"] = c => c.LegalName.Contains("acme", StringComparison.OrdinalIgnoreCase),
        ["{ legalName: { eq: \"aCmE 3\" } }"] = c => c.LegalName.Equals("acme 3", StringComparison.OrdinalIgnoreCase),
        ["{ legalName: { in: [\"ACME 3\", \"Bolt 4\"] } }"] = c => c.SearchName is "acme 3" or "bolt 4",
        ["{ employees: { eq: 5 } }"] = c => c.Employees == 5,
        ["{ employees: { neq: 5 } }"] = c => c.Employees != 5,
        ["{ employees: { eq: null } }"] = c => c.Employees is null,
        ["{ employees: { in: [5, null] } }"] = c => c.Employees is null or 5,
        ["{ employees: { nin: [5] } }"] = c => c.Employees is not 5,
        ["{ employees: { gt: 5 } }"] = c => c.Employees > 5,
        ["{ employees: { ngt: 5 } }"] = c => !(c.Employees > 5),
        ["{ employees: { gte: 5 } }"] = c => c.Employees >= 5,
        ["{ employees: { ngte: 5 } }"] = c => !(c.Employees >= 5),
        ["{ employees: { lt: 5 } }"] = c => c.Employees < 5,
        ["{ employees: { nlt: 5 } }"] = c => !(c.Employees < 5),
        ["{ employees: { lte: 5 } }"] = c => c.Employees <= 5,
        ["{ employees: { nlte: 5 } }"] = c => !(c.Employees <= 5),
        ["{ employees: { gte: 3, lt: 6 } }"] = c => c.Employees is >= 3 and < 6,
        ["{ employees: {} , active: { eq: true } }"] = c => c.Active,
        ["{ revenue: { gte: 100.25 } }"] = c => c.Revenue >= 100.25m,
        ["{ revenue: { nlt: 100.25 } }"] = c => !(c.Revenue < 100.25m),
        ["{ balance: { value: { lt: 0 } } }"] = c => c.Balance.Value < 0,
        ["{ balance: { value: { gt: 10.5 }, currency: { eq: \"EUR\" } } }"] = c => c.Balance is { Value: > 10.5m, Currency: "EUR" },
        ["{ balance: null }"] = _ => false,
        ["{ turnover: { value: { gt: 50 } } }"] = c => c.Revenue > 50,
        ["{ turnover: { value: { eq: null } } }"] = c => c.Revenue is null,
        ["{ lastPurchaseOn: { gte: \"2026-02-01\" } }"] = c => c.LastPurchaseOn >= new DateOnly(2026, 2, 1),
        ["{ lastPurchaseOn: { ngte: \"2026-02-01\" } }"] = c => !(c.LastPurchaseOn >= new DateOnly(2026, 2, 1)),
        ["{ createdAt: { lt: \"2026-01-03T00:00:00Z\" } }"] = c => c.CreatedAt < new DateTime(2026, 1, 3),
        ["{ active: { neq: true } }"] = c => !c.Active,
        ["{ active: { eq: null } }"] = _ => false,
        ["{ audited: { neq: true } }"] = c => c.Audited != true,
        ["{ audited: { eq: null } }"] = c => c.Audited is null,
        ["{ status: { eq: GOOD_CUSTOMER } }"] = c => c.Status == CompanyStatus.GoodCustomer,
        ["{ status: { nin: [GOOD_CUSTOMER, DORMANT] } }"] = c => c.Status == CompanyStatus.Prospect,
        ["{ formerStatus: { in: [DORMANT, null] } }"] = c => c.FormerStatus is null or CompanyStatus.Dormant,
        ["{ formerStatus: { neq: DORMANT } }"] = c => c.FormerStatus != CompanyStatus.Dormant,
        [$"{{ token: {{ eq: \"{Token}\" }} }}"] = c => c.Token == Token,
        ["{ visits: { gt: 3 } }"] = c => c.Visits > 3,
        ["{ rank: { gte: 0.5 } }"] = c => c.Rank >= 0.5,
        ["{ parent: null }"] = c => c.Parent is null,
        ["{ parent: {} }"] = _ => true,
        ["{ parent: { number: { eq: \"N2\" } } }"] = c => c.Parent?.Number == "N2",
        ["{ parent: { number: { neq: \"N2\" } } }"] = c => c.Parent is { } p && p.Number != "N2",
        ["{ parent: { employees: { eq: null } } }"] = c => c.Parent is { Employees: null },
        ["{ parent: { region: null } }"] = c => c.Parent is { Region: null },
        ["{ parent: { parent: null } }"] = c => c.Parent is { Parent: null },
        ["{ parent: { parent: { active: { eq: true } } } }"] = c => c.Parent?.Parent?.Active == true,
        ["{ parent: { turnover: { value: { gt: 50 } } } }"] = c => c.Parent?.Revenue > 50,
        ["{ parent: { balance: { value: { gt: 0 } } } }"] = c => c.Parent is { Balance.Value: > 0 },
        ["{ parent: { people: { any: true } } }"] = c => c.Parent?.People.Count > 0,
        ["{ people: { any: true } }"] = c => c.People.Count > 0,
        ["{ people: { any: false } }"] = c => c.People.Count == 0,
        ["{ people: { some: {} } }"] = c => c.People.Count > 0,
        ["{ people: { none: {} } }"] = c => c.People.Count == 0,
        ["{ people: { all: {} } }"] = _ => true,
        ["{ people: {} }"] = _ => true,
        ["{ people: { some: { name: { eq: \"Ann\" } } } }"] = c => c.People.Exists(p => p.Name == "Ann"),
        ["{ people: { none: { name: { eq: \"Ann\" } } } }"] = c => !c.People.Exists(p => p.Name == "Ann"),
        ["{ people: { all: { age: { gte: 40 } } } }"] = c => c.People.TrueForAll(p => p.Age >= 40),
        ["{ people: { some: { age: null } } }"] = c => c.People.Exists(p => p.Age is null),
        ["{ people: { some: { or: [{ age: { gt: 50 } }, { name: { startsWith: \"B\" } }] } } }"] =
            c => c.People.Exists(p => p.Age > 50 || p.Name.StartsWith('B')),
        ["{ and: [] }"] = _ => true,
        ["{ or: [] }"] = _ => false,
        ["{ or: [{}] }"] = _ => true,
        ["{ or: [{}, { active: { eq: true } }] }"] = _ => true,
        ["{ or: [{ active: { eq: true } }, { region: null }] }"] = c => c.Active || c.Region is null,
        ["{ and: [{ active: { eq: true } }, { region: { neq: null } }], employees: { gt: 2 } }"] = c => c.Active && c.Region is not null && c.Employees > 2,
        ["{ or: [{ and: [{ active: { eq: true } }, { employees: { lt: 4 } }] }, { people: { any: true } }] }"] =
            c => (c.Active && c.Employees < 4) || c.People.Count > 0,
    };

    public static TheoryData<string> Conditions => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_condition_means_the_same_in_memory_and_in_SQLite(string where)
    {
        var companies = Companies();
        using var db = CompaniesDb.Open(companies);
        var query = $"{{ companies(first: 50, where: {where}) {{ totalCount nodes {{ number }} }} }}";
        var expected = companies.Where(Cases[where]).OrderBy(c => c.Id).Select(c => c.Number).ToList();

        foreach (var book in new[] { Book.InMemory(companies), Book.Over(db) })
        {
            var page = (await book.DataAsync(query)).GetProperty("companies");
            Assert.Equal(expected, page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("number").GetString()!));
            Assert.Equal(expected.Count, page.GetProperty("totalCount").GetInt32());
        }
    }

    [Theory]
    [InlineData("{ employees: { gt: null } }", "where.employees.gt: gt takes a value, not null")]
    [InlineData("{ employees: { in: null } }", "where.employees.in: in takes a list")]
    [InlineData("{ region: { contains: null } }", "where.region.contains: contains takes a value")]
    [InlineData("{ people: null }", "where.people: conditions are needed, not null")]
    [InlineData("{ people: { some: null } }", "where.people.some: conditions are needed, not null")]
    [InlineData("{ people: { any: null } }", "where.people.any: true or false is needed")]
    [InlineData("{ and: null }", "where.and: a list of conditions is needed")]
    [InlineData("{ turnover: null }", "where.turnover: null is no condition that can be asked here")]
    public async Task Null_where_it_means_nothing_is_refused_by_its_place(string where, string message)
    {
        var (code, text) = await Book.InMemory(Companies()).ErrorAsync($"{{ companies(where: {where}) {{ totalCount }} }}");

        Assert.Equal("FILTER_INVALID", code);
        Assert.StartsWith(message, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_behind_an_absent_variable_is_no_condition_and_a_null_variable_means_null()
    {
        var book = Book.InMemory(Companies());
        const string Query = "query ($region: String, $active: BooleanOperationFilterInput) " +
            "{ companies(first: 50, where: { region: { eq: $region }, active: $active }) { totalCount } }";

        Assert.Equal(Companies().Count, await Count(new { }));
        Assert.Equal(Companies().Count(c => c.Region is null), await Count(new { region = (string?)null }));
        Assert.Equal(Companies().Count(c => c.Active), await Count(new { active = new { eq = true } }));

        async Task<int> Count(object variables) =>
            (await book.DataAsync(Query, variables)).GetProperty("companies").GetProperty("totalCount").GetInt32();
    }

    [Fact]
    public async Task Ids_are_filtered_as_global_ids_and_foreign_ones_are_refused()
    {
        using var db = CompaniesDb.Open(Companies());
        var book = Book.Over(db);
        var nodes = (await book.DataAsync("{ companies(first: 2) { nodes { id number } } }")).GetProperty("companies").GetProperty("nodes");
        var id = nodes[1].GetProperty("id").GetString();

        var found = await book.DataAsync("query ($id: ID) { companies(where: { id: { in: [$id] } }) { nodes { number } } }", new { id });
        Assert.Equal(nodes[1].GetProperty("number").GetString(), Assert.Single(
            found.GetProperty("companies").GetProperty("nodes").EnumerateArray()).GetProperty("number").GetString());
        Assert.Equal("ID_INVALID", (await book.ErrorAsync("{ companies(where: { id: { eq: \"7\" } }) { totalCount } }")).Code);
    }

    [Fact]
    public async Task Other_values_in_a_condition_do_not_make_another_statement()
    {
        using var db = CompaniesDb.Open(Companies());
        var book = Book.Over(db);
        foreach (var (region, size) in new[] { ("north", 2), ("south", 3), ("x'y", 4) })
        {
            await book.DataAsync(
                "query ($w: CompanyFilterInput, $n: Int) { companies(first: $n, where: $w, order: { region: ASC }) { nodes { number } } }",
                new { n = size, w = new { region = new { contains = region }, employees = new { gt = size } } });
        }

        Assert.Equal(3, db.Commands.Count);
        Assert.Single(db.Commands.Distinct(StringComparer.Ordinal));
    }

    internal static List<Company> Companies()
    {
        string?[] regions = ["north", "south", null, "nord", "", "a50%_b", "50%_", "50x_"];
        List<Company> companies = [];
        for (var i = 0; i < 32; i++)
        {
            var name = $"{(i % 2 == 0 ? "Bolt" : "Acme")} {i % 7}";
            var company = new Company
            {
                Id = i + 1,
                Number = $"N{i}",
                Region = regions[i % regions.Length],
                LegalName = name,
                SearchName = name.ToLowerInvariant(),
                Employees = i % 5 == 0 ? null : i % 9,
                Revenue = i % 4 == 0 ? null : i * 12.5m + 0.25m,
                Balance = new Amount((i % 6 - 2) * 10.5m, i % 3 == 0 ? "USD" : "EUR"),
                LastPurchaseOn = i % 6 == 0 ? null : new DateOnly(2026, 1, 1).AddDays(i * 3),
                CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(i * 5),
                Active = i % 3 == 1,
                Audited = (i % 3) switch { 0 => null, 1 => true, _ => false },
                Status = (CompanyStatus)(i % 3),
                FormerStatus = i % 4 == 3 ? null : (CompanyStatus)(i % 4),
                Token = i == 9 ? Token : new Guid(i, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]),
                Visits = i % 8,
                Rank = i / 32.0,
                ParentId = i % 4 == 0 ? null : i / 4 + 1,
                Parent = i % 4 == 0 ? null : companies[i / 4],
            };
            string[] names = ["Ann", "Bob", "Cid"];
            for (var p = 0; p < i % 4; p++)
            {
                company.People.Add(new Person
                {
                    Id = i * 10 + p,
                    CompanyId = company.Id,
                    Name = names[(i + p) % 3],
                    Age = (i + p) % 5 == 0 ? null : 30 + (i * 7 + p * 11) % 30,
                });
            }

            companies.Add(company);
        }

        return companies;
    }
}
