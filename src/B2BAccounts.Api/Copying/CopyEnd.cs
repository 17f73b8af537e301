using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Copying;

/// <summary>One of the two databases of a copy. What goes wrong with it is told by its name, and what its driver said.</summary>
/// <param name="Side">The option that names it, such as --from.</param>
internal sealed record CopyEnd(string Side, BookDatabase Database, BookOpening Opening)
{
    /// <exception cref="CannotStart">It cannot be opened, is not up to date, or is an unfinished copy.</exception>
    public async Task RequireWholeAsync(CancellationToken cancel)
    {
        await RequireUpToDateAsync(cancel);
        await RunAsync(async () =>
        {
            await using var db = Database.CreateDbContext();
            await UnfinishedCopy.RefuseAsync(db, Database, cancel);
        });
    }

    /// <exception cref="CannotStart">It cannot be opened, or is not up to date.</exception>
    public async Task RequireUpToDateAsync(CancellationToken cancel)
    {
        var pending = await RunAsync(() => Opening.PendingAsync(cancel));
        if (pending.Count > 0)
        {
            throw new CannotStart(
                $"{Side}: The {Database.Location} is not up to date, or holds no book; it lacks {string.Join(", ", pending)}. Run 'migrate' on it first, or name the database that holds the book.");
        }
    }

    public Task RunAsync(Func<Task> work) => RunAsync(async () =>
    {
        await work();
        return true;
    });

    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception wrong) when (wrong is CannotStart or BookBusy)
        {
            throw new CannotStart($"{Side}: {wrong.Message}", wrong);
        }
        catch (Exception wrong) when (DatabaseFaults.IsOfDatabase(wrong))
        {
            throw new CannotStart($"{Side}: The {Database.Location} has failed: {DatabaseFaults.Cause(wrong)}. What has been copied stays; the same command goes on.", wrong);
        }
    }
}
