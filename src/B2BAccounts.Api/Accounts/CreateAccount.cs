using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

public sealed record CreateAccountInput(string Number, string LegalName)
{
    public string? LocalName { get; init; }

    public IReadOnlyList<AccountIdentifierInput>? Identifiers { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    public string? PostalAddress { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public AccountLanguage Language { get; init; }

    public string? Industry { get; init; }

    public AccountSize? Size { get; init; }

    public int? Employees { get; init; }

    public MoneyInput? YearlyRevenue { get; init; }

    public string? Currency { get; init; }

    public PaymentTermsInput? Terms { get; init; }

    public string? ParentNumber { get; init; }

    public string? Manager { get; init; }

    public string? Team { get; init; }

    public RelationshipType? RelationshipType { get; init; }

    public DisclosureInput? PurchaseReason { get; init; }

    public DisclosureInput? ProductUse { get; init; }

    public string? Needs { get; init; }

    public DateOnly? NdaOn { get; init; }

    public IReadOnlyList<ContactInput>? Contacts { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Creates an account under a number that is free.</summary>
public sealed class CreateAccount(BookTransactions transactions)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The number is taken, or the parent does not exist.</exception>
    /// <param name="scope">Whose accounts the caller sees; the new one must be one of them.</param>
    public Task<Account> HandleAsync(CreateAccountInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        // By what is asked for, not by what the account has: one made before may have got others since.
        scope.DemandTerms(areKept: input.Terms is null || input.Terms.ToTerms() == PaymentTerms.Default);
        return transactions.RunAsync(
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.ParentNumber, "parentNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "createAccount", input, () => CreateAsync(book, input));
                var account = book.Db.Accounts.Local.FindEntry(id)?.Entity ?? await book.Db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, book.Cancel);
                scope.DemandKept(account);
                return account;
            },
            cancel);
    }

    /// <summary>Reports all that is wrong with the form of an input; importers ask before they open a transaction.</summary>
    /// <exception cref="InputInvalid">Anything is.</exception>
    public static void Check(CreateAccountInput input) => Rules.Demand(input);

    /// <summary>Creates one account of checked input inside a transaction that is open; several may follow each other in one.</summary>
    /// <exception cref="RuleViolation">The number is taken, or the parent does not exist.</exception>
    public static async Task<long> CreateAsync(BookTransaction book, CreateAccountInput input)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(input);
        if (await book.Db.Accounts.AnyAsync(a => a.Number == input.Number, book.Cancel))
        {
            throw new RuleViolation(RuleCodes.AccountNumberTaken, $"Another account has the number '{input.Number}'; choose a free one.", "number");
        }

        var account = await NewAsync(book, input);
        book.Db.Accounts.Add(account);
        await AccountParts.SetIdentifiersAsync(book, account.Id, input.Identifiers ?? [], []);
        foreach (var contact in input.Contacts ?? [])
        {
            await AccountParts.AddContactAsync(book, account.Id, contact);
        }

        book.Db.AccountProfiles.Add(AccountProfile.Of(account, await book.KeyAsync<AccountProfile>(), book.Today, book.RecordedAt));
        return account.Id;
    }

    private static async Task<Account> NewAsync(BookTransaction book, CreateAccountInput input)
    {
        var id = await book.KeyAsync<Account>();
        var account = new Account
        {
            Id = id,
            Number = input.Number,
            Country = input.Country,
            Region = input.Region,
            City = input.City,
            PostalAddress = input.PostalAddress,
            Latitude = input.Latitude,
            Longitude = input.Longitude,
            Language = input.Language,
            Industry = input.Industry,
            Status = AccountStatus.None,
            Size = input.Size,
            Employees = input.Employees,
            YearlyRevenue = input.YearlyRevenue?.Amount,
            YearlyRevenueCurrency = input.YearlyRevenue?.Currency,
            Currency = input.Currency ?? book.BaseCurrency.Code,
            Terms = (input.Terms?.ToTerms() ?? PaymentTerms.Default).Check("terms"),
            ParentId = await AccountParts.ParentAsync(book, id, input.ParentNumber),
            Manager = input.Manager,
            Team = input.Team,
            RelationshipType = input.RelationshipType,
            PurchaseReason = input.PurchaseReason?.Text,
            PurchaseReasonDisclosure = input.PurchaseReason?.Level ?? Disclosure.Unknown,
            ProductUse = input.ProductUse?.Text,
            ProductUseDisclosure = input.ProductUse?.Level ?? Disclosure.Unknown,
            Needs = input.Needs,
            NdaOn = input.NdaOn,
            Version = 1,
            CreatedAt = book.RecordedAt,
            UpdatedAt = book.RecordedAt,
        };
        account.Rename(input.LegalName, input.LocalName);
        return account;
    }

    private sealed class Validator : AbstractValidator<CreateAccountInput>
    {
        public Validator()
        {
            RuleFor(a => a.Number).IsAccountNumber();
            RuleFor(a => a.LegalName).IsText(AccountRules.Name);
            RuleFor(a => a.LocalName).IsOptionalText(AccountRules.Name);
            RuleFor(a => a.Identifiers).Custom(AccountRules.Identifiers);
            RuleFor(a => a.Country).IsOptionally(InputRules.IsCountry, AccountRules.CountryMessage);
            RuleFor(a => a.Region).IsOptionalText(AccountRules.Place);
            RuleFor(a => a.City).IsOptionalText(AccountRules.Place);
            RuleFor(a => a.PostalAddress).IsOptionalText(AccountRules.Address);
            RuleFor(a => a).Custom((a, context) => AccountRules.Position(a.Latitude, a.Longitude, context));
            RuleFor(a => a.Industry).IsOptionally(InputRules.IsIndustry, AccountRules.IndustryMessage);
            RuleFor(a => a.Employees).Custom(AccountRules.Employees);
            RuleFor(a => a.YearlyRevenue!).SetValidator(MoneyInputValidator.Instance).When(a => a.YearlyRevenue is not null);
            RuleFor(a => a.YearlyRevenue).Custom(AccountRules.Revenue);
            RuleFor(a => a.Currency).IsOptionalCurrency();
            RuleFor(a => a.Terms!).SetValidator(PaymentTermsInputValidator.Instance).When(a => a.Terms is not null);
            RuleFor(a => a.Manager).IsOptionalText(AccountRules.Person);
            RuleFor(a => a.Team).IsOptionalText(AccountRules.Person);
            RuleFor(a => a.PurchaseReason).Custom((told, context) => AccountRules.Story(told, "PurchaseReason", context));
            RuleFor(a => a.ProductUse).Custom((told, context) => AccountRules.Story(told, "ProductUse", context));
            RuleFor(a => a.Needs).IsOptionalText(AccountRules.Needs);
            RuleFor(a => a.NdaOn).IsDay();
            RuleForEach(a => a.Contacts).SetValidator(ContactInputValidator.Instance);
            RuleForEach(a => a.Contacts).Custom((contact, context) =>
            {
                if (contact.Id is not null)
                {
                    context.Problem(InputCodes.Contradictory, "A new account has no contact to change; leave the id out.", $"{context.PropertyPath}.Id");
                }
            });
            RuleFor(a => a.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
