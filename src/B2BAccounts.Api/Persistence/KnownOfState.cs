namespace B2BAccounts.Api.Persistence;

/// <summary>What has been read of one state of the book by one caller: several fields rest on the same, and it cannot have changed.</summary>
internal sealed class KnownOfState
{
    private readonly Dictionary<object, Task> _known = [];
    private readonly Lock _gate = new();

    /// <param name="of">What is read, equal for equal questions; its type says what about.</param>
    public Task<T> OnceAsync<T>(object of, Func<Task<T>> read)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(of, out var known))
            {
                _known.Add(of, known = read());
            }

            return (Task<T>)known;
        }
    }
}

/// <summary>Reads once what cannot change.</summary>
internal static class KnownOfStates
{
    /// <summary>Reads it anew each time where the book is not held in one state.</summary>
    public static Task<T> OnceAsync<T>(this Book db, object of, Func<Task<T>> read) =>
        (db as AnswersDb)?.Known is { } known ? known.OnceAsync(of, read) : read();
}
