using System.Data;
using System.Data.Common;
using System.Text.Json;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>The same rows in one transaction, with no rule but what the tables hold, and keys counted in memory.</summary>
internal sealed class FloorChanges : IDisposable
{
    // Far from those that the program takes meanwhile.
    private const long Apart = 100_000_000;

    private readonly BookDatabase database;
    private readonly SemaphoreSlim turn = new(1, 1);
    private long key;

    private FloorChanges(BookDatabase database, long key) => (this.database, this.key) = (database, key);

    public static async Task<FloorChanges> OpenAsync(BookDatabase database)
    {
        var last = await database.ReadAsync(
            """SELECT MAX("Id") FROM "Invoices" UNION ALL SELECT MAX("Id") FROM "Payments" UNION ALL SELECT MAX("Id") FROM "Allocations" """,
            row => row.IsDBNull(0) ? 0 : row.GetInt64(0));
        // Beside the program's tables: one row an account with its limit and what is used of it.
        await database.ReadAsync("""CREATE TABLE IF NOT EXISTS "FloorCredit" ("AccountId" BIGINT PRIMARY KEY, "Limit" DECIMAL(19, 4), "Used" DECIMAL(19, 4))""", _ => 0);
        await database.ReadAsync("""INSERT INTO "FloorCredit" SELECT "Id", 1000000, 0 FROM "Accounts" WHERE NOT EXISTS (SELECT 1 FROM "FloorCredit")""", _ => 0);
        return new FloorChanges(database, last.Max() + Apart);
    }

    public async Task RecordInvoiceAsync(JsonElement asked, Utf8JsonWriter json)
    {
        var (date, due, amount, currency) = (asked.Day("date"), asked.Day("dueDate"), asked.GetProperty("amount").GetDecimal(), asked.Text("currency"));
        await ChangeAsync(async change =>
        {
            var (account, id) = (await change.AccountAsync(asked.Text("accountNumber")), Interlocked.Increment(ref key));
            await change.RunAsync(
                """
                INSERT INTO "Invoices" ("Id", "AccountId", "Number", "Date", "DueDate", "Currency", "Amount", "Opening", "RecordedAt")
                VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
                """,
                id, account, asked.Text("number"), date, due, currency, amount, false, Now);
            await change.RunAsync(
                """INSERT INTO "OpenDocuments" ("Kind", "DocumentId", "AccountId", "Currency", "Date", "DueDate", "Open") VALUES ('INVOICE', @p0, @p1, @p2, @p3, @p4, @p5)""",
                id, account, currency, date, due, amount);
            await change.RunAsync(
                """UPDATE "Accounts" SET "FirstPurchaseOn" = COALESCE("FirstPurchaseOn", @p1), "LastPurchaseOn" = @p1, "Status" = 'CUSTOMER' WHERE "Id" = @p0""", account, date);
        });
        json.WriteStartObject("recordInvoice");
        json.WriteStartObject("invoice");
        json.Day("date", date);
        json.Day("dueDate", due);
        json.Money("amount", amount, currency);
        End(json);
    }

    public async Task RecordPaymentAsync(JsonElement asked, Utf8JsonWriter json)
    {
        var (date, amount, currency) = (asked.Day("date"), asked.GetProperty("amount").GetDecimal(), asked.Text("currency"));
        await ChangeAsync(async change =>
        {
            var (account, id) = (await change.AccountAsync(asked.Text("accountNumber")), Interlocked.Increment(ref key));
            var invoice = await change.ScalarAsync("""SELECT "Id" FROM "Invoices" WHERE "AccountId" = @p0 AND "Number" = @p1""", account, asked.Text("invoiceNumber"));
            await change.RunAsync(
                """
                INSERT INTO "Payments" ("Id", "AccountId", "Number", "Date", "Currency", "Amount", "Opening", "RecordedAt") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
                """,
                id, account, asked.Text("number"), date, currency, amount, false, Now);
            await change.RunAsync(
                """
                INSERT INTO "Allocations" ("Id", "AccountId", "FromKind", "FromId", "ToKind", "ToId", "Currency", "Amount", "Date", "RecordedAt")
                VALUES (@p0, @p1, 'PAYMENT', @p2, 'INVOICE', @p3, @p4, @p5, @p6, @p7)
                """,
                Interlocked.Increment(ref key), account, id, invoice, currency, amount, date, Now);
            await change.RunAsync("""UPDATE "OpenDocuments" SET "Open" = "Open" - @p1 WHERE "Kind" = 'INVOICE' AND "DocumentId" = @p0 AND "Open" > @p1""", invoice, amount);
        });
        json.WriteStartObject("recordPayment");
        json.WriteStartObject("payment");
        json.Day("date", date);
        json.Money("amount", amount, currency);
        End(json);
    }

    /// <summary>Nothing but the one statement that takes the amount if the limit has as much left.</summary>
    public async Task TakeCreditAsync(JsonElement asked, Utf8JsonWriter json)
    {
        var (amount, currency) = (asked.GetProperty("amount").GetDecimal(), asked.Text("currency"));
        await ChangeAsync(change => change.RunAsync(
            """
            UPDATE "FloorCredit" SET "Used" = "Used" + @p1 WHERE "AccountId" = (SELECT "Id" FROM "Accounts" WHERE "Number" = @p0) AND "Used" + @p1 <= "Limit"
            """,
            asked.Text("accountNumber"), amount));
        json.WriteStartObject("reserveCredit");
        json.WriteStartObject("creditReservation");
        json.Money("amount", amount, currency);
        End(json);
    }

    public void Dispose() => turn.Dispose();

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteNull("errors");
        json.WriteEndObject();
    }

    // SQLite takes one writer at a time, and those that spin for its lock are slower than those that wait in line.
    private async Task ChangeAsync(Func<Change, Task> work)
    {
        if (database.IsSqlite)
        {
            await turn.WaitAsync();
        }

        try
        {
            await using var connection = await database.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync(database.IsSqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted);
            await work(new Change(database, connection, transaction));
            await transaction.CommitAsync();
        }
        finally
        {
            if (database.IsSqlite)
            {
                turn.Release();
            }
        }
    }

    private sealed class Change(BookDatabase database, DbConnection connection, DbTransaction transaction)
    {
        public async Task<long> AccountAsync(string number) => await ScalarAsync("""SELECT "Id" FROM "Accounts" WHERE "Number" = @p0""", number);

        public async Task<long> ScalarAsync(string sql, params object[] values)
        {
            await using var command = Command(sql, values);
            return Convert.ToInt64(await command.ExecuteScalarAsync());
        }

        public async Task RunAsync(string sql, params object[] values)
        {
            await using var command = Command(sql, values);
            if (await command.ExecuteNonQueryAsync() != 1)
            {
                throw new InvalidOperationException($"No row was changed by {sql}.");
            }
        }

        private DbCommand Command(string sql, object[] values)
        {
            var command = database.Command(connection, sql, values);
            command.Transaction = transaction;
            return command;
        }
    }
}
