using B2BAccounts.Api.Persistence;
using System.Data.Common;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Persistence;

public sealed class AnswersDbTests
{
    [DatabaseFact]
    public async Task Answers_rest_on_the_rows_of_the_scope_only()
    {
        await using var book = await WithOneInvoiceAsync();
        await using var all = book.Answers(Scope.Everything);
        Assert.Equal(1, await all.Invoices.CountAsync());
        await using var none = book.Answers(Scope.Nothing);
        Assert.Equal(0, await none.Invoices.CountAsync());
        Assert.Equal(0, await none.Accounts.CountAsync());
        Assert.Equal(0m, await none.Invoices.SumAsync(i => i.Amount));
        Assert.NotEqual(0, await none.Policies.CountAsync());
    }

    [DatabaseFact]
    public async Task Every_table_is_filtered_by_the_scope_or_belongs_to_nobody()
    {
        await using var book = await TestBook.OpenAsync();
        await using var db = book.Answers(Scope.Nothing);
        var open = db.Model.GetEntityTypes().Where(e => e.GetDeclaredQueryFilters().Count == 0).Select(e => e.ClrType.Name).Order();
        Assert.Equal(["FxRate", "KeyBlock", "Policy", "Setting", "StoredQuantileTable", "UsedKey"], open);
    }

    [DatabaseFact]
    public async Task Users_their_sign_ins_keys_delegations_and_exports_are_out_of_the_reach_of_answers()
    {
        await using var book = await TestBook.OpenAsync();
        await using var db = book.Answers();
        foreach (var secret in (Type[])[typeof(User), typeof(RefreshToken), typeof(ApiKey), typeof(Delegation), typeof(ExportCount)])
        {
            Assert.Null(db.Model.FindEntityType(secret));
        }

        Assert.Throws<InvalidOperationException>(() => db.Set<User>().Count());
    }

    [DatabaseFact]
    public async Task Answers_cannot_change_anything()
    {
        await using var book = await WithOneInvoiceAsync();
        await using var db = book.Answers();
        db.Add(new Account { Id = 2 });
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Invoices.ExecuteDeleteAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.ExecuteSqlRawAsync("""DELETE FROM "Invoices" """));
    }

    [DatabaseFact]
    public async Task A_state_that_answers_read_cannot_be_changed_even_by_a_statement_that_answers_rows()
    {
        await using var book = await WithOneInvoiceAsync();
        await using var reading = book.Get<AnswersDbFactory>().Read();
        await using var db = book.Get<AnswersDbFactory>().Create(Scope.Everything, reading);
        Assert.Equal(1, await db.Invoices.CountAsync());
        // SQL Server would let it: there the rights of the program's user decide.
        if (db.Kind != DatabaseKind.SqlServer)
        {
            await Assert.ThrowsAnyAsync<DbException>(() => db.Database.SqlQueryRaw<long>("""DELETE FROM "Invoices" RETURNING "Id" AS "Value" """).ToListAsync());
        }
    }

    [DatabaseFact]
    public async Task Answers_track_nothing()
    {
        await using var book = await WithOneInvoiceAsync();
        await using var db = book.Answers();
        await db.Invoices.ToListAsync();
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [DatabaseFact]
    public async Task Values_come_back_as_they_went_in()
    {
        await using var book = await WithOneInvoiceAsync();
        await using var db = book.Answers();
        var invoice = await db.Invoices.SingleAsync();
        Assert.Equal(new DateTime(2026, 3, 31, 9, 0, 0, 123, 456, DateTimeKind.Utc), invoice.RecordedAt);
        Assert.Equal(DateTimeKind.Utc, invoice.RecordedAt.Kind);
        Assert.Equal(-0.0001m, invoice.TaxAmount);
        var account = await db.Accounts.SingleAsync();
        Assert.Equal(new PaymentTerms(45, true, 2.125m, 7), account.Terms);
        Assert.Equal(AccountLanguage.ZhHans, account.Language);
        Assert.Equal(["ZH_HANS|CUSTOMER"], await book.Database.AskAsync("""SELECT "Language", "Status" FROM "Accounts" """));
    }

    private static async Task<TestBook> WithOneInvoiceAsync()
    {
        var book = await TestBook.OpenAsync();
        await using var db = book.Db();
        db.Accounts.Add(new Account
        {
            Id = 1, Number = "1", Currency = "CNY", Language = AccountLanguage.ZhHans, Status = AccountStatus.Customer, Terms = new PaymentTerms(45, true, 2.125m, 7),
            CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
        });
        db.Invoices.Add(new Invoice
        {
            Id = 1, AccountId = 1, Number = "1", Currency = "CNY", Amount = 12.34m, TaxAmount = -0.0001m,
            RecordedAt = new DateTime(2026, 3, 31, 9, 0, 0, 123, 456, DateTimeKind.Utc).AddTicks(7),
        });
        await db.SaveChangesAsync();
        return book;
    }
}
