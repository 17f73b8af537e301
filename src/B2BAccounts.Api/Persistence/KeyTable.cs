using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>Takes blocks of keys by one statement, so that no two processes ever get the same.</summary>
public static class KeyTable
{
    /// <summary>Keys that were nobody's before; they belong to the caller once his transaction, if he has one, is committed.</summary>
    public static async Task<KeyRange> TakeAsync(AccountsDb db, string table, long count, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var first = await db.Database.SqlQuery<long>(
                $"""
                 INSERT INTO "KeyBlocks" ("Name", "Next") VALUES ({table}, 1 + {count})
                 ON CONFLICT ("Name") DO UPDATE SET "Next" = "KeyBlocks"."Next" + {count}
                 RETURNING "Next" - {count} AS "Value"
                 """)
            .ToListAsync(cancel);
        return new KeyRange(first.Single(), count);
    }
}
