using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.SupplyChain;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.SupplyChain;

public sealed class SupplyLinkTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    [DatabaseFact]
    public async Task A_link_is_recorded_ended_and_never_deleted()
    {
        await using var book = await TwoAccountsAsync();
        var link = await book.Get<LinkAccounts>().HandleAsync(
            new LinkAccountsInput("S", "B")
            {
                Category = "chips", ShareOfSales = 0.123456789m, YearlyVolume = new MoneyInput(1_000_000m, "USD"), Confidence = 0.9m, ValidFrom = Day, Evidence = "10-K",
            }, Scope.Everything,
            default);
        var ended = await book.Get<EndSupplyLink>().HandleAsync(new EndSupplyLinkInput(TestIds.Of("SupplyLink", link.Id), Day.AddDays(9), 1), Scope.Everything, default);
        Assert.Equal((Day.AddDays(9), 2), (ended.ValidTo, ended.Version));
        await using var db = book.Answers();
        var stored = await db.SupplyLinks.SingleAsync();
        Assert.Equal((0.123456789m, 0.9m, 1_000_000m, LinkSource.Declared), (stored.ShareOfSales, stored.Confidence, stored.YearlyVolume, stored.Source));
        Assert.Equal(RuleCodes.VersionConflict, await CodeAsync(() =>
            book.Get<EndSupplyLink>().HandleAsync(new EndSupplyLinkInput(TestIds.Of("SupplyLink", link.Id), Day, 1), Scope.Everything, default)));
        Assert.Equal(RuleCodes.DatesOutOfOrder, await CodeAsync(() =>
            book.Get<EndSupplyLink>().HandleAsync(new EndSupplyLinkInput(TestIds.Of("SupplyLink", link.Id), Day.AddDays(-1), 2), Scope.Everything, default)));
        Assert.Equal(SupplyChainCodes.LinkNotFound, await CodeAsync(() =>
            book.Get<EndSupplyLink>().HandleAsync(new EndSupplyLinkInput(TestIds.Of("Account", link.Id), Day, 2), Scope.Everything, default)));
    }

    [DatabaseFact]
    public async Task The_same_link_is_there_once_for_a_source_and_a_day()
    {
        await using var book = await TwoAccountsAsync();
        var links = book.Get<LinkAccounts>();
        await links.HandleAsync(new LinkAccountsInput("S", "B") { ValidTo = Day }, Scope.Everything, default);
        await links.HandleAsync(new LinkAccountsInput("S", "B") { ValidFrom = Day.AddDays(1) }, Scope.Everything, default);
        await links.HandleAsync(new LinkAccountsInput("S", "B") { Source = LinkSource.Disclosed }, Scope.Everything, default);
        await links.HandleAsync(new LinkAccountsInput("S", "B") { Category = "chips" }, Scope.Everything, default);
        await links.HandleAsync(new LinkAccountsInput("B", "S"), Scope.Everything, default);
        foreach (var again in new LinkAccountsInput[]
        {
            new("S", "B") { ValidTo = Day }, new("S", "B"), new("S", "B") { ValidFrom = Day }, new("S", "B") { ValidFrom = Day.AddDays(99) }, new("S", "B") { Category = "chips" },
        })
        {
            Assert.Equal(SupplyChainCodes.LinkExists, await CodeAsync(() => links.HandleAsync(again, Scope.Everything, default)));
        }

        await using var db = book.Answers();
        Assert.Equal(5, await db.SupplyLinks.CountAsync());
    }

    [DatabaseFact]
    public async Task A_batch_says_of_each_link_whether_it_is_new_known_or_refused()
    {
        await using var book = await TwoAccountsAsync();
        LinkAccountsInput[] batch = [new("S", "B"), new("S", "B"), new("S", "S"), new("S", "nobody"), new("B", "S")];
        var first = await book.Transactions.RunAsync(t => SupplyLinking.LinkAsync(t, batch), default);
        Assert.Equal([true, false, false, false, true], first.Select(o => o.IsNew));
        Assert.Equal([null, null, RuleCodes.SelfLink, RuleCodes.AccountNotFound, null], first.Select(o => o.Refused?.Code));
        var second = await book.Transactions.RunAsync(t => SupplyLinking.LinkAsync(t, batch), default);
        Assert.DoesNotContain(second, o => o.IsNew);
        Assert.Equal(first[0].Id, second[1].Id);
    }

    [DatabaseFact]
    public async Task Wrong_shares_and_confidence_are_reported_together()
    {
        await using var book = await TwoAccountsAsync();
        var refused = await Assert.ThrowsAsync<InputInvalid>(() => book.Get<LinkAccounts>().HandleAsync(
            new LinkAccountsInput("S", "B") { ShareOfSales = 1.1m, ShareOfSpend = -0.1m, Confidence = 1.5m, YearlyVolume = new MoneyInput(-1m, "CNY") }, Scope.Everything, default));
        Assert.Equal(
            ["confidence", "shareOfSales", "shareOfSpend", "yearlyVolume.amount"], refused.Problems.Select(p => string.Join('.', p.Path)).Order(StringComparer.Ordinal));
    }

    private static async Task<TestBook> TwoAccountsAsync()
    {
        var book = await TestBook.OpenAsync();
        await book.CreateAsync("S");
        await book.CreateAsync("B");
        return book;
    }

    private static async Task<string> CodeAsync(Func<Task> work) => (await Assert.ThrowsAsync<RuleViolation>(work)).Code;
}
