using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Execution;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>Changes of an account: what is absent stays, null clears.</summary>
public sealed record UpdateAccountInput(string Number, int Version)
{
    public Optional<string?> LegalName { get; init; }

    public Optional<string?> LocalName { get; init; }

    public Optional<IReadOnlyList<AccountIdentifierInput>?> Identifiers { get; init; }

    public Optional<string?> Country { get; init; }

    public Optional<string?> Region { get; init; }

    public Optional<string?> City { get; init; }

    public Optional<string?> PostalAddress { get; init; }

    public Optional<double?> Latitude { get; init; }

    public Optional<double?> Longitude { get; init; }

    public Optional<AccountLanguage?> Language { get; init; }

    public Optional<string?> Industry { get; init; }

    public Optional<AccountSize?> Size { get; init; }

    public Optional<int?> Employees { get; init; }

    public Optional<MoneyInput?> YearlyRevenue { get; init; }

    public Optional<string?> Currency { get; init; }

    public Optional<PaymentTermsInput?> Terms { get; init; }

    public Optional<string?> ParentNumber { get; init; }

    public Optional<string?> Manager { get; init; }

    public Optional<string?> Team { get; init; }

    public Optional<RelationshipType?> RelationshipType { get; init; }

    public Optional<DisclosureInput?> PurchaseReason { get; init; }

    public Optional<DisclosureInput?> ProductUse { get; init; }

    public Optional<string?> Needs { get; init; }

    public Optional<DateOnly?> NdaOn { get; init; }

    public Optional<LostAccountInput?> Lost { get; init; }

    public IReadOnlyList<ContactInput>? Contacts { get; init; }
}

