using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// One change of the book while it is made: the tables, the instant it is recorded at, the business day, and new keys.
/// Nobody else changes meanwhile what it has locked, so what is read here still holds when it is written.
/// </summary>
public sealed class BookTransaction
{
    private const int Block = 200;

    private readonly BookDatabase _database;
    private readonly KeyStock _stock;
    private readonly Dictionary<Type, KeyRange> _keys = [];
    private readonly List<AuditEvent> _events = [];

    internal BookTransaction(
        BookDatabase database, AccountsDb db, KeyStock stock, DateTime recordedAt, DateOnly today, Currency baseCurrency, CancellationToken cancel)
    {
        (_database, Db, _stock, RecordedAt, Today, BaseCurrency, Cancel) = (database, db, stock, recordedAt, today, baseCurrency, cancel);
    }

    public AccountsDb Db { get; }

    /// <summary>Who has asked for the change over HTTP; empty for the program's own commands and jobs.</summary>
    public string Caller { get; internal init; } = "";

    /// <summary>Taken under the change's lock: what is recorded later of the same accounts bears a later instant.</summary>
    public DateTime RecordedAt { get; }

    public DateOnly Today { get; }

    /// <summary>What has been changed so far.</summary>
    internal ChangedRows Changes { get; } = new();

    /// <summary>What is to be recorded with the change, beside its rows.</summary>
    internal IReadOnlyList<AuditEvent> Events => _events;

    public Currency BaseCurrency { get; }

    /// <summary>Ends with the caller's patience or with the time that a transaction may last.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>A key for a new row.</summary>
    public async ValueTask<long> KeyAsync<TEntity>() => (await KeysAsync<TEntity>(1))[0];

    /// <summary>Consecutive keys for as many new rows.</summary>
    public async ValueTask<KeyRange> KeysAsync<TEntity>(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var type = typeof(TEntity);
        if (!_keys.TryGetValue(type, out var left))
        {
            left = _stock.TakeOut(type);
        }

        if (left.Count < count)
        {
            left = await _database.TakeKeysAsync(Db, type.Name, Math.Max(Block, count), Cancel);
        }

        _keys[type] = new KeyRange(left.First + count, left.Count - count);
        return new KeyRange(left.First, count);
    }

    /// <summary>Inserts rows by the fastest way that the database has, past the change tracker.</summary>
    public Task InsertAsync<TEntity>(IReadOnlyCollection<TEntity> rows)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return Task.CompletedTask;
        }

        Changes.Add(Db.Model.FindEntityType(typeof(TEntity))!, rows);
        return _database.InsertAsync(Db, rows, Cancel);
    }

    /// <summary>Has something be recorded with the change: if the change is not made, nor is the record.</summary>
    public void Record(AuditEvent what) => _events.Add(what);

    /// <summary>Once committed, what is left of the keys may serve the next change; of a change undone they are let go.</summary>
    internal void ReturnKeys()
    {
        foreach (var (type, range) in _keys)
        {
            _stock.PutBack(type, range);
        }
    }
}
