using System.Collections.Concurrent;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace B2BAccounts.Api.Tests.Security.Attacks;

/// <summary>Injection (A03:2021, and API10:2023 for texts that others' programs read): texts that a database, a spreadsheet, a file system, a header or a log would take for more than texts.</summary>
public sealed class TextsAsCodeTests(AttackedPrograms programs) : IClassFixture<AttackedPrograms>
{
    private const string Create = "mutation($i: CreateAccountInput!) { createAccount(input: $i) { account { number legalName } errors { ... on Error { code message } } } }";

    // Injection into SQL.
    [DatabaseTheory]
    [InlineData("' OR '1'='1")]
    [InlineData("'; DROP TABLE \"Accounts\"; --")]
    [InlineData("x' UNION SELECT \"PasswordHash\" FROM \"Users\" --")]
    [InlineData("\\'; --")]
    [InlineData("ANA-1'/**/OR/**/1=1--")]
    [InlineData("ʼ OR ʼ1ʼ=ʼ1")]
    [InlineData("1; WAITFOR DELAY '0:0:20'")]
    [InlineData("$(SELECT 1)")]
    public async Task A_statement_in_a_text_is_a_text(string text)
    {
        var attacked = await programs.GetAsync();
        var count = await attacked.CountAsync();
        foreach (var where in (string[])["number: { eq: $t }", "number: { startsWith: $t }", "searchName: { contains: $t }", "manager: { eq: $t }", "number: { in: [$t] }", "city: { endsWith: $t }", "or: [{ region: { contains: $t } }, { number: { nin: [$t] }, country: { eq: $t } }]"])
        {
            var answer = (await Attacked.AskAsync(attacked.Ana, $"query($t: String!) {{ accounts(where: {{ {where} }}) {{ totalCount }} }}", new { t = text })).Safe();
            Assert.Equal(0, answer.Data.GetProperty("accounts").GetProperty("totalCount").GetInt32());
        }

        // It is kept as it is, and found by itself alone.
        await attacked.Program.QueryAsync(Create, new { i = new { number = $"SQL-{Guid.NewGuid():N}", legalName = text, manager = "Ana" } });
        var found = (await Attacked.AskAsync(attacked.Ana, "query($t: String!) { accounts(where: { searchName: { eq: $t } }) { nodes { legalName } } }", new { t = text })).Safe();
        Assert.Equal(text, Assert.Single(found.Data.GetProperty("accounts").GetProperty("nodes").EnumerateArray()).GetProperty("legalName").GetString());
        var after = (await Attacked.GetAsync(attacked.Ana, "/exports/prospects.csv?after=" + Uri.EscapeDataString(text))).Safe();
        Assert.Equal(400, after.Status);
        Assert.Equal(count + 1, await attacked.CountAsync());
    }

    // A field's name is no column's name.
    [DatabaseTheory]
    [InlineData("{ accounts(order: [{ \"number; --\": ASC }]) { totalCount } }")]
    [InlineData("{ accounts(order: [{ number: SLEEP }]) { totalCount } }")]
    [InlineData("{ accounts(where: { passwordHash: { eq: \"x\" } }) { totalCount } }")]
    public async Task A_statement_in_the_place_of_a_name_is_refused(string query)
    {
        var attacked = await programs.GetAsync();
        Assert.True((await Attacked.AskAsync(attacked.Ana, query)).Safe().IsRefused);
    }

