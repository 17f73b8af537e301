using System.Text.Json;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Reports;

public sealed class ReportCreditCommandTests
{
    [DatabaseFact]
    public async Task The_command_writes_the_file_whole_and_says_where_and_how_many_pages()
    {
        await using var book = await BookAsync();
        var file = Path.Combine(book.Folder, "report.pdf");
        await File.WriteAllTextAsync(file, "what was there before");
        var (code, output, _) = await RunAsync(book, "--account", "X/1", "--out", file, "--lang", "zh-Hans", "--as-of", "2026-03-31");
        Assert.Equal(0, code);
        Assert.Contains(file, output, StringComparison.Ordinal);
        Assert.Contains("as of 2026-03-31, 1 page,", output, StringComparison.Ordinal);
        Assert.Contains("信用报告", PdfTools.Text(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(book.Folder, "*.part"));
    }

    [DatabaseFact]
    public async Task The_paper_says_that_the_command_made_it_and_for_which_user_and_the_audit_record_knows_its_id()
    {
        await using var book = await BookAsync();
        var file = Path.Combine(book.Folder, "report.pdf");
        await RunAsync(book, "--account", "X/1", "--out", file, "--lang", "en");
        await using var db = book.Db();
        var record = await db.AuditRecords.SingleAsync(r => r.Kind == AuditKind.Export);
        Assert.Equal(("program", "report credit"), (record.CallerId, record.Operation));
        var text = PdfTools.Text(await File.ReadAllBytesAsync(file));
        Assert.Contains($"Exported by report credit, {Environment.UserName}", text, StringComparison.Ordinal);
        Assert.Contains($"Export-Id {JsonDocument.Parse(record.Details).RootElement.GetProperty("exportId").GetString()}", text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task What_cannot_be_written_leaves_the_file_as_it_was()
    {
        await using var book = await BookAsync();
        var file = Path.Combine(book.Folder, "report.pdf");
        await File.WriteAllTextAsync(file, "what was there before");
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => RunAsync(book, "--account", "NOBODY", "--out", file));
        Assert.Equal(RuleCodes.AccountNotFound, refused.Code);
        Assert.Equal("what was there before", await File.ReadAllTextAsync(file));
        Assert.Contains("folder that exists", (await Assert.ThrowsAsync<CannotStart>(() =>
            RunAsync(book, "--account", "X/1", "--out", Path.Combine(book.Folder, "nowhere", "r.pdf")))).Message, StringComparison.Ordinal);
        Assert.Contains("folder that exists", (await Assert.ThrowsAsync<CannotStart>(() => RunAsync(book, "--account", "X/1", "--out", book.Folder))).Message, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    [InlineData("--lang", "fr", "zh-Hant")]
    [InlineData("--as-of", "31.03.2026", "2026-03-31")]
    public async Task A_wrong_option_is_refused_with_what_is_allowed(string option, string value, string allowed)
    {
        await using var book = await BookAsync();
        var (code, _, error) = await RunAsync(book, "--account", "X/1", "--out", Path.Combine(book.Folder, "r.pdf"), option, value);
        Assert.Equal(CommandTree.NothingDone, code);
        Assert.Contains(allowed, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(book.Folder, "r.pdf")));
    }

    [DatabaseTheory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_day_that_no_book_can_have_is_refused(string day)
    {
        await using var book = await BookAsync();
        var refused = await Assert.ThrowsAsync<CannotStart>(() => RunAsync(book, "--account", "X/1", "--out", Path.Combine(book.Folder, "r.pdf"), "--as-of", day));
        Assert.Contains("1900-01-01 to", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync();
        await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("X/1", "Slash Ltd") { LocalName = "斜線" }, Scope.Everything, default);
        return book;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(TestBook book, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var commands = new CommandTree();
        commands.Add(ReportCommand.Create(book.Database.Host([], output)), "report credit");
        var code = await commands.Run(["report", "credit", .. arguments], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
