using System.Text.Json;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Pages against a list that plain C# has sorted: random rows with ties and nulls, random orders and sizes.</summary>
public sealed class PagingTests
{
    private const string Page = "edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

    public static TheoryData<int> EachField => [.. Enumerable.Range(1, Orders.Count)];

    [Theory]
    [MemberData(nameof(EachField))]
    public async Task Every_field_sorts_and_pages_alike_in_memory_and_in_SQLite(int field)
    {
        var companies = Companies(new Random(field), 23);
        using var db = CompaniesDb.Open(companies);
        foreach (var book in Books(companies, db))
        {
            await WalkAsync(book, companies, [field], 4);
            await WalkAsync(book, companies, [-field], 5);
        }
    }

    [Fact]
    public async Task Random_orders_page_alike_in_memory_and_in_SQLite()
    {
        for (var seed = 0; seed < 16; seed++)
        {
            var random = new Random(seed);
            var companies = Companies(random, random.Next(0, 25));
            using var db = CompaniesDb.Open(companies);
            var order = Orders.Random(random);
            var size = random.Next(1, 8);
            foreach (var book in Books(companies, db))
            {
                await WalkAsync(book, companies, order, size);
            }
        }
    }

    [Fact]
    public async Task Rows_that_come_and_go_between_pages_neither_repeat_nor_hide_others()
    {
        for (var seed = 100; seed < 112; seed++)
        {
            var random = new Random(seed);
            var companies = Companies(random, 20);
            using var db = CompaniesDb.Open(companies);
            var (sdl, compare) = Orders.Of(Orders.Random(random));
            var books = Books(companies, db).ToList();
            Company? last = null;
            string?[] cursors = new string?[books.Count];
            for (var step = 0; step < 12; step++)
            {
                var rest = companies.Where(c => last is null || compare(c, last) > 0).ToList();
                rest.Sort(compare);
                var expected = rest.Take(3).Select(c => Id(c.Id)).ToList();
                for (var b = 0; b < books.Count; b++)
                {
                    var page = await PageAsync(books[b], $"first: 3, order: {sdl}", "after", cursors[b]);
                    Assert.Equal(expected, Nodes(page));
                    Assert.Equal(rest.Count > 3, Info(page, "hasNextPage").GetBoolean());
                    Assert.Equal(last is not null && companies.Exists(c => compare(c, last) <= 0), Info(page, "hasPreviousPage").GetBoolean());
                    cursors[b] = Info(page, "endCursor").GetString() ?? cursors[b];
                }

                last = rest.Count > 0 ? rest[Math.Min(2, rest.Count - 1)] : last;
                Change(random, companies, db, last);
            }
        }
    }

