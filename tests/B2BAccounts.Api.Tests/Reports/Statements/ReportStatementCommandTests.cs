using System.IO.Compression;
using System.Text.Json.Nodes;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Reports.Statements;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Reports.Sheets;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Reports.Statements;

public sealed class ReportStatementCommandTests
{
    [DatabaseFact]
    public async Task One_accounts_statement_is_written_in_the_form_that_its_file_is_named_for()
    {
        await using var book = await BookAsync();
        foreach (var name in (string[])["s.pdf", "s.csv", "S.XLSX"])
        {
            var (code, output, error) = await RunAsync(book, "--account", "C-1", "--month", "2026-02", "--out", Path.Combine(book.Folder, name));
            Assert.Equal(("", 0), (error, code));
            Assert.Contains("2026-02-01 to 2026-02-28, 2 documents", output, StringComparison.Ordinal);
            Assert.Contains("CNY 0.00 + 100.00 - 40.00 = 60.00", output, StringComparison.Ordinal);
        }

        Assert.Contains("60.00", PdfTools.Text(await File.ReadAllBytesAsync(Path.Combine(book.Folder, "s.pdf"))), StringComparison.Ordinal);
        Assert.Equal("n:60", SheetReader.Rows(await File.ReadAllBytesAsync(Path.Combine(book.Folder, "S.XLSX")), SheetFormat.Xlsx)[^1][^1]);
        await using var db = book.Db();
        Assert.Equal(3, await db.AuditRecords.CountAsync(r => r.Kind == AuditKind.Export && r.Operation == "report statement"));
    }

