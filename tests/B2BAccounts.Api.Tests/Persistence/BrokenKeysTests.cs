using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Policies;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.Receivables.Dunning;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>Rows written past all rules, against every key of the model: each database says the same of each.</summary>
public sealed class BrokenKeysTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    // What the one row that the book has of each kind is like; all that a second has in common with it but the key.
    private static readonly Dictionary<Type, Func<object>> Rows = new()
    {
        [typeof(Account)] = () => new Account { Number = "C-1", LegalName = "One", SearchName = "one", Currency = "CNY" },
        [typeof(AccountIdentifier)] = () => new AccountIdentifier { AccountId = 1, Scheme = IdentifierScheme.Lei, Value = "X" },
        [typeof(AccountProfile)] = () => new AccountProfile { AccountId = 1, ValidFrom = Day, Currency = "CNY" },
        [typeof(Invoice)] = () => new Invoice { AccountId = 1, Number = "N", Date = Day, DueDate = Day, Currency = "CNY", Amount = 1m },
        [typeof(CreditNoteLine)] = () => new CreditNoteLine { CreditNoteId = 1, Position = 1, Product = "P" },
        [typeof(InvoiceLine)] = () => new InvoiceLine { InvoiceId = 1, Position = 1, Product = "P" },
        [typeof(CreditNote)] = () => new CreditNote { AccountId = 1, Number = "N", Date = Day, Currency = "CNY", Amount = 1m },
        [typeof(Payment)] = () => new Payment { AccountId = 1, Number = "N", Date = Day, Currency = "CNY", Amount = 1m },
        [typeof(Refund)] = () => new Refund { AccountId = 1, Number = "N", Date = Day, Currency = "CNY", Amount = 1m },
        [typeof(WriteOff)] = () => new WriteOff { AccountId = 1, Number = "N", Date = Day, Currency = "CNY", Amount = 1m, Reason = "R" },
        [typeof(PaymentPromise)] = () => new PaymentPromise { AccountId = 1, InvoiceId = 1, MadeOn = Day, PayBy = Day, LastDay = Day, Currency = "CNY", Amount = 1m },
        [typeof(DunningNotice)] = () => new DunningNotice { AccountId = 1, Day = Day, Level = 1, PolicyVersion = "V" },
        [typeof(DunningNoticeItem)] = () => new DunningNoticeItem { NoticeId = 1, AccountId = 1, InvoiceId = 1, Day = Day, Level = 1, Currency = "CNY", Open = 1m },
        [typeof(FxRate)] = () => new FxRate { Currency = "USD", BaseCurrency = "CNY", Day = Day, Rate = 7m, Source = "S" },
        [typeof(SupplyLink)] = () => new SupplyLink { SupplierId = 1, BuyerId = 2, Category = "", Source = LinkSource.Declared, Version = 1 },
        [typeof(Prospect)] = () => new Prospect { AccountId = 1, Version = 1, FlaggedOn = Day, LastSeenOn = Day },
        [typeof(ProspectSignal)] = () => new ProspectSignal { ProspectId = 1, Kind = SignalKind.Referral },
        [typeof(Policy)] = () => new Policy { Version = "V", Document = "{}" },
        [typeof(CreditDecision)] = () => new CreditDecision { AccountId = 1, DueOn = Day, LapsesOn = Day },
        [typeof(CreditVote)] = () => new CreditVote { AccountId = 1, DecisionId = 1, VoterId = "v" },
        [typeof(CreditLimit)] = () => new CreditLimit { AccountId = 1, DecisionId = 1, Currency = "CNY", ValidFrom = Day },
        [typeof(CreditReservation)] = () => new CreditReservation { AccountId = 1, OrderNumber = "O", Currency = "CNY", ExpiresOn = Day, Version = 1 },
        [typeof(User)] = () => new User { Name = "U", SearchName = "u", Version = 1 },
        [typeof(RefreshToken)] = () => new RefreshToken { UserId = 1, Hash = "H" },
        [typeof(ApiKey)] = () => new ApiKey { Name = "K", PublicId = "p" },
        [typeof(AuditRecord)] = () => new AuditRecord { Chain = 77, Number = 1 },
        [typeof(Delegation)] = () => new Delegation { UserId = 1, Manager = "M", FromDay = Day, ToDay = Day },
    };

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["IX_Accounts_Number"] = RuleCodes.AccountNumberTaken,
        ["IX_Invoices_AccountId_Number"] = RuleCodes.DocumentNumberTaken,
        ["IX_CreditNotes_AccountId_Number"] = RuleCodes.DocumentNumberTaken,
        ["IX_Payments_AccountId_Number"] = RuleCodes.DocumentNumberTaken,
        ["IX_Refunds_AccountId_Number"] = RuleCodes.DocumentNumberTaken,
        ["IX_WriteOffs_AccountId_Number"] = RuleCodes.DocumentNumberTaken,
        ["IX_FxRates_Currency_BaseCurrency_Day"] = RuleCodes.FxRateInvalid,
        ["IX_SupplyLinks_SupplierId_BuyerId_Category_Source_ValidFrom"] = SupplyChainCodes.LinkExists,
        ["IX_SupplyLinks_SinceAlways"] = SupplyChainCodes.LinkExists,
        ["IX_CreditReservations_AccountId_OrderNumber"] = RuleCodes.ReservationExists,
        ["IX_Users_SearchName"] = AuthCodes.UserNameTaken,
    };

    [DatabaseFact]
    public async Task A_row_that_breaks_a_unique_key_is_refused_with_the_code_of_its_rule_or_the_name_of_the_key()
    {
        await using var book = await FilledAsync();
        await using var db = book.Db();
        var indexes = db.Model.GetEntityTypes().SelectMany(e => e.GetIndexes()).Where(i => i.IsUnique).ToList();
        Assert.All(Codes.Keys, name => Assert.Contains(name, indexes.Select(i => i.GetDatabaseName())));
        foreach (var index in indexes)
        {
            var name = index.GetDatabaseName()!;
            var refused = await Assert.ThrowsAsync<RuleViolation>(() => book.Transactions.RunAsync(t => { t.Db.Add(Second(t.Db, index, 2)); return Task.CompletedTask; }, default));
            Assert.True(refused.Code == Codes.GetValueOrDefault(name, RuleCodes.KeyTaken), $"{name}: {refused.Code}");
            Assert.True(Codes.ContainsKey(name) || refused.Message.Contains($"({name})", StringComparison.Ordinal), $"{name}: {refused.Message}");
        }
    }

    [DatabaseFact]
    public async Task A_row_with_the_key_of_another_is_refused_with_the_name_of_the_table()
    {
        await using var book = await FilledAsync();
        foreach (var row in Rows.Values)
        {
            var table = "";
            var refused = await Assert.ThrowsAsync<RuleViolation>(() => book.Transactions.RunAsync(
                t =>
                {
                    // Numbered otherwise, so that the key alone is broken.
                    var entry = Entry(t.Db, row());
                    foreach (var property in entry.Metadata.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties[^1]).Distinct())
                    {
                        entry.CurrentValues[property] = Other(property.ClrType);
                    }

                    entry.Property("Id").CurrentValue = 1L;
                    entry.State = EntityState.Added;
                    table = entry.Metadata.GetTableName()!;
                    return Task.CompletedTask;
                },
                default));
            Assert.Equal((RuleCodes.KeyTaken, true), (refused.Code, refused.Message.Contains($"(PK_{table})", StringComparison.Ordinal)));
        }

        var used = await Assert.ThrowsAsync<RuleViolation>(() => book.Transactions.RunAsync(
            t => { Entry(t.Db, new UsedKey { Key = "k", Operation = "o", InputHash = "h" }).State = EntityState.Added; return Task.CompletedTask; }, default));
        Assert.Contains("(PK_UsedKeys)", used.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_row_that_refers_to_nothing_and_the_end_of_one_that_others_refer_to_are_refused_alike()
    {
        await using var book = await FilledAsync();
        await using var db = book.Db();
        var keys = Rows.Keys.SelectMany(type => db.Model.FindEntityType(type)!.GetForeignKeys()).ToList();
        Assert.True(keys.Count >= 12, $"{keys.Count} foreign keys");
        foreach (var key in keys)
        {
            var name = $"{key.DeclaringEntityType.GetTableName()}.{key.Properties.Single().Name}";
            await RefusedAsync(name, t => t.Db.Add(With(t.Db, key.DeclaringEntityType.ClrType, 2, key.Properties.Single(), 999L)));
        }

        await RefusedAsync("Accounts", t => t.Db.Entry(new Account { Id = 1 }).State = EntityState.Deleted);

        async Task RefusedAsync(string name, Action<BookTransaction> work)
        {
            var refused = await Assert.ThrowsAsync<RuleViolation>(() => book.Transactions.RunAsync(t => { work(t); return Task.CompletedTask; }, default));
            Assert.True(refused.Code == RuleCodes.ReferenceNotFound, $"{name}: {refused.Code} {refused.Message}");
        }
    }

    [DatabaseTheory]
    [InlineData(2)]
    [InlineData(200)]
    public async Task Rows_inserted_in_bulk_are_refused_like_single_ones(int count)
    {
        await using var book = await FilledAsync();
        var twice = Enumerable.Range(0, count).Select(i => new Invoice { Id = 100 + i, AccountId = 1, Number = i < count - 1 ? $"B-{i}" : "N", Date = Day, DueDate = Day, Currency = "CNY", Amount = 1m, RecordedAt = DateTime.UnixEpoch }).ToList();
        var nobodys = twice.Select(i => new Payment { Id = i.Id, AccountId = 999, Number = i.Number, Date = Day, Currency = "CNY", Amount = 1m, RecordedAt = DateTime.UnixEpoch }).ToList();
        Assert.Equal(RuleCodes.DocumentNumberTaken, (await Assert.ThrowsAsync<RuleViolation>(() => book.Transactions.RunAsync(t => t.InsertAsync(twice), default))).Code);
        Assert.Equal(RuleCodes.ReferenceNotFound, (await Assert.ThrowsAsync<RuleViolation>(() => book.Transactions.RunAsync(t => t.InsertAsync(nobodys), default))).Code);
        await using var db = book.Db();
        Assert.Equal((1, 1), (await db.Invoices.CountAsync(), await db.Payments.CountAsync()));
    }

    private static async Task<TestBook> FilledAsync()
    {
        var book = await TestBook.OpenAsync();
        await book.Transactions.RunAsync(
            async t =>
            {
                // The first policies are there already, under keys of their own.
                await t.Db.Policies.ExecuteDeleteAsync();
                await t.Db.AuditRecords.ExecuteDeleteAsync();
                Entry(t.Db, new Account { Id = 2, Number = "C-2", LegalName = "Two", SearchName = "two", Currency = "CNY" }).State = EntityState.Added;
                Entry(t.Db, new UsedKey { Key = "k", Operation = "o", InputHash = "h" }).State = EntityState.Added;
                foreach (var row in Rows.Values)
                {
                    var entry = Entry(t.Db, row());
                    entry.Property("Id").CurrentValue = 1L;
                    entry.State = EntityState.Added;
                }
            },
            default);
        await book.Transactions.RunAsync(
            t =>
            {
                var dated = Entry(t.Db, Rows[typeof(SupplyLink)]());
                var link = (SupplyLink)dated.Entity;
                (link.Id, link.ValidFrom) = (3, Day);
                dated.State = EntityState.Added;
                return Task.CompletedTask;
            },
            default);
        return book;
    }

    private static EntityEntry Entry(AccountsDb db, object row)
    {
        var entry = db.Entry(row);
        foreach (var instant in entry.Metadata.GetProperties().Where(p => p.ClrType == typeof(DateTime)))
        {
            entry.CurrentValues[instant] = DateTime.UnixEpoch;
        }

        return entry;
    }

    /// <summary>A row like the one that is there, with another key and one value different.</summary>
    private static object With(AccountsDb db, Type type, long id, IProperty property, object value)
    {
        var entry = Entry(db, Rows[type]());
        entry.Property("Id").CurrentValue = id + 100;
        foreach (var unique in entry.Metadata.GetIndexes().Where(i => i.IsUnique && !i.Properties.Contains(property)).Select(i => i.Properties[^1]).Distinct())
        {
            entry.CurrentValues[unique] = Other(unique.ClrType);
        }

        entry.CurrentValues[property] = value;
        return entry.Entity;
    }

    private static object Second(AccountsDb db, IIndex index, long id)
    {
        var entry = Entry(db, Rows[index.DeclaringEntityType.ClrType]());
        entry.Property("Id").CurrentValue = id + 100;
        if (index.Properties.Any(p => p.Name == nameof(SupplyLink.ValidFrom)) && entry.Entity is SupplyLink link)
        {
            link.ValidFrom = Day;
        }

        return entry.Entity;
    }

    private static object Other(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "other",
        var t when t == typeof(DateOnly) => Day.AddDays(9),
        var t when t == typeof(int) => 9,
        var t when t == typeof(long) => 2L,
        var t when t.IsEnum => Enum.ToObject(t, 1),
        var t => throw new NotSupportedException(t.Name),
    };
}
