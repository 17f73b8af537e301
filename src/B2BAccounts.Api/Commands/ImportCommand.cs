using System.CommandLine;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;

namespace B2BAccounts.Api.Commands;

/// <summary>Takes files in, one command a kind of row.</summary>
public static class ImportCommand
{
    public static Command Create(ProgramHost host)
    {
        var command = new Command("import",
            "Take a file of separated values in. Running it again changes nothing; rejected rows are written beside it with their reason.");
        command.Add(Kind(host, "accounts", "Companies, one a row.", ImportedAccount.Columns,
            (s, map) => new AccountImport(Book(s), s.GetRequiredService<AccountEvents>(), map)));
        command.Add(Kind(host, "links", "Who supplies whom.", ImportedLink.Columns, (s, map) => new LinkImport(Book(s), map)));
        command.Add(Kind(host, "invoices", "Invoices, with the day they were settled and a dispute flag where the file has them.",
            ImportedInvoice.Columns, (s, map) => new InvoiceImport(Book(s), s.GetRequiredService<Posting>(), map)));
        command.Add(Kind(host, "invoice-lines", "Invoices and credit notes, a row a line: what was sold, and what was taken back.",
            ImportedLine.Columns, (s, map) => new InvoiceLineImport(Book(s), s.GetRequiredService<Posting>(), map)));
        command.Add(Kind(host, "payments", "Payments, allocated to a named invoice or to the oldest due first.",
            ImportedPayment.Columns, (s, _) => new PaymentImport(Book(s), s.GetRequiredService<Posting>())));
        command.Add(Kind(host, "fx-rates", "Closing rates of currencies in the base currency.",
            ImportedFxRate.Columns, (s, _) => new FxRateImport(Book(s))));
        return command;
    }

    private static Command Kind<TRow>(
        ProgramHost host, string name, string description, IReadOnlyList<ImportColumn> columns, Func<IServiceProvider, ImportMap, RowImport<TRow>> import)
        where TRow : class
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file; its first row names the columns." };
        var mapFile = new Option<FileInfo?>("--map")
        {
            HelpName = "MAP.json",
            Description = "Says which foreign column is which, and how dates and numbers are written. See docs/import.md.",
        };
        var command = new Command(name, description) { file, mapFile };
        command.SetAction(async (parsed, cancellation) =>
        {
            var map = parsed.GetValue(mapFile) is { } named ? ImportMap.Load(named, columns) : ImportMap.Canonical;
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var source = parsed.GetRequiredValue(file);
            var clock = app.Services.GetRequiredService<TimeProvider>();
            var run = new ImportRun<TRow>(import(app.Services, map), map, app.Services.GetRequiredService<RollFigures>(), clock);
            var tally = await WorkProgress.Show(host.Console, clock, source.Name, "rows", progress => run.Run(source, progress, cancellation));
            await Report(host.Output, tally);
            return tally.ExitCode;
        });
        return command;
    }

    private static BookTransactions Book(IServiceProvider services) => services.GetRequiredService<BookTransactions>();

    private static async Task Report(TextWriter output, ImportTally tally)
    {
        var changed = tally[RowFate.Changed] > 0 ? $", {tally[RowFate.Changed]:N0} changed" : "";
        await output.WriteLineAsync(
            $"{tally.Rows:N0} rows in {tally.Elapsed.TotalSeconds:N1} s ({tally.RowsPerSecond:N0} rows/s): "
            + $"{tally[RowFate.New]:N0} new{changed}, {tally[RowFate.Unchanged]:N0} unchanged, {tally[RowFate.Rejected]:N0} rejected.");
        await output.WriteLineAsync(tally.Recorded.Count == 0
            ? "Nothing was recorded: the book had it all already, or no row could be taken."
            : $"Recorded: {string.Join(", ", tally.Recorded.Select(r => $"{r.Value:N0} {r.Key}"))}.");
        if (tally.UnusedColumns.Count > 0)
        {
            await output.WriteLineAsync($"Columns not used: {string.Join(", ", tally.UnusedColumns)}.");
        }

        if (tally.RejectedFile is { } rejected)
        {
            await output.WriteLineAsync($"Rejected rows, with line and reason: {rejected.FullName}");
            foreach (var (code, count) in tally.Reasons)
            {
                await output.WriteLineAsync($"  {count,8:N0}  {code}");
            }
        }

        if (tally.RepeatedFile is { } repeated)
        {
            await output.WriteLineAsync($"{tally.Repeated:N0} rows equal another of their document to the letter and count as it does; look whether they should: {repeated.FullName}");
        }

        if (tally.Stopped)
        {
            await output.WriteLineAsync("Stopped before the end of the file. Run the command again to go on.");
        }
    }
}
