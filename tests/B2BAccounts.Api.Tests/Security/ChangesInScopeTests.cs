using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security;

/// <summary>Who sees some accounts changes those, and learns nothing of the others by trying.</summary>
public sealed class ChangesInScopeTests
{
    private static readonly Scope Ana = Scope.Of(managers: ["Ana"]);

    [DatabaseFact]
    public async Task An_account_of_others_is_refused_in_the_words_for_one_that_is_not_there()
    {
        await using var book = await OpenAsync();
        foreach (var version in (int[])[1, 7])
        {
            Assert.Equal(
                await RefusalAsync(() => UpdateAsync(book, new("NONE", version) { City = "Ulm" })),
                (await RefusalAsync(() => UpdateAsync(book, new("BEN-1", version) { City = "Ulm" }))).Replace("BEN-1", "NONE", StringComparison.Ordinal));
        }

        Assert.Equal(
            await RefusalAsync(() => UpdateAsync(book, new("ANA-1", 1) { ParentNumber = "NONE" })),
            (await RefusalAsync(() => UpdateAsync(book, new("ANA-1", 1) { ParentNumber = "BEN-1" }))).Replace("BEN-1", "NONE", StringComparison.Ordinal));
        Assert.Equal(
            await RefusalAsync(() => CreateAsync(book, new("ANA-9", "Nine") { Manager = "Ana", ParentNumber = "NONE" })),
            (await RefusalAsync(() => CreateAsync(book, new("ANA-9", "Nine") { Manager = "Ana", ParentNumber = "BEN-1" }))).Replace("BEN-1", "NONE", StringComparison.Ordinal));
        Assert.Equal(["ANA-1|1", "ANA-2|1", "BEN-1|1"], await book.Database.AskAsync("""SELECT "Number", "Version" FROM "Accounts" ORDER BY "Number" """));
    }

