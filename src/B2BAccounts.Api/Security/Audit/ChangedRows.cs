using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// The rows of a change, before and after. Rows that were changed or removed are told in full; so are new ones up to a hundred of a table,
/// beyond which, as in imports and of assessments, their number and keys are told: the rows themselves are in the book, where documents are never edited.
/// </summary>
internal sealed class ChangedRows
{
    private const int MostNew = 100;
    private const int RowsOfRecord = 200;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    // Work of the program itself, and what the records tell of in other words.
    private static readonly HashSet<Type> NotTold =
    [
        typeof(AuditRecord), typeof(AuditChain), typeof(AuditSeal), typeof(KeyBlock), typeof(UsedKey), typeof(RefreshToken), typeof(Setting), typeof(ExportCount),
        typeof(AssessmentRequest), typeof(GradingRun),
    ];

    // Rows that are never changed and say at length what the book has anyway: their number and keys are told.
    private static readonly HashSet<string> OfKeys = [nameof(StoredAssessment)];

    private static readonly HashSet<string> Secrets =
        [$"{nameof(User)}.{nameof(User.PasswordHash)}", $"{nameof(User)}.{nameof(User.TotpSecret)}", $"{nameof(User)}.{nameof(User.Stamp)}", $"{nameof(ApiKey)}.{nameof(ApiKey.Hash)}"];

    // An attempt to sign in is a record of its own.
    private static readonly HashSet<string> OfAttempts =
    [
        $"{nameof(User)}.{nameof(User.FailedSignIns)}", $"{nameof(User)}.{nameof(User.LockedUntil)}", $"{nameof(User)}.{nameof(User.TotpStep)}", $"{nameof(User)}.{nameof(User.UpdatedAt)}",
        $"{nameof(User)}.{nameof(User.Version)}",
    ];

    private readonly List<JsonObject> _told = [];
    private readonly Dictionary<string, NewRows> _new = new(StringComparer.Ordinal);
    private readonly HashSet<long> _accounts = [];

    /// <summary>Takes what a context is about to save.</summary>
    public void Add(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
        {
            if (NotTold.Contains(entry.Metadata.ClrType))
            {
                continue;
            }

            if (entry.State == EntityState.Added)
            {
                AddNew(entry.Metadata, entry.Entity);
            }
            else if (entry.State is EntityState.Modified or EntityState.Deleted && Told(entry) is { } told)
            {
                _told.Add(told);
                NoteAccount(entry.Metadata, entry.Entity);
            }
        }
    }

    /// <summary>Takes new rows.</summary>
    public void Add(IEntityType type, IEnumerable<object> rows)
    {
        if (!NotTold.Contains(type.ClrType))
        {
            foreach (var row in rows)
            {
                AddNew(type, row);
            }
        }
    }

    /// <summary>The change as records: several when it is large, none when nothing was changed.</summary>
    public IEnumerable<AuditEvent> ToEvents(AuditCaller caller, string operation)
    {
        var parts = _told.Concat(_new.Values.SelectMany(r => r.Told)).Chunk(RowsOfRecord).ToList();
        var many = new JsonArray([.. _new.Values.Where(r => r.IsSummed).Select(r => r.Summary())]);
        if (parts.Count == 0 && many.Count == 0)
        {
            yield break;
        }

        var subject = _accounts.Count == 1 ? GlobalId.Encode(nameof(Account), _accounts.Single()) : null;
        for (var i = 0; i < Math.Max(parts.Count, 1); i++)
        {
            var rows = i < parts.Count ? parts[i] : [];
            var details = new JsonObject { ["rows"] = new JsonArray([.. rows]) };
            var count = rows.Length;
            if (i == 0 && many.Count > 0)
            {
                count += _new.Values.Where(r => r.IsSummed).Sum(r => r.Count);
                details["many"] = many;
            }

            yield return new AuditEvent(AuditKind.Change, caller, operation) { Subject = subject, Count = count, Details = details.ToJsonString(Readable) };
        }
    }

