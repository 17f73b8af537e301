using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Tests.Accounts;

public sealed class AccountTests
{
    [Fact]
    public void Renaming_sets_the_search_name_from_both_names()
    {
        var account = new Account();
        account.Rename("Huawei Técnologies Co.", "华为技术有限公司");
        Assert.Equal("huawei tecnologies co. 华为技术有限公司", account.SearchName);
        account.Rename("ACME", null);
        Assert.Equal("acme", account.SearchName);
    }

    [Fact]
    public void A_snapshot_says_the_same_until_one_of_its_parts_changes()
    {
        var account = new Account { Id = 5, Currency = "EUR", Manager = "Li" };
        var first = AccountProfile.Of(account, 1, new(2026, 1, 1), default);
        Assert.True(first.SaysTheSameAs(AccountProfile.Of(account, 2, new(2026, 2, 1), default)));
        account.Terms = new PaymentTerms(60);
        Assert.False(first.SaysTheSameAs(AccountProfile.Of(account, 3, new(2026, 3, 1), default)));
        Assert.Equal((5L, "Li", PaymentTerms.Default), (first.AccountId, first.Manager!, first.Terms));
    }
}
