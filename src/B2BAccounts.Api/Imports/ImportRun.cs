using System.Text;
using System.Threading.Channels;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Takes a file in: one thread reads a batch while another posts the one before it; no more are in memory however long the file is. Each batch is
/// a transaction, and rows already in change nothing; so an import that was cut off is resumed by running it again.
/// </summary>
public sealed class ImportRun<TRow>(RowImport<TRow> import, ImportMap map, RollFigures figures, TimeProvider clock)
    where TRow : class
{
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
        if (import.LooksAhead is { } look)
        {
            LookAhead(file, encoding, look, cancellation);
        }

        await using var stream = Open(file);
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 1 << 18);
        var (rows, cells) = Begin(file, reader);
        var tally = new ImportTally { UnusedColumns = cells.Unused };
        using var rejected = RowsBeside.Create(RowsBeside.Rejected(file), encoding, map.Delimiter[0], ["rejected_line", "rejected_code", "rejected_reason"], rows.Raw);
        using var repeated = RowsBeside.Create(RowsBeside.Repeated(file), encoding, map.Delimiter[0], ["repeated_line"], rows.Raw);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var batches = Channel.CreateBounded<RowBatch<TRow>>(1);
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
                batch.Settle(outcomes, tally, rejected, repeated);
                rejected.Flush();
                repeated.Flush();
                progress(tally.Rows, batch.FileShare);
            }
        }
        finally
        {
            await failed.CancelAsync();
            await reading;
        }

        if (import.ChangesFigures)
        {
            await RollAsync(cancellation);
        }

        tally.Stopped = cancellation.IsCancellationRequested;
        tally.RejectedFile = rejected.Count > 0 ? rejected.File : null;
        (tally.Repeated, tally.RepeatedFile) = (repeated.Count, repeated.Count > 0 ? repeated.File : null);
        tally.Elapsed = clock.GetElapsedTime(started);
        return tally;
    }

    private async Task RollAsync(CancellationToken cancellation)
    {
        try
        {
            await figures.MarkedAsync(cancellation);
        }
        catch (BookBusy)
        {
            // The rows are in. Until the next run or a server has reckoned what is owed, it is summed from documents.
        }
    }

    private static FileStream Open(FileInfo file) =>
        new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 18, FileOptions.SequentialScan);

    private (DelimitedRows Rows, RowCells Cells) Begin(FileInfo file, StreamReader reader)
    {
        var rows = new DelimitedRows(reader, map.Delimiter[0]);
        if (!rows.Read() || rows.Fault is not null)
        {
            throw new ImportRefused($"{file.Name} has no header: {rows.Fault?.Message ?? "it is empty."}");
        }

        return (rows, RowCells.Bind(map, import.Columns, rows));
    }

    private void LookAhead(FileInfo file, Encoding encoding, Action<long, TRow> look, CancellationToken cancellation)
    {
        using var stream = Open(file);
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 1 << 18);
        var (rows, cells) = Begin(file, reader);
        while (!cancellation.IsCancellationRequested && rows.Read())
        {
            if (TryRead(rows, cells, out _) is { } row)
            {
                look(rows.Line, row);
            }
        }
    }

    // A transaction may last only so long. On a machine that is too busy for a whole batch, its halves go in one after the other.
    private async Task<RowOutcome[]> Post(IReadOnlyList<TRow> rows, ImportTally tally)
    {
        try
        {
            return await import.Post(rows, tally, CancellationToken.None);
        }
        catch (BookBusy busy) when (busy.Code == BookBusy.Busy && rows.Count > SmallestBatch && Middle(rows) is var half && half < rows.Count)
        {
            return [.. await Post([.. rows.Take(half)], tally), .. await Post([.. rows.Skip(half)], tally)];
        }
    }

    private int Middle(IReadOnlyList<TRow> rows)
    {
        var half = rows.Count / 2;
        while (half < rows.Count && import.BelongTogether(rows[half - 1], rows[half]))
        {
            half++;
        }

        return half;
    }

    private async Task ReadAll(
        DelimitedRows rows, RowCells cells, FileStream stream, ChannelWriter<RowBatch<TRow>> batches, CancellationToken cancellation)
    {
        try
        {
            var batch = new RowBatch<TRow>(pace.Rows);
            while (!cancellation.IsCancellationRequested && rows.Read())
            {
                var row = TryRead(rows, cells, out var why);
                if (batch.IsFull && !(row is not null && batch.Last is { } last && import.BelongTogether(last, row)))
                {
                    batch.FileShare = (double)stream.Position / stream.Length;
                    await batches.WriteAsync(batch, cancellation);
                    batch = null;
                    await batches.WaitToWriteAsync(cancellation);
                    batch = new RowBatch<TRow>(pace.Rows);
                }

                if (row is null)
                {
                    batch.Add(rows.Line, rows.Raw, why!);
                }
                else
                {
                    batch.Add(rows.Line, rows.Raw, row);
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

    private TRow? TryRead(DelimitedRows rows, RowCells cells, out RuleViolation? why)
    {
        try
        {
            why = null;
            cells.CheckShape();
            return import.Read(cells);
        }
        catch (RuleViolation wrong)
        {
            why = wrong;
            return import.Wrong(cells, wrong);
        }
    }
}