/// <summary>Changes an account that nobody has changed since the caller read it.</summary>
public sealed class UpdateAccount(BookTransactions transactions, AccountEvents events)
{
    private static readonly UpdateAccountValidator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account does not exist, has moved on, or a rule refuses the change.</exception>
    /// <param name="scope">Whose accounts the caller sees; the account must be one of them.</param>
    public Task<Account> HandleAsync(UpdateAccountInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.Number, "number"), (input.ParentNumber.Or(null), "parentNumber"));
                var account = await ChangeAsync(book, input, scope);
                await events.TellAsync(book, [account.Id]);
                return account;
            },
            cancel);
    }

    private static async Task<Account> ChangeAsync(BookTransaction book, UpdateAccountInput input, Scope scope)
    {
        var account = await book.Db.Accounts.SingleOrDefaultAsync(a => a.Number == input.Number, book.Cancel)
            ?? throw MissingAccount.Of(input.Number, "number");
        if (account.Version != input.Version)
        {
            throw new RuleViolation(RuleCodes.VersionConflict,
                $"The account was changed by somebody else: it has version {account.Version}, not {input.Version}. Read it again and repeat the change.", "version");
        }

        var (assigned, parent, terms) = ((account.Manager, account.Team, account.Region), account.ParentId, account.Terms);
        WriteFields(account, input, book.BaseCurrency);
        if (input.ParentNumber.IsGiven)
        {
            account.ParentId = await AccountParts.ParentAsync(book, account.Id, input.ParentNumber.Value);
        }

        await scope.DemandStaysAsync(book, assigned == (account.Manager, account.Team, account.Region), parent, account.ParentId);
        scope.DemandTerms(areKept: account.Terms == terms);

        if (input.Identifiers.IsGiven)
        {
            var there = await book.Db.AccountIdentifiers.Where(i => i.AccountId == account.Id).ToListAsync(book.Cancel);
            await AccountParts.SetIdentifiersAsync(book, account.Id, input.Identifiers.Value ?? [], there);
        }

        await WriteContactsAsync(book, account, input.Contacts ?? []);
        await WriteLostAsync(book, account, input.Lost);
        account.Version++;
        account.UpdatedAt = book.RecordedAt;
        await AccountHistory.WriteAsync(book, [account]);
        return account;
    }

    private static void WriteFields(Account account, UpdateAccountInput input, Currency baseCurrency)
    {
        account.Rename(input.LegalName.Or(account.LegalName)!, input.LocalName.Or(account.LocalName));
        account.Country = input.Country.Or(account.Country);
        account.Region = input.Region.Or(account.Region);
        account.City = input.City.Or(account.City);
        account.PostalAddress = input.PostalAddress.Or(account.PostalAddress);
        account.Latitude = input.Latitude.Or(account.Latitude);
        account.Longitude = input.Longitude.Or(account.Longitude);
        if (account.Latitude is null != account.Longitude is null)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, "Latitude and longitude are set together or not at all.", account.Latitude is null ? "latitude" : "longitude");
        }

        account.Language = input.Language.Or(account.Language) ?? account.Language;
        account.Industry = input.Industry.Or(account.Industry);
        account.Size = input.Size.Or(account.Size);
        account.Employees = input.Employees.Or(account.Employees);
        if (input.YearlyRevenue.IsGiven)
        {
            (account.YearlyRevenue, account.YearlyRevenueCurrency) = (input.YearlyRevenue.Value?.Amount, input.YearlyRevenue.Value?.Currency);
        }

        account.Currency = input.Currency.Or(account.Currency) ?? baseCurrency.Code;
        if (input.Terms.IsGiven)
        {
            account.Terms = (input.Terms.Value?.ToTerms() ?? PaymentTerms.Default).Check("terms");
        }

        account.Manager = input.Manager.Or(account.Manager);
        account.Team = input.Team.Or(account.Team);
        account.RelationshipType = input.RelationshipType.Or(account.RelationshipType);
        if (input.PurchaseReason.IsGiven)
        {
            (account.PurchaseReason, account.PurchaseReasonDisclosure) = (input.PurchaseReason.Value?.Text, input.PurchaseReason.Value?.Level ?? Disclosure.Unknown);
        }

        if (input.ProductUse.IsGiven)
        {
            (account.ProductUse, account.ProductUseDisclosure) = (input.ProductUse.Value?.Text, input.ProductUse.Value?.Level ?? Disclosure.Unknown);
        }

        account.Needs = input.Needs.Or(account.Needs);
        account.NdaOn = input.NdaOn.Or(account.NdaOn);
    }

    private static async Task WriteContactsAsync(BookTransaction book, Account account, IReadOnlyList<ContactInput> inputs)
    {
        if (inputs.Count == 0)
        {
            return;
        }

        var contacts = await book.Db.Contacts.Where(c => c.AccountId == account.Id).ToDictionaryAsync(c => c.Id, book.Cancel);
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Id is not { } id)
            {
                await AccountParts.AddContactAsync(book, account.Id, inputs[i]);
                continue;
            }

            var contact = GlobalIds.Key<Contact>(id) is { } key ? contacts.GetValueOrDefault(key) : null;
            if (contact is null)
            {
                throw new RuleViolation(AccountCodes.ContactNotFound, $"Account {account.Number} has no contact with the id '{id}'.", "contacts", $"{i}", "id");
            }

            AccountParts.Write(contact, inputs[i]);
            contact.Version++;
        }
    }

    private static async Task WriteLostAsync(BookTransaction book, Account account, Optional<LostAccountInput?> lost)
    {
        if (!lost.IsGiven)
        {
            return;
        }

        if (lost.Value?.On > book.Today)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"An account cannot be lost on {lost.Value.On:yyyy-MM-dd}: that day is to come.", "lost", "on");
        }

        (account.LostOn, account.LostReason, account.LostTo) = (lost.Value?.On, lost.Value?.Reason, lost.Value?.To);
        var before = account.Status != AccountStatus.Lost
            ? account.Status
            : await book.Db.AccountProfiles.Where(p => p.AccountId == account.Id && p.Status != AccountStatus.Lost)
                .OrderByDescending(p => p.ValidFrom).Select(p => p.Status).FirstOrDefaultAsync(book.Cancel);
        account.Status = StatusRule.On(book.Today, account.LastPurchaseOn, account.LostOn, before == AccountStatus.Prospect);
    }
}