    [DatabaseTheory]
    [InlineData("with --account, or all with --all", "--month", "2026-02")]
    [InlineData("with --account, or all with --all", "--account", "C-1", "--all")]
    [InlineData("month alone, or both days", "--account", "C-1", "--month", "2026-02", "--from", "2026-02-01", "--to", "2026-02-03")]
    [InlineData("give both, or a month", "--account", "C-1", "--from", "2026-02-01")]
    [InlineData("such as 2026-03", "--account", "C-1", "--month", "02/2026")]
    [InlineData("pdf", "--all", "--format", "doc")]
    [InlineData("--format is for --all", "--account", "C-1", "--format", "csv")]
    [InlineData("such as 2026-03", "--account", "C-1", "--month", "10000-01")]
    public async Task Arguments_that_do_not_go_together_are_refused(string said, params string[] arguments)
    {
        await using var book = await TestBook.OpenAsync();
        var place = Path.Combine(book.Folder, arguments.Contains("--all") ? "all" : "s.pdf");
        var (code, _, error) = await RunAsync(book, [.. arguments, "--out", place]);
        Assert.Equal(CommandTree.NothingDone, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.False(Path.Exists(place));
    }

    [DatabaseTheory]
    [InlineData("", "--out names no place")]
    [InlineData("all.pdf", "named like one paper")]
    public async Task All_go_to_no_place_that_is_named_for_one(string place, string said)
    {
        await using var book = await TestBook.OpenAsync();
        var (code, _, error) = await RunAsync(book, "--all", "--out", place.Length == 0 ? place : Path.Combine(book.Folder, place));
        Assert.Equal(CommandTree.NothingDone, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_place_that_cannot_be_written_is_told_with_its_reason()
    {
        await using var book = await BookAsync();
        await File.WriteAllTextAsync(Path.Combine(book.Folder, "file"), "");
        foreach (var place in (string[])[Path.Combine(book.Folder, "file", "below"), Path.Combine(book.Folder, new string('n', 300)), "/proc/none"])
        {
            Assert.Contains("cannot be written", (await Assert.ThrowsAsync<CannotStart>(() => RunAsync(book, "--all", "--month", "2026-02", "--out", place))).Message, StringComparison.Ordinal);
        }
    }

    [DatabaseTheory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("2026-03-01T00:00:00")]
    [InlineData("2199-03-01T00:00:00Z")]
    public async Task What_a_folder_keeps_of_its_run_is_not_trusted_blindly(string knownAt)
    {
        await using var book = await BookAsync();
        var folder = Path.Combine(book.Folder, "all");
        string[] asked = ["--all", "--month", "2026-02", "--format", "csv", "--out", folder];
        await RunAsync(book, asked);
        var file = Path.Combine(folder, PaperBatch.RunFile);
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        kept["knownAt"] = knownAt;
        await File.WriteAllTextAsync(file, knownAt == "{" ? knownAt : kept.ToJsonString());
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<CannotStart>(() => RunAsync(book, asked))).Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_zip_is_made_when_nothing_fails_any_more()
    {
        await using var book = await BookAsync();
        var zip = Path.Combine(book.Folder, "all.zip");
        await SetPaymentAsync(book, 39m);
        string[] asked = ["--all", "--month", "2026-02", "--format", "csv", "--out", zip];
        var (code, output, _) = await RunAsync(book, asked);
        Assert.Equal(1, code);
        Assert.Contains("run the command again", output, StringComparison.Ordinal);
        Assert.False(File.Exists(zip));
        await SetPaymentAsync(book, 40m);
        (code, output, _) = await RunAsync(book, asked);
        Assert.Equal(0, code);
        Assert.Contains("1 statements of 2026-02-01 to 2026-02-28 made, 3 were there already", output, StringComparison.Ordinal);
        using var read = ZipFile.OpenRead(zip);
        Assert.Equal(4, read.Entries.Count);
    }

    [DatabaseFact]
    public async Task All_statements_are_made_once_for_one_instant_however_often_the_command_runs()
    {
        await using var book = await BookAsync();
        var folder = Path.Combine(book.Folder, "all");
        string[] asked = ["--all", "--month", "2026-02", "--format", "csv", "--out", folder];
        var (code, output, error) = await RunAsync(book, asked);
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("4 statements of 2026-02-01 to 2026-02-28 made, 0 were there already, 0 could not be made.", output, StringComparison.Ordinal);
        // C-3 owes from before, C-4 has never had a document.
        Assert.Equal(
            [PaperBatch.RunFile, "statement-A-1-2-2026-02.csv", "statement-A-1-2026-02.csv", "statement-C-1-2026-02.csv", "statement-C-3-2026-02.csv"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        (code, output, _) = await RunAsync(book, asked);
        Assert.Equal(0, code);
        Assert.Contains("0 statements of 2026-02-01 to 2026-02-28 made, 4 were there already, 0 could not be made.", output, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task What_is_missing_is_made_by_what_had_been_recorded_when_the_run_was_begun()
    {
        await using var book = await BookAsync();
        var folder = Path.Combine(book.Folder, "all");
        string[] asked = ["--all", "--month", "2026-02", "--format", "csv", "--out", folder];
        await RunAsync(book, asked);
        var file = Path.Combine(folder, "statement-C-1-2026-02.csv");
        var first = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        await File.WriteAllTextAsync(Path.Combine(folder, "statement-C-3-2026-02.csv.x.part"), "half of one");
        var kept = await File.ReadAllBytesAsync(Path.Combine(folder, "statement-C-3-2026-02.csv"));
        book.Time.Now = TimeProvider.System.GetUtcNow();
        await PostAsync(book, new NewInvoice("C-1", "I-LATE", new DateOnly(2026, 2, 20), 5m));
        var (code, output, _) = await RunAsync(book, asked);
        Assert.Equal(0, code);
        Assert.Contains("1 statements of", output, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllBytesAsync(file));
        Assert.Equal(kept, await File.ReadAllBytesAsync(Path.Combine(folder, "statement-C-3-2026-02.csv")));
        Assert.Empty(Directory.GetFiles(folder, "*.part"));
    }

    [DatabaseFact]
    public async Task A_folder_of_something_else_is_left_alone()
    {
        await using var book = await BookAsync();
        var folder = Path.Combine(book.Folder, "all");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), "mine");
        var refused = await Assert.ThrowsAsync<CannotStart>(() => RunAsync(book, "--all", "--month", "2026-02", "--out", folder));
        Assert.Contains("no papers of a run", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], Directory.GetFiles(folder).Select(Path.GetFileName));
        File.Delete(Path.Combine(folder, "notes.txt"));
        await RunAsync(book, "--all", "--month", "2026-02", "--out", folder);
        refused = await Assert.ThrowsAsync<CannotStart>(() => RunAsync(book, "--all", "--month", "2026-01", "--out", folder));
        Assert.Contains("statement 2026-02 as pdf", refused.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Two_processes_do_not_make_the_same_statements()
    {
        await using var book = await BookAsync();
        var folder = new DirectoryInfo(Path.Combine(book.Folder, "all"));
        folder.Create();
        using (new FileStream(Path.Combine(folder.FullName, PaperBatch.RunFile), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await Assert.ThrowsAsync<CannotStart>(() => book.Get<PaperBatch>().RunAsync(February(book), folder, null, (_, _) => { }, default));
            Assert.Contains("another process", refused.Message, StringComparison.Ordinal);
        }

        // Recorded just now: it is waited for.
        Assert.Equal(4, (await book.Get<PaperBatch>().RunAsync(February(book), folder, null, (_, _) => { }, default)).Made);
    }

    [DatabaseFact]
    public async Task One_that_cannot_be_made_is_listed_and_stops_no_other()
    {
        await using var book = await BookAsync();
        await SetPaymentAsync(book, 39m);

        var folder = Path.Combine(book.Folder, "all");
        var (code, output, _) = await RunAsync(book, "--all", "--month", "2026-02", "--format", "csv", "--out", folder);
        Assert.Equal(1, code);
        Assert.Contains("3 statements of 2026-02-01 to 2026-02-28 made, 0 were there already, 1 could not be made.", output, StringComparison.Ordinal);
        var failures = SheetReader.Rows(await File.ReadAllBytesAsync(Path.Combine(folder, PaperBatch.FailuresFile)), SheetFormat.Csv);
        Assert.Equal([["number", "code", "message"], ["C-1", RuleCodes.StatementDoesNotAddUp]], [failures[0], failures[1][..2]]);
        await SetPaymentAsync(book, 40m);

        (code, output, _) = await RunAsync(book, "--all", "--month", "2026-02", "--format", "csv", "--out", folder);
        Assert.Equal(0, code);
        Assert.Contains("1 statements of 2026-02-01 to 2026-02-28 made, 3 were there already, 0 could not be made.", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, PaperBatch.FailuresFile)));
    }

    [DatabaseFact]
    public async Task A_zip_has_the_statements_and_nothing_else_is_left()
    {
        await using var book = await BookAsync();
        var zip = Path.Combine(book.Folder, "all.zip");
        var (code, _, error) = await RunAsync(book, "--all", "--month", "2026-02", "--out", zip);
        Assert.Equal(("", 0), (error, code));
        Assert.False(Directory.Exists(zip + ".parts"));
        using (var read = ZipFile.OpenRead(zip))
        {
            Assert.Equal(4, read.Entries.Count);
            Assert.All(read.Entries, e => Assert.EndsWith("-2026-02.pdf", e.Name, StringComparison.Ordinal));
        }

        var again = await Assert.ThrowsAsync<CannotStart>(() => RunAsync(book, "--all", "--month", "2026-02", "--out", zip));
        Assert.Contains("is there already", again.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_run_that_is_killed_is_gone_on_with_and_no_file_is_half_or_twice()
    {
        await using var program = await CommandLine.OpenAsync();
        var (code, _, error) = await program.Run("generate", "--accounts", "6000", "--seed", "3", "--as-of", "2026-03-31");
        Assert.Equal(("", 0), (error, code));
        string[] asked = ["report", "statement", "--all", "--month", "2026-02", "--out", "all"];
        var folder = Path.Combine(program.Folder, "all");
        using (var run = await program.StartAsync(() => Task.FromResult(Directory.Exists(folder) && Directory.GetFiles(folder, "*.pdf").Length >= 5), asked))
        {
            await program.KillAsync(run);
        }

        var before = Directory.GetFiles(folder, "*.pdf").ToDictionary(f => f, File.ReadAllBytes, StringComparer.Ordinal);
        (code, var output, error) = await program.Run(asked);
        Assert.Equal(("", 0), (error, code));
        var after = Directory.GetFiles(folder, "*.pdf");
        Assert.Contains($"{after.Length - before.Count:N0} statements of 2026-02-01 to 2026-02-28 made, {before.Count:N0} were there already, 0 could not be made.", output, StringComparison.Ordinal);
        Assert.All(before, kept => Assert.Equal(kept.Value, File.ReadAllBytes(kept.Key)));
        Assert.All(after, f => Assert.Equal("%%EOF", System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(f)[^6..]).Trim()));
        Assert.Equal([Path.Combine(folder, PaperBatch.RunFile)], Directory.GetFiles(folder).Except(after));
        // What was recorded of one that was killed before it was written is recorded once more with the one that was.
        var recorded = int.Parse(Assert.Single(await program.Database.AskAsync("""SELECT COUNT(*) FROM "AuditRecords" WHERE "Operation" = 'report statement' """)), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(recorded, after.Length, after.Length + Environment.ProcessorCount);
    }

    [Fact]
    public void Names_that_would_be_the_same_file_are_told_apart()
    {
        string[] numbers = ["A/1", "A-1", "a-1", "A-1-2", "B"];
        var run = new StatementRun(null!, StatementPeriod.Of(new DateOnly(2026, 2, 1)), null, "csv");
        var names = PaperBatch.Names(numbers, run);
        Assert.Equal(numbers.Length, names.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(names, PaperBatch.Names([.. numbers.Reverse()], run));
    }

    private static StatementRun February(TestBook book) => new(book.Get<StatementMaker>(), StatementPeriod.Of(new DateOnly(2026, 2, 1)), null, "csv");

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync();
        foreach (var number in (string[])["A/1", "A-1", "C-1", "C-3", "C-4"])
        {
            await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput(number, $"Company {number}"), Scope.Everything, default);
        }

        await PostAsync(
            book, new NewInvoice("A/1", "I-1", new DateOnly(2026, 2, 3), 10m), new NewInvoice("A-1", "I-1", new DateOnly(2026, 2, 4), 20m),
            new NewInvoice("C-1", "I-1", new DateOnly(2026, 2, 3), 100m), new NewPayment("C-1", "P-1", new DateOnly(2026, 2, 9), 40m),
            new NewInvoice("C-3", "I-1", new DateOnly(2026, 1, 3), 30m));
        return book;
    }

    private static async Task SetPaymentAsync(TestBook book, decimal amount)
    {
        await using var db = book.Db();
        Assert.Equal(1, await db.Payments.ExecuteUpdateAsync(s => s.SetProperty(p => p.Amount, amount)));
    }

    private static async Task PostAsync(TestBook book, params NewDocument[] documents)
    {
        var outcomes = await book.Transactions.RunAsync(
            one => book.Get<Posting>().PostAsync(one, [.. documents.Select(IReadOnlyList<NewDocument> (d) => [d])]), default);
        Assert.All(outcomes, o => Assert.Null(o.Refused));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(TestBook book, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var commands = new CommandTree();
        commands.Add(ReportCommand.Create(book.Database.Host([], output)), "report statement");
        var code = await commands.Run(["report", "statement", .. arguments], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
