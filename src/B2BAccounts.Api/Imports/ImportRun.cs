using System.Threading.Channels;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Takes a file in: one thread reads, another posts, a few batches in memory between them however long the file is. Each batch is
/// a transaction, and rows already in change nothing; so an import that was cut off is resumed by running it again.
/// </summary>
public sealed class ImportRun<TRow>(RowImport<TRow> import, ImportMap map, TimeProvider clock)
{
    private const int BatchesAhead = 2;
    private const int SmallestBatch = 100;

    private readonly BatchPace pace = new();

    public async Task<ImportTally> Run(FileInfo file, Action<long, double> progress, CancellationToken cancellation)
    {
        if (!file.Exists)
        {
            throw new ImportRefused($"The file {file.FullName} does not exist.");
        }

        var started = clock.GetTimestamp();
        var encoding = FileEncoding.Of(file, map.Encoding);
        await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 18, FileOptions.SequentialScan);
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 1 << 18);
        var rows = new DelimitedRows(reader, map.Delimiter[0]);
        if (!rows.Read() || rows.Fault is not null)
        {
            throw new ImportRefused($"{file.Name} has no header: {rows.Fault?.Message ?? "it is empty."}");
        }

        var cells = RowCells.Bind(map, import.Columns, rows);
        var tally = new ImportTally { UnusedColumns = cells.Unused };
        using var rejected = RejectedFile.Create(file, encoding, map.Delimiter[0], rows.Raw);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var batches = Channel.CreateBounded<RowBatch<TRow>>(BatchesAhead);
        var reading = Task.Run(() => ReadAll(rows, cells, stream, batches.Writer, failed.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (cancellation.IsCancellationRequested)
                {
                    break;
                }

                var began = clock.GetTimestamp();
                var outcomes = await Post(batch.Readable, tally);
                pace.Learn(outcomes.Length, clock.GetElapsedTime(began));
                batch.Settle(outcomes, tally, rejected);
                rejected.Flush();
                progress(tally.Rows, batch.FileShare);
            }
        }
        finally
        {
            await failed.CancelAsync();
            await reading;
        }

        tally.Stopped = cancellation.IsCancellationRequested;
        tally.RejectedFile = rejected.Count > 0 ? rejected.File : null;
        tally.Elapsed = clock.GetElapsedTime(started);
        return tally;
    }

    // A transaction may last only so long. On a machine that is too busy for a whole batch, its halves go in one after the other.
    private async Task<RowOutcome[]> Post(IReadOnlyList<TRow> rows, ImportTally tally)
    {
        try
        {
            return await import.Post(rows, tally, CancellationToken.None);
        }
        catch (BookBusy busy) when (busy.Code == BookBusy.Busy && rows.Count > SmallestBatch)
        {
            var half = rows.Count / 2;
            return [.. await Post([.. rows.Take(half)], tally), .. await Post([.. rows.Skip(half)], tally)];
        }
    }

    private async Task ReadAll(
        DelimitedRows rows, RowCells cells, FileStream stream, ChannelWriter<RowBatch<TRow>> batches, CancellationToken cancellation)
    {
        try
        {
            var batch = new RowBatch<TRow>(pace.Rows);
            while (!cancellation.IsCancellationRequested && rows.Read())
            {
                Take(rows, cells, batch);
                if (batch.IsFull)
                {
                    batch.FileShare = (double)stream.Position / stream.Length;
                    await batches.WriteAsync(batch, cancellation);
                    batch = new RowBatch<TRow>(pace.Rows);
                }
            }

            if (batch.Count > 0)
            {
                await batches.WriteAsync(batch, cancellation);
            }

            batches.Complete();
        }
        catch (OperationCanceledException)
        {
            batches.Complete();
        }
        catch (Exception e)
        {
            batches.Complete(e);
        }
    }

    private void Take(DelimitedRows rows, RowCells cells, RowBatch<TRow> batch)
    {
        try
        {
            cells.CheckShape();
            batch.Add(rows.Line, rows.Raw, import.Read(cells));
        }
        catch (RuleViolation why)
        {
            batch.Add(rows.Line, rows.Raw, why);
        }
    }
}
