using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Accounts;

public sealed class AccountChangesTests
{
    [DatabaseFact]
    public async Task An_account_is_created_with_its_parts_and_found_by_its_folded_name()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("G");
        var made = await book.Get<CreateAccount>().HandleAsync(
            new CreateAccountInput("C-1", "Ｈuawei Technologies")
            {
                LocalName = "华为技术有限公司", ParentNumber = "G", Country = "CN", Latitude = 22.65, Longitude = 114.06, Industry = "2630",
                Language = AccountLanguage.ZhHans, Terms = new PaymentTermsInput(60, true, 2m, 10), YearlyRevenue = new MoneyInput(704_200_000_000m, "CNY"),
                Identifiers = [new(IdentifierScheme.Lei, "5493 00IBP32UQZ0KLQ00"), new(IdentifierScheme.Duns, "54-470-6868"), new(IdentifierScheme.Duns, "544706868")],
                Contacts = [new ContactInput("Li Wei", ContactRole.Finance) { Email = "li@example.com" }],
                PurchaseReason = new DisclosureInput("Capacity", Disclosure.Disclosed),
            }, Scope.Everything,
            default);
        await using var db = book.Answers();
        var account = await db.Accounts.SingleAsync(a => a.Id == made.Id);
        Assert.Equal("huawei technologies 华为技术有限公司", account.SearchName);
        Assert.Equal((AccountStatus.None, 1, new PaymentTerms(60, true, 2m, 10)), (account.Status, account.Version, account.Terms));
        Assert.Equal(704_200_000_000m, account.YearlyRevenue);
        Assert.Equal("G", (await db.Accounts.SingleAsync(a => a.Id == account.ParentId)).Number);
        Assert.Equal(["544706868", "549300IBP32UQZ0KLQ00"], await db.AccountIdentifiers.OrderBy(i => i.Value).Select(i => i.Value).ToListAsync());
        Assert.Equal("Li Wei", (await db.Contacts.SingleAsync()).Name);
        Assert.Equal(new DateOnly(2026, 3, 31), (await db.AccountProfiles.SingleAsync(p => p.AccountId == account.Id)).ValidFrom);
    }

    [DatabaseFact]
    public async Task All_that_is_wrong_is_reported_together_with_code_and_place()
    {
        await using var book = await TestBook.OpenAsync();
        var refused = await Assert.ThrowsAsync<InputInvalid>(() => book.Get<CreateAccount>().HandleAsync(
            new CreateAccountInput("has space", " ")
            {
                Country = "China", Latitude = 91, Industry = "ABC", Employees = -1, Currency = "RMB", Terms = new PaymentTermsInput(400, false, 2m),
                YearlyRevenue = new MoneyInput(1.005m, "CNY"), Needs = new string('x', 4_001),
                Identifiers = [new(IdentifierScheme.Other, "1"), new(IdentifierScheme.Other, " ")],
                Contacts = [new ContactInput("", ContactRole.Buyer) { Email = "nobody", Id = "x" }],
                PurchaseReason = new DisclosureInput(null, Disclosure.Verified), IdempotencyKey = "",
            }, Scope.Everything,
            default));
        Assert.Equal(
            [
                "contacts.0.email INPUT_MALFORMED", "contacts.0.id INPUT_CONTRADICTORY", "contacts.0.name INPUT_REQUIRED", "country INPUT_MALFORMED",
                "currency CURRENCY_UNKNOWN", "employees INPUT_OUT_OF_RANGE", "idempotencyKey INPUT_OUT_OF_RANGE", "identifiers.1.value INPUT_REQUIRED",
                "industry INPUT_MALFORMED", "latitude INPUT_OUT_OF_RANGE", "legalName INPUT_REQUIRED", "longitude INPUT_CONTRADICTORY",
                "needs INPUT_TOO_LONG", "number INPUT_MALFORMED", "purchaseReason.text INPUT_CONTRADICTORY", "terms.discountPercent INPUT_CONTRADICTORY",
                "terms.netDays INPUT_OUT_OF_RANGE", "yearlyRevenue.amount MONEY_NOT_IN_MINOR_UNITS",
            ],
            refused.Problems.Select(p => $"{string.Join('.', p.Path)} {p.Code}").Order(StringComparer.Ordinal));
        Assert.All(refused.Problems, p => Assert.NotEqual("", p.Message));
    }

    [DatabaseFact]
    public async Task What_is_absent_stays_and_null_clears()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Get<CreateAccount>().HandleAsync(
            new CreateAccountInput("C-1", "One") { City = "Wuhan", Region = "Hubei", Manager = "Ann", Size = AccountSize.Large }, Scope.Everything, default);
        var changed = await book.Get<UpdateAccount>().HandleAsync(
            new UpdateAccountInput("C-1", 1) { Region = null, Manager = "Bob", LocalName = "一" }, Scope.Everything, default);
        Assert.Equal(("Wuhan", null, "Bob", AccountSize.Large, 2), (changed.City, changed.Region, changed.Manager, changed.Size, changed.Version));
        Assert.Equal("one 一", changed.SearchName);
        var refused = await Assert.ThrowsAsync<InputInvalid>(() => book.Get<UpdateAccount>().HandleAsync(
            new UpdateAccountInput("C-1", 2) { LegalName = null, Language = null, Country = "xx", Lost = new LostAccountInput(new DateOnly(2026, 1, 1), "") }, Scope.Everything, default));
        Assert.Equal(
            ["country INPUT_MALFORMED", "language INPUT_REQUIRED", "legalName INPUT_REQUIRED", "lost.reason INPUT_REQUIRED"],
            refused.Problems.Select(p => $"{string.Join('.', p.Path)} {p.Code}").Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task What_held_on_a_day_stays_true_for_that_day()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("C-1", "One") { Manager = "Ann" }, Scope.Everything, default);
        book.Time.Now = book.Time.Now.AddDays(10);
        await book.Get<UpdateAccount>().HandleAsync(new UpdateAccountInput("C-1", 1) { City = "Wuhan" }, Scope.Everything, default);
        await book.Get<UpdateAccount>().HandleAsync(new UpdateAccountInput("C-1", 2) { Manager = "Bob", Terms = new PaymentTermsInput(10) }, Scope.Everything, default);
        await book.Get<UpdateAccount>().HandleAsync(new UpdateAccountInput("C-1", 3) { Manager = "Cid", Terms = new PaymentTermsInput(90, true) }, Scope.Everything, default);
        await using var db = book.Answers();
        var rows = await db.AccountProfiles.OrderBy(p => p.ValidFrom).ToListAsync();
        Assert.Equal([("Ann", new DateOnly(2026, 3, 31)), ("Cid", new DateOnly(2026, 4, 10))], rows.Select(r => (r.Manager!, r.ValidFrom)));
        Assert.Equal(new PaymentTerms(90, true), rows[1].Terms);
        Assert.Equal(PaymentTerms.Default, rows[0].Terms);
    }

    [DatabaseFact]
    public async Task A_circle_of_parents_is_refused()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("A");
        await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("B", "B") { ParentNumber = "A" }, Scope.Everything, default);
        await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("C", "C") { ParentNumber = "B" }, Scope.Everything, default);
        foreach (var parent in new[] { "A", "B", "C" })
        {
            var refused = await Assert.ThrowsAsync<RuleViolation>(() =>
                book.Get<UpdateAccount>().HandleAsync(new UpdateAccountInput("A", 1) { ParentNumber = parent }, Scope.Everything, default));
            Assert.Equal((RuleCodes.GroupCycle, "parentNumber"), (refused.Code, string.Join('.', refused.Path)));
        }

        await using var db = book.Answers();
        Assert.Null((await db.Accounts.SingleAsync(a => a.Number == "A")).ParentId);
    }

    [DatabaseFact]
    public async Task Identifiers_are_replaced_and_contacts_added_or_changed()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Get<CreateAccount>().HandleAsync(
            new CreateAccountInput("C-1", "One")
            {
                Identifiers = [new(IdentifierScheme.Other, "keep"), new(IdentifierScheme.Other, "drop")],
                Contacts = [new ContactInput("Ann", ContactRole.Buyer)],
            }, Scope.Everything,
            default);
        await using var db = book.Answers();
        var kept = (await db.AccountIdentifiers.SingleAsync(i => i.Value == "keep")).Id;
        var ann = (await db.Contacts.SingleAsync()).Id;
        await book.Get<UpdateAccount>().HandleAsync(
            new UpdateAccountInput("C-1", 1)
            {
                Identifiers = new AccountIdentifierInput[] { new(IdentifierScheme.Other, "keep"), new(IdentifierScheme.Other, "new") },
                Contacts = [new ContactInput("Anna", ContactRole.Finance) { Id = TestIds.Of("Contact", ann) }, new ContactInput("Bob", ContactRole.Buyer)],
            }, Scope.Everything,
            default);
        Assert.Equal(["keep", "new"], await db.AccountIdentifiers.OrderBy(i => i.Value).Select(i => i.Value).ToListAsync());
        Assert.Equal(kept, (await db.AccountIdentifiers.SingleAsync(i => i.Value == "keep")).Id);
        Assert.Equal(["Anna", "Bob"], await db.Contacts.OrderBy(c => c.Name).Select(c => c.Name).ToListAsync());
        Assert.Equal(ann, (await db.Contacts.SingleAsync(c => c.Name == "Anna")).Id);
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => book.Get<UpdateAccount>().HandleAsync(
            new UpdateAccountInput("C-1", 2) { City = "lost", Contacts = [new ContactInput("X", ContactRole.Buyer) { Id = TestIds.Of("Account", ann) }] }, Scope.Everything, default));
        Assert.Equal((AccountCodes.ContactNotFound, "contacts.0.id"), (refused.Code, string.Join('.', refused.Path)));
        Assert.Null((await db.Accounts.SingleAsync()).City);
    }

    [DatabaseFact]
    public async Task A_lost_account_comes_back_as_what_it_was()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        var lost = await book.Get<UpdateAccount>().HandleAsync(
            new UpdateAccountInput("C-1", 1) { Lost = new LostAccountInput(new DateOnly(2026, 3, 30), "price", "Rival") }, Scope.Everything, default);
        Assert.Equal((AccountStatus.Lost, "price", "Rival"), (lost.Status, lost.LostReason, lost.LostTo));
        var back = await book.Get<UpdateAccount>().HandleAsync(new UpdateAccountInput("C-1", 2) { Lost = null }, Scope.Everything, default);
        Assert.Equal((AccountStatus.None, null, null), (back.Status, back.LostOn, back.LostReason));
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => book.Get<UpdateAccount>().HandleAsync(
            new UpdateAccountInput("C-1", 3) { Lost = new LostAccountInput(new DateOnly(2026, 4, 1), "x") }, Scope.Everything, default));
        Assert.Equal("lost.on", string.Join('.', refused.Path));
    }
}
