using System.Data.Common;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Copying;

/// <summary>Writes chunks of rows into the target, each in a transaction of its own in which the mark moves on.</summary>
internal sealed class CopyWriting(CopyEnd target, UnfinishedCopy mark)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private UnfinishedCopy _mark = mark;

    /// <summary>Begins a change of the target with the whole book locked.</summary>
    public static async Task<BookWriting> BeginAsync(CopyEnd target, AccountsDb db, CancellationToken cancel)
    {
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return await target.Database.BeginAsync(db, BookLock.Whole, Patience, cancel)
            ?? throw new CannotStart(
                $"Others have held the lock of the {target.Database.Location} for {Patience.TotalSeconds:0} seconds. Nothing else may use it while it is copied into; the same command goes on.");
    }

    public Task WriteAsync(CopyStep step, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        var at = new CopyPosition(step.Name, step.Table.KeyOf(rows[^1])).ToString();
        return ChangeAsync(
            async db =>
            {
                try
                {
                    await step.WriteAsync(target.Database, db, rows, cancel);
                }
                catch (Exception fault) when (fault is DbException or RuleViolation or OverflowException or ArgumentException && !DatabaseFaults.IsLost(fault))
                {
                    throw Refused(step, rows, fault);
                }

                if (!await _mark.MoveAsync(db, at, cancel))
                {
                    throw new CannotStart($"Somebody else has changed the {target.Database.Location} meanwhile. Copy into a fresh database.");
                }
            },
            () => _mark = _mark with { At = at },
            cancel);
    }

    /// <summary>Takes the mark away: from now on the target is a book as any other.</summary>
    public Task FinishAsync(CancellationToken cancel) => ChangeAsync(db => UnfinishedCopy.RemoveAsync(db, cancel), () => { }, cancel);

    private Task ChangeAsync(Func<AccountsDb, Task> change, Action committed, CancellationToken cancel) => target.RunAsync(async () =>
    {
        await using var db = target.Database.CreateDbContext();
        await using var writing = await BeginAsync(target, db, cancel);
        await change(db);
        await writing.CommitAsync();
        committed();
    });

    private CannotStart Refused(CopyStep step, IReadOnlyList<object> rows, Exception fault)
    {
        var where = $"The {rows.Count:N0} rows of the table {step.Table.Name} from key {Key(rows[0])} to {Key(rows[^1])} "
            + $"cannot be written to the {target.Database.Location}: {DatabaseFaults.Cause(fault)}";
        return new CannotStart(DatabaseFaults.IsBrokenReference(fault) || DatabaseFaults.BrokenKey(fault) is not null
            ? $"{where}. The source has changed since the copy was begun, or the target has: copy into a fresh database."
            : where, fault);

        string Key(object row) => string.Join('/', step.Table.KeyOf(row));
    }
}
