using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Receivables.Dunning;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Reminders;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables.Dunning;
using B2BAccounts.Pdf.Fonts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Reports.Reminders;

public sealed class ReminderTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [DatabaseFact]
    public async Task A_reminder_is_a_letter_with_its_recorded_text_word_for_word()
    {
        await using var server = await ServerAsync();
        await using var db = server.Book.Db();
        foreach (var notice in await db.DunningNotices.OrderBy(n => n.Id).ToListAsync())
        {
            var number = await db.Accounts.Where(a => a.Id == notice.AccountId).Select(a => a.Number).SingleAsync();
            using var response = await server.GetAsync($"/accounts/{number}/reminder.pdf");
            Assert.Equal($"reminder-{number}-2026-03-31.pdf", response.Content.Headers.ContentDisposition?.FileNameStar);
            var pdf = await response.Content.ReadAsByteArrayAsync();
            PdfTools.Show(pdf, $"reminder-{notice.Language}");
            Assert.Equal((0, ""), PdfTools.Check(pdf));
            var text = Squeezed(PdfTools.Text(pdf, "-raw"));
            Assert.All(notice.Text.Split('\n'), line => Assert.Contains(Squeezed(line), text, StringComparison.Ordinal));
            Assert.Contains(Squeezed(notice.Subject), text, StringComparison.Ordinal);
            Assert.All((IEnumerable<string>)["HuabeiSales", "Hall3", "5HarbourRoad", "Qingdao"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        }
    }

    [DatabaseFact]
    public async Task What_came_after_it_changes_nothing_of_a_letter()
    {
        await using var server = await ServerAsync();
        var before = Squeezed(PdfTools.Text(await server.BytesAsync("/accounts/C-En/reminder.pdf?day=2026-03-31"), "-raw"));
        await server.PostAsync(new NewPayment("C-En", "P-1", Today, 70m));
        var after = Squeezed(PdfTools.Text(await server.BytesAsync("/accounts/C-En/reminder.pdf?day=2026-03-31"), "-raw"));
        Assert.Equal(WithoutId(before), WithoutId(after));

        static string WithoutId(string text) => Regex.Replace(text, $"Export-Id.{{{ExportTicket.Length}}}", "", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    [DatabaseTheory]
    [InlineData("/accounts/C-En/reminder.pdf?day=2026-03-30", 404, "REMINDER_NOT_FOUND", "not reminded on 2026-03-30")]
    [InlineData("/accounts/C-0/reminder.pdf", 404, "REMINDER_NOT_FOUND", "never reminded")]
    [InlineData("/accounts/NOBODY/reminder.pdf", 404, "ACCOUNT_NOT_FOUND", "NOBODY")]
    [InlineData("/accounts/C-En/reminder.pdf?day=x", 400, "INPUT_MALFORMED", "day is 'x'")]
    public async Task What_cannot_be_answered_says_why(string address, int status, string code, string said)
    {
        await using var server = await ServerAsync();
        using var response = await server.GetAsync(address);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((status, code), ((int)response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains(said, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_letter_leaves_with_an_agreement_only()
    {
        await using var server = await ServerAsync();
        await using (var db = server.Book.Db())
        {
            await db.Accounts.ExecuteUpdateAsync(s => s.SetProperty(a => a.NdaOn, (DateOnly?)null));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await server.GetAsync("/accounts/C-En/reminder.pdf")).StatusCode);
    }

    [DatabaseFact]
    public async Task The_command_writes_one_letter_or_those_of_a_day()
    {
        await using var server = await ServerAsync();
        var (one, all) = (Path.Combine(server.Book.Folder, "r.pdf"), Path.Combine(server.Book.Folder, "all"));
        var (code, output) = await RunAsync(server, "--account", "C-ZhHans", "--out", one);
        Assert.Equal(0, code);
        Assert.Contains("reminder of C-ZhHans of 2026-03-31, level 1", output, StringComparison.Ordinal);
        Assert.Contains("催款函", PdfTools.Text(await File.ReadAllBytesAsync(one)), StringComparison.Ordinal);
        foreach (var said in (string[])["3 reminders of 2026-03-31 made, 0 were there already", "0 reminders of 2026-03-31 made, 3 were there already"])
        {
            (code, output) = await RunAsync(server, "--all", "--day", "2026-03-31", "--out", all);
            Assert.Equal(0, code);
            Assert.Contains(said, output, StringComparison.Ordinal);
        }

        Assert.Equal(
            ["reminder-C-En-2026-03-31.pdf", "reminder-C-ZhHans-2026-03-31.pdf", "reminder-C-ZhHant-2026-03-31.pdf", PaperBatch.RunFile],
            Directory.GetFiles(all).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_letter_of_many_invoices_and_hostile_text_goes_on_over_pages()
    {
        var notice = new DunningNotice
        {
            Day = Today, Level = 3, Language = AccountLanguage.En, Contact = "Line\nbreak \u202E", Subject = new string('x', 200) + "\n) Tj ET",
            Text = string.Join("\r\n", Enumerable.Range(1, 300).Select(i => i % 7 == 0 ? " " : $"Invoice {i} \uD800 {new string('7', 300)}")),
        };
        var identity = new ReportIdentity(1, "C-1", "Company", null, AccountStatus.Customer, [], null, null, null, null, null, PaymentTerms.Default, "CNY", null);
        var rendered = ReminderDocument.Render(
            new ReminderModel(identity, notice), new CompanyOptions(), new ReportExport("test", new DateTime(2026, 3, 31, 0, 0, 0, DateTimeKind.Utc), "ABCDEFGHJKMNPQRS"), FontSet.Load(new FontSearch()), default);
        Assert.Equal((0, ""), PdfTools.Check(rendered));
        Assert.True(rendered.PageCount > 5, $"{rendered.PageCount} pages");
        Assert.Contains("Invoice 300", PdfTools.Text(rendered), StringComparison.Ordinal);
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>With a reminded account of each language, and one that owes nothing.</summary>
    private static async Task<TestServer> ServerAsync()
    {
        var server = await TestServer.StartAsync(("Company:Name", "Huabei Sales"), ("Company:BankAccount", "ICBC 0200 0045"));
        await server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("C-0", "Owes Nothing") { NdaOn = Today }, Scope.Everything, default);
        foreach (var language in Enum.GetValues<AccountLanguage>())
        {
            await server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput($"C-{language}", "Company") { LocalName = "公司", Language = language, NdaOn = Today, PostalAddress = "Hall 3\n5 Harbour Road\nQingdao" }, Scope.Everything, default);
            await server.PostAsync(new NewInvoice($"C-{language}", "I-1", new DateOnly(2026, 2, 10), 70m), new NewInvoice($"C-{language}", "I-2", new DateOnly(2026, 2, 11), 1_234.5m));
        }

        var run = await server.Book.Get<RunDunning>().HandleAsync(new RunDunningInput(Today, DryRun: false), null, default);
        Assert.Equal(3, run.Made);
        return server;
    }

    private static async Task<(int Code, string Output)> RunAsync(TestServer server, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var commands = new CommandTree();
        commands.Add(ReportCommand.Create(server.Book.Database.Host([], output)), "report reminder");
        var code = await commands.Run(["report", "reminder", .. arguments], output, error);
        return (code, output.ToString() + error);
    }
}
