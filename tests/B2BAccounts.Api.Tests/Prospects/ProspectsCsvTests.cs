using System.Net;
using System.Text;
using System.Text.Json;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Prospects;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Reports;
using B2BAccounts.Api.Tests.Reports.Sheets;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Prospects;

public sealed class ProspectsCsvTests(DemoServer demo) : IClassFixture<DemoServer>, IAsyncLifetime
{
    private TestServer Demo { get; set; } = null!;

    public async ValueTask InitializeAsync() => Demo = await demo.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [DatabaseFact]
    public async Task Read_back_by_another_program_the_rows_are_those_of_the_book_in_their_order()
    {
        var rows = Read(await BytesAsync(Demo, "/exports/prospects.csv?lang=zh-Hans"));
        Assert.Equal(ProspectsCsv.Columns, rows[0]);
        await using var db = Demo.Book.Db();
        var known = (await db.Prospects.Include(p => p.Signals).ToListAsync()).ToDictionary(p => p.AccountId);
        var accounts = await db.Accounts.ToDictionaryAsync(a => a.Id);
        var words = await ProspectsInWords.ReadAsync(db, known.Values, known.Values.SelectMany(p => p.Signals), AccountLanguage.ZhHans, default);
        var expected = known.Values.OrderByDescending(p => p.Rank).ThenBy(p => accounts[p.AccountId].Number, StringComparer.Ordinal).Select(p => (IReadOnlyList<string>)
        [
            accounts[p.AccountId].Number, accounts[p.AccountId].LegalName, accounts[p.AccountId].LocalName ?? "", accounts[p.AccountId].Country ?? "",
            accounts[p.AccountId].City ?? "", accounts[p.AccountId].Industry ?? "", p.Rank.ToString("R"), "FLAGGED", p.CostClass.ToString().ToUpperInvariant(),
            string.Join('|', p.Signals.OrderByDescending(s => s.Share).ThenBy(s => s.Kind).Select(s => CsvWriting.Code(s.Kind))), words.Path(p) ?? "",
            p.NearestCustomerId is { } c ? accounts[c].Number : "", $"{p.FlaggedOn:yyyy-MM-dd}", $"{p.LastSeenOn:yyyy-MM-dd}",
        ]).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, rows.Skip(1));
        Assert.Contains(rows.Skip(1), r => r[10].Contains("供应", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task A_download_is_taken_up_after_any_row_and_gives_the_rest()
    {
        var whole = Read(await BytesAsync(Demo, "/exports/prospects.csv"));
        var pieces = new List<IReadOnlyList<string>> { whole[0] };
        var after = "";
        for (var page = Read(await BytesAsync(Demo, "/exports/prospects.csv?limit=3")); page.Count > 1;
            page = Read(await BytesAsync(Demo, $"/exports/prospects.csv?limit=3&after={Uri.EscapeDataString(after)}")))
        {
            Assert.InRange(page.Count, 2, 4);
            pieces.AddRange(page.Skip(1));
            after = page[^1][0];
        }

        Assert.True(whole.Count > 4, "The demo needs more than one page of prospects.");
        Assert.Equal(whole, pieces);
    }

    [DatabaseFact]
    public async Task Country_and_rank_choose_and_the_mark_may_be_left_out()
    {
        var whole = Read(await BytesAsync(Demo, "/exports/prospects.csv"));
        var rank = double.Parse(whole[whole.Count / 2][6]);
        var some = await BytesAsync(Demo, $"/exports/prospects.csv?country=CN&minRank={rank:R}&bom=false");
        Assert.Equal(whole.Where((r, i) => i == 0 || (r[3] == "CN" && double.Parse(r[6]) >= rank)), Read(some));
        Assert.NotEqual(0xEF, some[0]);
        Assert.Equal([0xEF, 0xBB, 0xBF], (await BytesAsync(Demo, "/exports/prospects.csv"))[..3]);
    }

    [DatabaseTheory]
    [InlineData("country=cn", "in capitals")]
    [InlineData("minRank=1.5", "from 0 to 1")]
    [InlineData("minRank=NaN", "from 0 to 1")]
    [InlineData("limit=0", "from 1")]
    [InlineData("limit=-1", "from 1")]
    [InlineData("after=NOBODY", "no prospect's account number")]
    [InlineData("stage=OPEN", "DISMISSED")]
    [InlineData("bom=yes", "true, false")]
    [InlineData("rank=1", "minRank")]
    public async Task A_wrong_parameter_is_refused_with_what_is_allowed(string query, string said)
    {
        using var response = await Demo.GetAsync($"/exports/prospects.csv?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(said, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Hostile_names_come_back_as_they_were_and_no_cell_begins_a_formula()
    {
        await using var server = await TestServer.StartAsync();
        string[] names =
        [
            "=HYPERLINK(\"http://x.invalid\",\"click\")", "+1", "-2+3", "@SUM(A1)", "\ttab", "\rreturn", "＝1+1", "say \"hi\", twice", "two\r\nlines", " blanks ", "'quoted", "名称，逗号", "",
        ];
        await using (var db = server.Book.Db())
        {
            for (var i = 0; i < names.Length; i++)
            {
                db.Accounts.Add(new Account { Id = i + 1, Number = $"P{i:00}", LegalName = names[i], SearchName = "", Currency = "CNY", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch });
                db.Prospects.Add(new Prospect { Id = i + 1, AccountId = i + 1, Rank = 0.5, UpdatedAt = DateTime.UnixEpoch });
            }

            await db.SaveChangesAsync();
        }

        var rows = Read(await BytesAsync(server, "/exports/prospects.csv")).Skip(1).ToList();
        Assert.Equal(names, rows.Select(r => r[1].Length > 1 && r[1][0] == '\'' && CsvWriting.FormulaMarks.Contains(r[1][1]) ? r[1][1..] : r[1]));
        Assert.All(rows.SelectMany(r => r).Where(c => c.Length > 0), c => Assert.DoesNotContain(c[0], CsvWriting.FormulaMarks));
    }

    [DatabaseFact]
    public async Task Closed_prospects_are_listed_only_when_their_stage_is_named_and_many_are_streamed_in_order()
    {
        await using var server = await TestServer.StartAsync();
        const int Count = 2_345;
        await using (var db = server.Book.Db())
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = 1; i <= Count; i++)
            {
                db.Accounts.Add(new Account { Id = i, Number = $"P{i:0000}", LegalName = $"Company {i}", SearchName = "", Currency = "CNY", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch });
                db.Prospects.Add(new Prospect { Id = i, AccountId = i, Rank = i * 37 % 100 / 100.0, Stage = (ProspectStage)(i % 6), UpdatedAt = DateTime.UnixEpoch });
            }

            await db.SaveChangesAsync();
        }

        var open = Read(await BytesAsync(server, "/exports/prospects.csv")).Skip(1).ToList();
        var closed = Read(await BytesAsync(server, "/exports/prospects.csv?stage=CONVERTED,DISMISSED")).Skip(1).ToList();
        Assert.Equal(Count, open.Count + closed.Count);
        Assert.All(closed, r => Assert.Contains(r[7], new[] { "CONVERTED", "DISMISSED" }));
        Assert.Equal(open.OrderByDescending(r => double.Parse(r[6])).ThenBy(r => r[0], StringComparer.Ordinal), open);
    }

    private static async Task<byte[]> BytesAsync(TestServer server, string address)
    {
        using var response = await server.GetAsync(address);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, Encoding.UTF8.GetString(body));
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        return body;
    }

    private static List<List<string>> Read(byte[] csv) => SheetReader.Rows(csv, SheetFormat.Csv);
}
