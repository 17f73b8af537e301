using System.Text;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// What nobody else may change while a change runs. A server lets changes of different accounts run side by side; all others, and those
/// of many accounts, have the book for themselves. On SQLite every change has the file's one lock.
/// </summary>
public sealed class BookLock
{
    private const int Most = 32;

    private BookLock(IReadOnlyList<int> accounts) => Accounts = accounts;

    /// <summary>The whole book.</summary>
    public static BookLock Whole { get; } = new([]);

    /// <summary>In ascending order, so that two changes never wait for each other; none for the whole book. Two accounts may share one.</summary>
    internal IReadOnlyList<int> Accounts { get; }

    /// <summary>The accounts of these numbers, which need not exist yet, with all that belongs to them and nothing else.</summary>
    public static BookLock OfAccounts(params IEnumerable<string> numbers)
    {
        var accounts = numbers.Select(Hash).Distinct().Order().ToList();
        return accounts.Count is 0 or > Most ? Whole : new BookLock(accounts);
    }

    /// <summary>A user with his sign-ins, and nothing of the book.</summary>
    public static BookLock OfUser(long id) => OfAccounts($"user:{id}");

    /// <summary>The audit record, and nothing of the book.</summary>
    public static BookLock OfAudit { get; } = OfAccounts("audit:");

    // FNV-1a: the same in every process, whatever its version.
    private static int Hash(string number)
    {
        var hash = 2_166_136_261u;
        foreach (var b in Encoding.UTF8.GetBytes(number))
        {
            hash = (hash ^ b) * 16_777_619u;
        }

        return unchecked((int)hash);
    }
}