    [DatabaseFact]
    public async Task Ones_own_account_is_changed_but_not_given_to_others()
    {
        await using var book = await OpenAsync();
        await UpdateAsync(book, new("ANA-1", 1) { City = "Ulm", ParentNumber = "ANA-2" });
        Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => UpdateAsync(book, new("ANA-1", 2) { Manager = "Ben" })), StringComparison.Ordinal);
        Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => UpdateAsync(book, new("ANA-1", 2) { Manager = null })), StringComparison.Ordinal);
        Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => UpdateAsync(book, new("ANA-1", 2) { Team = "East" })), StringComparison.Ordinal);
        Assert.Equal(["Ana|Ulm|2"], await book.Database.AskAsync("""SELECT "Manager", "City", "Version" FROM "Accounts" WHERE "Number" = 'ANA-1' """));
    }

    [DatabaseFact]
    public async Task Who_sees_an_account_for_a_while_cannot_keep_it()
    {
        await using var book = await OpenAsync();
        var standsIn = Scope.Of(managers: ["Ana", "Ben"]);
        foreach (var taken in (UpdateAccountInput[])[new("BEN-1", 1) { Manager = "Ana" }, new("BEN-1", 1) { Region = "Zhejiang" }])
        {
            Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => book.Get<UpdateAccount>().HandleAsync(taken, standsIn, default)), StringComparison.Ordinal);
        }

        Assert.Equal("Ulm", (await book.Get<UpdateAccount>().HandleAsync(new("BEN-1", 1) { City = "Ulm", Manager = "Ben" }, standsIn, default)).City);
    }

    [DatabaseFact]
    public async Task A_company_stays_in_a_group_whose_head_the_caller_does_not_see()
    {
        await using var book = await OpenAsync();
        await book.Get<UpdateAccount>().HandleAsync(new("ANA-1", 1) { ParentNumber = "BEN-1" }, Scope.Everything, default);
        foreach (var parent in (string?[])[null, "ANA-2"])
        {
            Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => UpdateAsync(book, new("ANA-1", 2) { ParentNumber = parent })), StringComparison.Ordinal);
        }

        Assert.Equal("Ulm", (await UpdateAsync(book, new("ANA-1", 2) { City = "Ulm" })).City);
        await using var db = book.Db();
        Assert.Equal(await db.Accounts.Where(a => a.Number == "BEN-1").Select(a => (long?)a.Id).SingleAsync(), await db.Accounts.Where(a => a.Number == "ANA-1").Select(a => a.ParentId).SingleAsync());
    }

    [DatabaseFact]
    public async Task A_company_stays_in_a_group_that_somebody_unseen_heads_far_above()
    {
        await using var book = await OpenAsync();
        await book.Get<UpdateAccount>().HandleAsync(new("ANA-2", 1) { ParentNumber = "BEN-1" }, Scope.Everything, default);
        await UpdateAsync(book, new("ANA-1", 1) { ParentNumber = "ANA-2" });
        Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => UpdateAsync(book, new("ANA-1", 2) { ParentNumber = null })), StringComparison.Ordinal);
        await CreateAsync(book, new("ANA-3", "Three") { Manager = "Ana", ParentNumber = "ANA-2" });
        // Within the group, below all of its heads, it may move.
        Assert.Equal(3, (await UpdateAsync(book, new("ANA-1", 2) { ParentNumber = "ANA-3" })).Version);
    }

    [DatabaseFact]
    public async Task Terms_by_which_credit_grows_are_not_set_by_who_asks_for_it()
    {
        await using var book = await OpenAsync();
        var half = new PaymentTermsInput(180);
        Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => UpdateAsync(book, new("ANA-1", 1) { Terms = half })), StringComparison.Ordinal);
        Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => CreateAsync(book, new("NEW", "New") { Manager = "Ana", Terms = half })), StringComparison.Ordinal);
        Assert.Equal(180, (await book.Get<UpdateAccount>().HandleAsync(new("ANA-1", 1) { Terms = half }, Scope.Everything, default)).Terms.NetDays);
        // An account that was made before is answered again, whatever terms it has got since.
        var made = new CreateAccountInput("NEW", "New") { Manager = "Ana", IdempotencyKey = "once" };
        await CreateAsync(book, made);
        await book.Get<UpdateAccount>().HandleAsync(new("NEW", 1) { Terms = half }, Scope.Everything, default);
        Assert.Equal(180, (await CreateAsync(book, made)).Terms.NetDays);
        // The same again is no change.
        Assert.Equal("Ulm", (await UpdateAsync(book, new("ANA-1", 2) { Terms = half, City = "Ulm" })).City);
    }

    [DatabaseFact]
    public async Task A_new_account_is_ones_own_or_is_not_made()
    {
        await using var book = await OpenAsync();
        Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => CreateAsync(book, new("NEW", "New") { Manager = "Ben" })), StringComparison.Ordinal);
        Assert.StartsWith(AccountCodes.OutOfReach, await RefusalAsync(() => CreateAsync(book, new("NEW", "New"))), StringComparison.Ordinal);
        Assert.Equal("Ana", (await CreateAsync(book, new("NEW", "New") { Manager = "Ana" })).Manager);
        await using var db = book.Db();
        Assert.Equal(4, await db.Accounts.CountAsync());
    }

    [DatabaseFact]
    public async Task A_link_is_made_and_ended_by_who_sees_both_ends()
    {
        await using var book = await OpenAsync();
        Assert.Equal(
            await RefusalAsync(() => LinkAsync(book, new("ANA-1", "NONE"), Ana)),
            (await RefusalAsync(() => LinkAsync(book, new("ANA-1", "BEN-1"), Ana))).Replace("BEN-1", "NONE", StringComparison.Ordinal));
        var own = await LinkAsync(book, new("ANA-1", "ANA-2"), Ana);
        var other = await LinkAsync(book, new("ANA-1", "BEN-1"), Scope.Everything);
        Assert.Equal(
            (await RefusalAsync(() => EndAsync(book, other.Id + 1_000, version: 1))).Replace(Id(other.Id + 1_000), Id(other.Id), StringComparison.Ordinal),
            await RefusalAsync(() => EndAsync(book, other.Id, version: 1)));
        Assert.Equal(new DateOnly(2026, 3, 1), (await EndAsync(book, own.Id, version: 1)).ValidTo);
        await using var db = book.Db();
        Assert.Null((await db.SupplyLinks.SingleAsync(l => l.Id == other.Id)).ValidTo);
    }

    private static async Task<TestBook> OpenAsync()
    {
        var book = await TestBook.OpenAsync();
        foreach (var (number, manager) in ((string, string)[])[("ANA-1", "Ana"), ("ANA-2", "Ana"), ("BEN-1", "Ben")])
        {
            await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput(number, $"Company {number}") { Manager = manager }, Scope.Everything, default);
        }

        return book;
    }

    private static async Task<string> RefusalAsync(Func<Task> change)
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(change);
        return $"{refused.Code} {refused.Message} {string.Join('.', refused.Path)}";
    }

    private static Task<Account> UpdateAsync(TestBook book, UpdateAccountInput input) => book.Get<UpdateAccount>().HandleAsync(input, Ana, default);

    private static Task<Account> CreateAsync(TestBook book, CreateAccountInput input) => book.Get<CreateAccount>().HandleAsync(input, Ana, default);

    private static Task<SupplyLink> LinkAsync(TestBook book, LinkAccountsInput input, Scope scope) => book.Get<LinkAccounts>().HandleAsync(input, scope, default);

    private static Task<SupplyLink> EndAsync(TestBook book, long id, int version) =>
        book.Get<EndSupplyLink>().HandleAsync(new EndSupplyLinkInput(Id(id), new DateOnly(2026, 3, 1), version), Ana, default);

    private static string Id(long id) => GlobalId.Encode("SupplyLink", id);
}