    private void AddNew(IEntityType type, object row)
    {
        if (!_new.TryGetValue(type.ClrType.Name, out var rows))
        {
            _new.Add(type.ClrType.Name, rows = new NewRows(type.ClrType.Name));
        }

        rows.Add(Key(type, row), () => Values(type, row));
        if (_accounts.Count < 2)
        {
            NoteAccount(type, row);
        }
    }

    private void NoteAccount(IEntityType type, object row)
    {
        if (row is Account account)
        {
            _accounts.Add(account.Id);
        }
        else if (type.FindProperty("AccountId") is { ClrType: var clr } property && clr == typeof(long))
        {
            _accounts.Add((long)property.GetGetter().GetClrValueUsingContainingEntity(row)!);
        }
    }

    private static JsonObject? Told(EntityEntry entry)
    {
        var (before, after) = (new JsonObject(), new JsonObject());
        foreach (var property in entry.Properties.Concat(Parts(entry.ComplexProperties)))
        {
            var name = $"{entry.Metadata.ClrType.Name}.{property.Metadata.Name}";
            var isRemoved = entry.State == EntityState.Deleted;
            if ((isRemoved || property.IsModified) && !OfAttempts.Contains(name))
            {
                before[Name(property.Metadata)] = Value(name, property.OriginalValue);
                if (!isRemoved)
                {
                    after[Name(property.Metadata)] = Value(name, property.CurrentValue);
                }
            }
        }

        return before.Count == 0 ? null : new JsonObject
        {
            ["table"] = entry.Metadata.ClrType.Name,
            ["key"] = Key(entry.Metadata, entry.Entity),
            ["before"] = before,
            ["after"] = entry.State == EntityState.Deleted ? null : after,
        };
    }

    private static IEnumerable<PropertyEntry> Parts(IEnumerable<ComplexPropertyEntry> complex) => complex.SelectMany(c => c.Properties.Concat(Parts(c.ComplexProperties)));

    private static JsonObject Values(IEntityType type, object row)
    {
        var values = new JsonObject();
        foreach (var column in StoredTable.Of(type).Columns)
        {
            values[Name(column.Property)] = Value($"{type.ClrType.Name}.{column.Property.Name}", column.Given(row));
        }

        return values;
    }

    private static string Name(IReadOnlyProperty property) =>
        property.DeclaringType is IReadOnlyComplexType part ? $"{part.ComplexProperty.Name}.{property.Name}" : property.Name;

    private static string Key(IEntityType type, object row) =>
        string.Join(' ', type.FindPrimaryKey()!.Properties.Select(p => Value("", p.GetGetter().GetClrValueUsingContainingEntity(row))?.ToString()));

    private static JsonNode? Value(string name, object? value) => value switch
    {
        null => null,
        _ when Secrets.Contains(name) => "(not told)",
        string text => text,
        bool yes => yes,
        int number => number,
        long number => number,
        double number => number,
        decimal number => number,
        DateOnly day => day.ToString("yyyy-MM-dd"),
        DateTime instant => instant.ToString("O"),
        Enum word => JsonNamingPolicy.SnakeCaseUpper.ConvertName(word.ToString()),
        _ => JsonSerializer.SerializeToNode(value, Readable),
    };

    private sealed class NewRows(string table)
    {
        private readonly List<JsonObject> _rows = [];
        private string _first = "";
        private string _last = "";

        public int Count { get; private set; }

        public bool IsSummed => Count > MostNew || OfKeys.Contains(table);

        public IEnumerable<JsonObject> Told => IsSummed ? [] : _rows;

        public void Add(string key, Func<JsonObject> values)
        {
            (_first, _last) = (Count == 0 ? key : _first, key);
            Count++;
            if (!IsSummed)
            {
                _rows.Add(new JsonObject { ["table"] = table, ["key"] = key, ["before"] = null, ["after"] = values() });
            }
        }

        public JsonObject Summary() => new() { ["table"] = table, ["added"] = Count, ["first"] = _first, ["last"] = _last };
    }
}
