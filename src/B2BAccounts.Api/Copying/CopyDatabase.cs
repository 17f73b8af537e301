using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Copying;

/// <summary>
/// Copies a book row by row into another database, of the same kind or another, and compares the two. No rule of the business runs. The
/// source is read in one state; the target is marked as unfinished until both have been found to be the same.
/// </summary>
internal sealed class CopyDatabase(CopyEnd source, CopyEnd target, TimeProvider time)
{
    /// <param name="progress">Called with rows done in all and their share of what is to be done, 0 to 1.</param>
    /// <param name="cancel">Ends the copying between two chunks of rows; it can be gone on with.</param>
    /// <exception cref="CannotStart">A side cannot be used, and why; or the two are not such as can be copied.</exception>
    public async Task<CopyResult> CopyAsync(Action<long, double> progress, CancellationToken cancel)
    {
        await source.RequireWholeAsync(cancel);
        await target.RunAsync(() => target.Opening.MigrateCopyAsync(cancel));
        await using var hold = await target.RunAsync(() => target.Database.TryHoldAsync(cancel))
            ?? throw new CannotStart($"{target.Side}: Another copy into the {target.Database.Location} is running. Wait until it has ended, or name another database.");
        await using var reading = source.Database.Read();
        await using var from = await JoinAsync(source, reading);
        var tables = CopiedTable.ParentsFirst(from);
        var mark = await BeginAsync(tables, cancel);
        var writing = new CopyWriting(target, mark);
        var work = await WorkAsync(tables, from, passes: 3, progress, cancel);
        work.Done(mark.At.Length == 0 ? 0 : await CountAsync(tables, target, cancel));
        var (started, copied) = (time.GetTimestamp(), new Dictionary<string, (long Rows, TimeSpan Took)>(StringComparer.Ordinal));
        var steps = CopyStep.Of(tables);
        var position = CopyPosition.Read(mark.At, steps);
        foreach (var step in steps.SkipWhile(s => position.Step.Length > 0 && s.Name != position.Step))
        {
            var (began, rows) = (time.GetTimestamp(), 0L);
            await foreach (var chunk in SourceChunksAsync(step, from, step.Name == position.Step ? position.Key : [], cancel))
            {
                await writing.WriteAsync(step, chunk, cancel);
                if (step.Rows != CopiedRows.WithParent)
                {
                    rows += chunk.Count;
                    work.Done(chunk.Count);
                }
            }

            var before = copied.GetValueOrDefault(step.Table.Name);
            copied[step.Table.Name] = (before.Rows + rows, before.Took + time.GetElapsedTime(began));
        }

        var took = time.GetElapsedTime(started);
        var result = await CompareAsync(tables, from, work, cancel) with { Copying = took, Resumed = mark.At.Length > 0 };
        result = result with { Tables = [.. result.Tables.Select(t => copied.TryGetValue(t.Name, out var c) ? t with { Copied = c.Rows, Took = c.Took } : t)] };
        if (result.AreSame)
        {
            await writing.FinishAsync(cancel);
        }

        return result;
    }

    /// <summary>Compares the two, each read in one state, and changes nothing.</summary>
    /// <inheritdoc cref="CopyAsync"/>
    public async Task<CopyResult> CompareAsync(Action<long, double> progress, CancellationToken cancel)
    {
        await source.RequireUpToDateAsync(cancel);
        await target.RequireUpToDateAsync(cancel);
        await using var reading = source.Database.Read();
        await using var from = await JoinAsync(source, reading);
        var tables = CopiedTable.ParentsFirst(from);
        return await CompareAsync(tables, from, await WorkAsync(tables, from, passes: 2, progress, cancel), cancel);
    }

    private async Task<CopyResult> CompareAsync(IReadOnlyList<CopiedTable> tables, AccountsDb from, CopyWork work, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        await using var reading = target.Database.Read();
        await using var to = await JoinAsync(target, reading);
        // Each side on a connection of its own; when one fails, the other is not read on for nothing.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var sums = await Task.WhenAll(SumAsync(source, tables, from), SumAsync(target, CopiedTable.ParentsFirst(to), to));
        return new CopyResult(
            [.. tables.Select((table, i) => new ComparedTable(table.Name, sums[0][i], sums[1][i], 0, TimeSpan.Zero))], TimeSpan.Zero, time.GetElapsedTime(started), Resumed: false);

        async Task<IReadOnlyList<RowSum>> SumAsync(CopyEnd end, IReadOnlyList<CopiedTable> its, AccountsDb db)
        {
            try
            {
                return await Task.Run(() => end.RunAsync(() => TableSums.ReadAsync(its, db, work.Done, either.Token)), either.Token);
            }
            catch
            {
                await either.CancelAsync();
                throw;
            }
        }
    }

    /// <summary>The mark of the target: that of the earlier run which is gone on with, or a new one.</summary>
    private Task<UnfinishedCopy> BeginAsync(IReadOnlyList<CopiedTable> tables, CancellationToken cancel) => target.RunAsync(async () =>
    {
        var begun = UnfinishedCopy.Of(source.Database);
        await using var db = target.Database.CreateDbContext();
        await using var writing = await CopyWriting.BeginAsync(target, db, cancel);
        if (await UnfinishedCopy.FindAsync(db, cancel) is { } found)
        {
            return found.From == begun.From
                ? found
                : throw new CannotStart(
                    $"The {target.Database.Location} is an unfinished copy of the {found.From}, not of the {begun.From}. Finish that one, or name an empty database.");
        }

        foreach (var table in tables)
        {
            if (await table.CountAsync(db, cancel) is > 0 and var rows)
            {
                throw new CannotStart($"The {target.Database.Location} is not empty: its table {table.Name} has {rows:N0} {(rows == 1 ? "row" : "rows")}. Name an empty database, or one that is to be made.");
            }
        }

        await begun.WriteAsync(db, cancel);
        await writing.CommitAsync();
        return begun;
    });

    private async IAsyncEnumerable<IReadOnlyList<object>> SourceChunksAsync(
        CopyStep step, AccountsDb from, IReadOnlyList<object> after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var chunks = Chunks.ReadAsync(step.Table, from, step.Rows, after, cancel).GetAsyncEnumerator(cancel);
        while (await source.RunAsync(async () => await chunks.MoveNextAsync()))
        {
            yield return chunks.Current;
        }
    }

    private async Task<CopyWork> WorkAsync(IReadOnlyList<CopiedTable> tables, AccountsDb from, int passes, Action<long, double> progress, CancellationToken cancel) =>
        new(passes * await source.RunAsync(() => CountAsync(tables, from, cancel)), progress);

    private static Task<long> CountAsync(IReadOnlyList<CopiedTable> tables, CopyEnd end, CancellationToken cancel) => end.RunAsync(async () =>
    {
        await using var db = end.Database.CreateDbContext();
        return await CountAsync(tables, db, cancel);
    });

    private static async Task<long> CountAsync(IReadOnlyList<CopiedTable> tables, AccountsDb db, CancellationToken cancel)
    {
        var rows = 0L;
        foreach (var table in tables)
        {
            rows += await table.CountAsync(db, cancel);
        }

        return rows;
    }

    private static Task<AccountsDb> JoinAsync(CopyEnd end, BookReading reading) => end.RunAsync(() =>
    {
        var db = end.Database.CreateUnpooled();
        reading.Join(db);
        return Task.FromResult(db);
    });
}
