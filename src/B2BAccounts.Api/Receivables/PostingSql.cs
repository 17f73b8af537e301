using System.Data.Common;
using System.Text.Json;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>The statements of posting that LINQ cannot say, for SQLite.</summary>
internal static class PostingSql
{
    private static readonly Func<Book, long, string, IAsyncEnumerable<OpenDocument>> OldestFirst = EF.CompileAsyncQuery(
        (Book db, long accountId, string currency) => db.OpenDocuments.AsNoTracking()
            .Where(o => o.AccountId == accountId && o.Kind == DocumentKind.Invoice && o.Currency == currency)
            .OrderBy(o => o.DueDate).ThenBy(o => o.Date).ThenBy(o => o.DocumentId).AsQueryable());

    private static readonly EnumText<DocumentKind> Kinds = new();

    /// <summary>Documents of one kind by account and number, by as many seeks in the unique index.</summary>
    public static IQueryable<T> ByNumber<T>(this Book db, IEnumerable<(long AccountId, string Number)> keys)
        where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        var json = JsonSerializer.Serialize(keys.Select(k => new object[] { k.AccountId, k.Number }));
        var sql = $$"""
            SELECT d.* FROM json_each({0}) AS k CROSS JOIN "{{table}}" AS d
            ON d."AccountId" = k.value ->> 0 AND d."Number" = k.value ->> 1
            """;
        return db.Set<T>().FromSqlRaw(sql, json).AsNoTracking();
    }

    public static IAsyncEnumerable<OpenDocument> OpenInvoicesOldestFirst(this Book db, long accountId, string currency) => OldestFirst(db, accountId, currency);

    /// <summary>Sums of all that was ever recorded for accounts, by currency: invoices, or each kind of what settles them.</summary>
    public static async Task<List<(long AccountId, string Currency, decimal Amount)>> RecordedAsync(
        this Book db, AccountSet accounts, bool invoices, CancellationToken cancel)
    {
        var rows = invoices
            ? accounts.Choose(db.Invoices, i => i.AccountId).Select(i => new { i.AccountId, i.Currency, i.Amount, Part = 0 })
            : accounts.Choose(db.Payments, p => p.AccountId).Select(p => new { p.AccountId, p.Currency, p.Amount, Part = 0 })
                .Concat(accounts.Choose(db.CreditNotes, c => c.AccountId).Select(c => new { c.AccountId, c.Currency, c.Amount, Part = 1 }));
        var sums = await rows.GroupBy(r => new { r.AccountId, r.Currency, r.Part })
            .Select(g => new { g.Key.AccountId, g.Key.Currency, Amount = g.Sum(r => r.Amount) }).ToListAsync(cancel);
        return [.. sums.Select(s => (s.AccountId, s.Currency, s.Amount))];
    }

    /// <summary>Writes what invoices have changed of accounts that nobody tracks.</summary>
    public static async Task UpdatePurchasesAsync(this BookTransaction book, IReadOnlyCollection<Account> accounts)
    {
        await using var update = book.Db.Database.GetDbConnection().CreateCommand();
        update.CommandText = """UPDATE "Accounts" SET "FirstPurchaseOn" = @first, "LastPurchaseOn" = @last, "Status" = @status WHERE "Id" = @id""";
        var (first, last, status, id) = (Parameter("@first"), Parameter("@last"), Parameter("@status"), Parameter("@id"));
        var words = new EnumText<AccountStatus>();
        foreach (var account in accounts)
        {
            (first.Value, last.Value, status.Value, id.Value) =
                (account.FirstPurchaseOn!.Value, account.LastPurchaseOn!.Value, words.ConvertToProvider(account.Status), account.Id);
            await update.ExecuteNonQueryAsync(book.Cancel);
        }

        DbParameter Parameter(string name)
        {
            var parameter = update.CreateParameter();
            parameter.ParameterName = name;
            update.Parameters.Add(parameter);
            return parameter;
        }
    }

    /// <summary>Writes what is left of documents, or takes away the row when nothing is, unless somebody else was there first.</summary>
    public static async Task UpdateOpenAsync(this BookTransaction book, IReadOnlyCollection<KeyValuePair<OpenDocument, decimal>> changed)
    {
        await using var update = book.OpenCommand("""UPDATE "OpenDocuments" SET "Open" = @open WHERE "Kind" = @kind AND "DocumentId" = @id AND "Open" = @before""");
        await using var delete = book.OpenCommand("""DELETE FROM "OpenDocuments" WHERE "Kind" = @kind AND "DocumentId" = @id AND "Open" = @before""");
        foreach (var (document, before) in changed)
        {
            var command = document.Open == 0m ? delete : update;
            command.Parameters["@kind"].Value = Kinds.ConvertToProvider(document.Kind);
            command.Parameters["@id"].Value = document.DocumentId;
            command.Parameters["@before"].Value = ScaledMoney.Scale(before);
            if (document.Open != 0m)
            {
                command.Parameters["@open"].Value = ScaledMoney.Scale(document.Open);
            }

            if (await command.ExecuteNonQueryAsync(book.Cancel) != 1)
            {
                throw new DbUpdateConcurrencyException($"{document.Kind} {document.DocumentId} was allocated by somebody else at the same time.");
            }
        }
    }

    /// <summary>A statement on what is open, with the parameters that its text names.</summary>
    private static DbCommand OpenCommand(this BookTransaction book, string sql)
    {
        var command = book.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "@kind", "@id", "@before", "@open" }.Where(n => sql.Contains(n, StringComparison.Ordinal)))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