    [Fact]
    public async Task A_stretch_between_two_cursors_is_cut_at_both_ends()
    {
        var companies = Companies(new Random(5), 12);
        using var db = CompaniesDb.Open(companies);
        var (sdl, compare) = Orders.Of(3, -4);
        companies.Sort(compare);
        foreach (var book in Books([.. companies], db))
        {
            var all = await PageAsync(book, $"first: 50, order: {sdl}", "after", null);
            var cursors = all.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("cursor").GetString()!).ToList();
            foreach (var (arguments, from, to, next, previous) in new[]
            {
                ("first: 50", 3, 8, true, true), ("last: 50", 3, 8, true, true), ("first: 2", 3, 5, true, true), ("last: 2", 6, 8, true, true),
                ("", 3, 8, true, true),
            })
            {
                var page = await PageAsync(book, $"{arguments} after: \"{cursors[2]}\", before: \"{cursors[8]}\", order: {sdl}", "", null);
                Assert.Equal(companies[from..to].Select(c => Id(c.Id)), Nodes(page));
                Assert.Equal((next, previous), (Info(page, "hasNextPage").GetBoolean(), Info(page, "hasPreviousPage").GetBoolean()));
            }

            var end = await PageAsync(book, $"before: \"{cursors[8]}\", order: {sdl}", "", null);
            Assert.Equal(companies[..8].Select(c => Id(c.Id)), Nodes(end));
        }
    }

    [Fact]
    public async Task A_page_of_none_still_tells_whether_others_follow()
    {
        var book = Book.InMemory(Companies(new Random(1), 3));

        var page = await PageAsync(book, "first: 0", "", null);

        Assert.Empty(Nodes(page));
        Assert.True(Info(page, "hasNextPage").GetBoolean());
        Assert.False(Info(page, "hasPreviousPage").GetBoolean());
        Assert.Equal(JsonValueKind.Null, Info(page, "endCursor").ValueKind);
    }

    [Fact]
    public async Task Without_sizes_a_page_holds_the_default()
    {
        var book = Book.InMemory(Companies(new Random(1), 60));

        Assert.Equal(25, Nodes(await PageAsync(book, "", "", null)).Count);
        Assert.Equal(25, Nodes(await PageAsync(book, "first: null, last: null, after: null, before: null, order: null, where: null", "", null)).Count);
        Assert.Equal(50, Nodes(await PageAsync(book, "first: 50", "", null)).Count);
    }

    [Theory]
    [InlineData("first: 1, last: 1", "PAGE_INVALID", "first and last cannot be given together: first takes a page from the start, last from the end.")]
    [InlineData("first: -1", "PAGE_INVALID", "first is -1; it must be 0 or more.")]
    [InlineData("last: -7", "PAGE_INVALID", "last is -7; it must be 0 or more.")]
    [InlineData("first: 51", "PAGE_INVALID", "first is 51; a page holds 50 entries at most.")]
    [InlineData("last: 2000000000", "PAGE_INVALID", "last is 2000000000; a page holds 50 entries at most.")]
    [InlineData("order: [{}]", "ORDER_INVALID", "order: each entry names one field, here: none. Give a list with an entry for each field.")]
    [InlineData("order: [{ region: ASC, number: ASC }]", "ORDER_INVALID", "order: each entry names one field, here: number, region. Give a list with an entry for each field.")]
    [InlineData("order: [{ region: null }]", "ORDER_INVALID", "order.region: ASC or DESC is needed, not null.")]
    [InlineData("order: [{ region: ASC }, { region: DESC }]", "ORDER_INVALID", "order: region is named twice; once is enough.")]
    [InlineData("order: [{ parent: {} }]", "ORDER_INVALID", "order.parent: each entry names one field, here: none. Give a list with an entry for each field.")]
    [InlineData("order: [{ people: {} }]", "ORDER_INVALID", "order.people: count: ASC or count: DESC is needed.")]
    [InlineData("after: \"\"", "CURSOR_INVALID", "after: this is no cursor; take one from edges.cursor or pageInfo of an earlier page as it was answered.")]
    [InlineData("before: \"7\"", "CURSOR_INVALID", "before: this is no cursor; take one from edges.cursor or pageInfo of an earlier page as it was answered.")]
    public async Task Arguments_that_cannot_be_answered_are_refused(string arguments, string code, string message) =>
        Assert.Equal((code, message), await Book.InMemory(Companies(new Random(1), 3)).ErrorAsync($"{{ companies({arguments}) {{ nodes {{ id }} }} }}"));

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var book = Book.InMemory(Companies(new Random(1), 9));
        var cursor = Info(await PageAsync(book, "first: 2, order: { region: ASC }", "", null), "endCursor").GetString();

        foreach (var order in new[] { "{ region: DESC }", "{ legalName: ASC }", "[]", "[{ region: ASC }, { number: ASC }]" })
        {
            var (code, message) = await book.ErrorAsync($"{{ companies(after: \"{cursor}\", order: {order}) {{ nodes {{ id }} }} }}");
            Assert.Equal("CURSOR_INVALID", code);
            Assert.StartsWith("after: the cursor is of another list or another order", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_forged_cursor_makes_an_internal_error()
    {
        var companies = Companies(new Random(1), 9);
        using var db = CompaniesDb.Open(companies);
        var (sdl, _) = Orders.Of(2, 4, 8, 9, 14);
        var random = new Random(77);
        foreach (var book in Books(companies, db))
        {
            var page = await PageAsync(book, $"first: 2, order: {sdl}", "", null);
            var real = System.Buffers.Text.Base64Url.DecodeFromChars(Info(page, "endCursor").GetString());
            var (refused, taken) = (0, 0);
            for (var i = 0; i < 600; i++)
            {
                var forged = i % 3 == 0 ? new byte[random.Next(40)] : [.. real];
                if (i % 3 == 0)
                {
                    random.NextBytes(forged);
                }
                else
                {
                    // Digits and punctuation keep the JSON whole often enough to get behind the first checks.
                    for (var n = random.Next(1, 4); n > 0; n--)
                    {
                        forged[random.Next(i % 3 == 1 ? 12 : 0, forged.Length)] = "0123456789-,[]\"nul{}\\\0\xff"u8[random.Next(24)];
                    }
                }

                var answer = await book.AskAsync(
                    $"query ($after: String) {{ companies(after: $after, order: {sdl}) {{ nodes {{ id }} }} }}",
                    new { after = System.Buffers.Text.Base64Url.EncodeToString(forged) });
                if (answer.TryGetProperty("errors", out var errors))
                {
                    Assert.Equal("CURSOR_INVALID", errors[0].GetProperty("extensions").GetProperty("code").GetString());
                    refused++;
                }
                else
                {
                    taken++;
                }
            }

            Assert.True(refused > 300 && taken > 5, $"{refused} refused, {taken} taken");
        }
    }

    [Fact]
    public async Task Nothing_is_counted_or_read_that_was_not_asked_for()
    {
        using var db = CompaniesDb.Open(Companies(new Random(1), 9));
        var book = Book.Over(db);
        foreach (var (selection, statements) in new[]
        {
            ("totalCount", 1), ("nodes { number }", 1), ("nodes { number } pageInfo { hasNextPage hasPreviousPage }", 1), ("nodes { number } totalCount", 2),
            ("__typename", 0),
        })
        {
            db.Commands.Clear();
            await book.DataAsync($"{{ companies(first: 3) {{ {selection} }} }}");
            Assert.Equal(statements, db.Commands.Count);
            Assert.Equal(selection.Contains("totalCount", StringComparison.Ordinal), db.Commands.Exists(c => c.Contains("COUNT(*)", StringComparison.Ordinal)));
        }
    }

    private static List<Company> Companies(Random random, int count)
    {
        List<Company> companies = [];
        for (var i = 0; i < count; i++)
        {
            companies.Add(Orders.Company(random, i + 1, companies));
        }

        return companies;
    }

    private static IEnumerable<Book> Books(List<Company> companies, CompaniesDb db) =>
        [Book.InMemory(companies), Book.Over(db), Book.Over(db, nullsComeFirst: false)];

    private static async Task WalkAsync(Book book, List<Company> companies, IReadOnlyList<int> order, int size)
    {
        var (sdl, compare) = Orders.Of(order);
        List<Company> sorted = [.. companies];
        sorted.Sort(compare);
        var ids = sorted.Select(c => Id(c.Id)).ToList();

        string? cursor = null;
        var at = 0;
        do
        {
            var page = await PageAsync(book, $"first: {size}, order: {sdl}", "after", cursor);
            Assert.Equal(ids.Skip(at).Take(size), Nodes(page));
            Assert.Equal(at > 0 && ids.Count > 0, Info(page, "hasPreviousPage").GetBoolean());
            at += size;
            Assert.Equal(at < ids.Count, Info(page, "hasNextPage").GetBoolean());
            cursor = Info(page, "endCursor").GetString();
        }
        while (at < ids.Count);

        cursor = null;
        var end = ids.Count;
        do
        {
            var page = await PageAsync(book, $"last: {size}, order: {sdl}", "before", cursor);
            Assert.Equal(ids.Take(end).TakeLast(size), Nodes(page));
            Assert.Equal(end < ids.Count, Info(page, "hasNextPage").GetBoolean());
            end -= size;
            Assert.Equal(end > 0, Info(page, "hasPreviousPage").GetBoolean());
            cursor = Info(page, "startCursor").GetString();
        }
        while (end > 0);
    }

    private static void Change(Random random, List<Company> companies, CompaniesDb db, Company? last)
    {
        var added = Orders.Company(random, 1000 + random.Next(1_000_000), []);
        if (!companies.Exists(c => c.Id == added.Id))
        {
            companies.Add(added);
            db.Add(added);
        }

        // Also the row that the cursor was taken from may go.
        var gone = random.Next(2) == 0 ? last : companies[random.Next(companies.Count - 1)];
        if (gone is not null && companies.Contains(gone) && !companies.Exists(c => c.Parent == gone))
        {
            companies.Remove(gone);
            db.SaveChanges();
            db.ChangeTracker.Clear();
            db.Remove(db.Companies.Find(gone.Id)!);
        }

        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    private static async Task<JsonElement> PageAsync(Book book, string arguments, string argument, string? cursor)
    {
        var given = cursor is null ? arguments : $"{arguments} {argument}: \"{cursor}\"";
        return (await book.DataAsync($"{{ companies{(given.Length > 0 ? $"({given})" : "")} {{ {Page} }} }}")).GetProperty("companies");
    }

    private static List<string> Nodes(JsonElement page)
    {
        List<string> nodes = [.. page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!)];
        Assert.Equal(nodes, page.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("id").GetString()!));
        return nodes;
    }

    private static JsonElement Info(JsonElement page, string name) => page.GetProperty("pageInfo").GetProperty(name);

    private static string Id(long id) => B2BAccounts.GraphQL.Conventions.Nodes.GlobalId.Encode("Company", id);
}
