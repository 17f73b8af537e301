using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>Accounts as tests need them.</summary>
public static class TestAccounts
{
    public static Task<Account> CreateAsync(this TestBook book, string number, string currency = "CNY") =>
        book.Get<CreateAccount>().HandleAsync(new CreateAccountInput(number, $"Company {number}") { Currency = currency }, Scope.Everything, TestContext.Current.CancellationToken);
}