    // Injection into spreadsheets: each mark at the beginning of what a sales tool opens.
    [DatabaseFact]
    public async Task A_name_that_is_a_formula_is_no_formula_in_the_export()
    {
        var attacked = await programs.GetAsync();
        string[] names = ["=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-2+3", "@SUM(1)", "=cmd|' /C calc'!A0", "＝1+1", "a\r\n=1+1", "\"=1+1", ",=1+1"];
        await using (var db = attacked.Program.Db())
        {
            for (var i = 0; i < names.Length; i++)
            {
                var account = new Account
                {
                    Id = 9_000 + i, Number = $"CSV-{i}", LegalName = names[i], LocalName = names[i], City = names[i], SearchName = "x", Status = AccountStatus.Prospect, Currency = "CNY", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
                };
                db.Accounts.Add(account);
                db.Prospects.Add(new Prospect { Id = 9_000 + i, AccountId = account.Id, Rank = 0.5, UpdatedAt = DateTime.UnixEpoch });
            }

            await db.SaveChangesAsync();
        }

        var csv = (await Attacked.GetAsync(attacked.Tool, "/exports/prospects.csv?bom=false")).Safe().Text;
        var rows = Cells(csv);
        Assert.Equal(names.Length + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.DoesNotContain(rows.SelectMany(r => r), c => c.Length > 0 && CsvWriting.FormulaMarks.Contains(c[0], StringComparison.Ordinal));
        Assert.Equal(names.Order(StringComparer.Ordinal), rows.Skip(1).Select(r => r[1].TrimStart('\'')).Order(StringComparer.Ordinal));
    }

    // Path traversal and header injection by what is in the address.
    [DatabaseTheory]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("..%5C..%5Cwindows%5Cwin.ini")]
    [InlineData("%252e%252e%252fx")]
    [InlineData("ANA-1%00.txt")]
    [InlineData("ANA-1%0d%0aSet-Cookie:%20a=b")]
    [InlineData("ANA-1%E5%98%8A%E5%98%8DSet-Cookie:a=b")]
    [InlineData("%c0%ae%c0%ae%c0%af")]
    [InlineData("%ff")]
    public async Task A_number_in_the_address_is_no_path_and_no_header(string number)
    {
        var attacked = await programs.GetAsync();
        var answer = (await Attacked.GetAsync(attacked.Ana, $"/accounts/{number}/credit-report.pdf")).Safe();
        Assert.True(answer.Status is 400 or 404, $"{answer.Status}");
        Assert.DoesNotContain("Set-Cookie", answer.Head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("root:", answer.Text, StringComparison.Ordinal);
    }

    // Path traversal by a number that is allowed.
    [DatabaseFact]
    public async Task A_number_with_dots_and_slashes_makes_no_path_of_a_file_s_name()
    {
        var attacked = await programs.GetAsync();
        var made = (await Attacked.AskAsync(attacked.Ana, Create, new { i = new { number = "../../etc/x", legalName = "Path", manager = "Ana", ndaOn = "2026-01-01" } })).Safe();
        Assert.Contains("../../etc/x", made.Text, StringComparison.Ordinal);
        var answer = await Attacked.GetAsync(attacked.Ana, "/accounts/..%2F..%2Fetc%2Fx/credit-report.pdf");
        Assert.Equal(200, answer.Status);
        var name = Assert.Single(answer.Head.Split('\n'), l => l.StartsWith("Content-Disposition", StringComparison.Ordinal));
        Assert.DoesNotContain("/", name, StringComparison.Ordinal);
        Assert.DoesNotContain("%2F", name, StringComparison.OrdinalIgnoreCase);
    }

    // Header injection and path traversal by numbers that would be kept.
    [DatabaseTheory]
    [InlineData("A\r\nSet-Cookie: a=b")]
    [InlineData("A\"; filename=\"x.exe")]
    [InlineData("A\\B")]
    [InlineData("A<script>")]
    [InlineData("A\u202Efdp.exe")]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_number_with_what_numbers_do_not_have_is_not_kept(string number)
    {
        var attacked = await programs.GetAsync();
        var count = await attacked.CountAsync();
        Assert.NotEmpty((await Attacked.AskAsync(attacked.Ana, Create, new { i = new { number, legalName = "x", manager = "Ana" } })).Safe().Codes);
        Assert.Equal(count, await attacked.CountAsync());
    }

    // Injection into logs.
    [DatabaseFact]
    public async Task A_line_end_that_a_client_sends_makes_no_line_of_the_log()
    {
        var attacked = await programs.GetAsync();
        using var log = new Lines();
        attacked.Program.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        const string Forged = "x\r\ninfo: FORGED[0]\n      admin has signed in";
        await Attacked.PostAsync(attacked.Program.Stranger, System.Net.Http.Json.JsonContent.Create(new { name = Forged, password = Forged }), "/auth/sign-in");
        await Attacked.PostAsync(attacked.Program.Stranger, System.Net.Http.Json.JsonContent.Create(new { refreshToken = Forged }), "/auth/refresh");
        await Attacked.AskAsync(attacked.Ana, Create, new { i = new { number = Forged, legalName = Forged, manager = Forged, idempotencyKey = Forged } });
        await Attacked.AskAsync(attacked.Ana, $"# {Forged}\nquery A {{ account(number: \"\"\"{Forged}\"\"\") {{ number }} }}");
        await Attacked.GetAsync(attacked.Ana, "/accounts/" + Uri.EscapeDataString(Forged) + "/credit-report.pdf");
        await Attacked.GetAsync(attacked.Ana, "/exports/prospects.csv?after=" + Uri.EscapeDataString(Forged));
        foreach (var token in (string[])["b2b_FORGED_x", "FORGED", "eyJhbGciOiJub25lIiwia2lkIjoiXHJcbkZPUkdFRCJ9.e30."])
        {
            using var client = attacked.Program.ClientWith(token);
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "FORGED\tagent");
            await Attacked.GetAsync(client, "/graphql?query={__typename}");
        }

        Assert.NotEmpty(log.All);
        Assert.DoesNotContain(log.All, l => l.Contains("FORGED", StringComparison.Ordinal) && l.AsSpan().ContainsAny('\r', '\n'));
    }

    private static List<List<string>> Cells(string csv)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                cell.Append(csv[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\r')
                {
                    rows.Add(row);
                    row = [];
                    i++;
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        return rows;
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
