namespace B2BAccounts.GraphQL.Tests.Conventions;

public sealed class ListLimitTests
{
    private static readonly Book Companies = Book.InMemory(FilterTests.Companies());

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "where.or.active.eq: the filter holds more than 200 conditions, which is the limit.")]
    [InlineData(50_000, "where.or.active.eq: the filter holds more than 200 conditions, which is the limit.")]
    public Task A_filter_holds_so_many_conditions(int count, string? message) =>
        HoldsAsync(new { or = Enumerable.Repeat(new { active = new { eq = true } }, count) }, message);

    [Theory]
    [InlineData(1000, null)]
    [InlineData(1001, "where.employees.in: 1001 values are given; 1000 is the limit.")]
    public Task A_list_in_a_filter_holds_so_many_values(int count, string? message) =>
        HoldsAsync(new { employees = new { @in = Enumerable.Range(0, count) } }, message);

    [Fact]
    public async Task A_filter_and_an_order_reach_over_so_many_objects()
    {
        var four = new { parent = new { parent = new { parent = new { parent = new { active = new { eq = true } } } } } };
        await HoldsAsync(four, null);
        await HoldsAsync(new { parent = four }, "where.parent.parent.parent.parent.parent: the filter reaches over more than 4 objects, which is the limit.");
        await HoldsAsync(
            new { parent = new { parent = new { parent = new { parent = new { people = new { any = true } } } } } },
            "where.parent.parent.parent.parent.people: the filter reaches over more than 4 objects, which is the limit.");

        const string Five = "{ parent: { parent: { parent: { parent: { parent: { number: ASC } } } } } }";
        var (code, message) = await Companies.ErrorAsync($"{{ companies(order: [{Five}]) {{ totalCount }} }}");
        Assert.Equal(
            ("ORDER_INVALID", "order.parent.parent.parent.parent.parent: the order reaches over more than 4 objects, which is the limit."), (code, message));
    }

    [Fact]
    public async Task An_order_has_so_many_steps()
    {
        var (sdl, _) = Orders.Of(1, 2, 3, 4, 5, 6, 7, 8);
        await Companies.DataAsync($"{{ companies(order: {sdl}) {{ nodes {{ number }} }} }}");

        (sdl, _) = Orders.Of(1, 2, 3, 4, 5, 6, 7, 8, 9);
        var error = await Companies.ErrorAsync($"{{ companies(order: {sdl}) {{ nodes {{ number }} }} }}");
        Assert.Equal(("ORDER_INVALID", "order: more than 8 steps are given, which is the limit."), error);
    }

    private static async Task HoldsAsync(object where, string? message)
    {
        const string Query = "query ($where: CompanyFilterInput) { companies(where: $where) { totalCount nodes { number } } }";
        if (message is null)
        {
            // What is allowed must not be more than a database takes.
            using var db = CompaniesDb.Open(FilterTests.Companies());
            var fromDatabase = await Book.Over(db).DataAsync(Query, new { where });
            Assert.Equal((await Companies.DataAsync(Query, new { where })).ToString(), fromDatabase.ToString());
        }
        else
        {
            Assert.Equal(("FILTER_INVALID", message), await Companies.ErrorAsync(Query, new { where }));
        }
    }
}
