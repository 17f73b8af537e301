using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>Takes blocks of keys by one statement, so that no two processes ever get the same.</summary>
internal static class KeyTable
{
    /// <summary>Keys that were nobody's before.</summary>
    public static async Task<KeyRange> TakeAsync(AccountsDb db, string table, long count, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var first = await db.Database.SqlQuery<long>(db.Kind == DatabaseKind.SqlServer ? OnSqlServer(table, count) : Upsert(table, count)).ToListAsync(cancel);
        return new KeyRange(first.Single(), count);
    }

    private static FormattableString Upsert(string table, long count) =>
        $"""
         INSERT INTO "KeyBlocks" ("Name", "Next") VALUES ({table}, 1 + {count})
         ON CONFLICT ("Name") DO UPDATE SET "Next" = "KeyBlocks"."Next" + {count}
         RETURNING "Next" - {count} AS "Value"
         """;

    // The range of the key that is not there yet stays locked between the two statements.
    private static FormattableString OnSqlServer(string table, long count) =>
        $"""
         SET NOCOUNT ON; SET XACT_ABORT ON; SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
         BEGIN TRANSACTION;
         INSERT INTO "KeyBlocks" ("Name", "Next")
         SELECT {table}, 1 WHERE NOT EXISTS (SELECT 1 FROM "KeyBlocks" WITH (UPDLOCK, SERIALIZABLE) WHERE "Name" = {table});
         UPDATE "KeyBlocks" SET "Next" = "Next" + {count} OUTPUT deleted."Next" AS "Value" WHERE "Name" = {table};
         COMMIT;
         """;
}
