using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Api.Generation;

/// <summary>All of one account but its place in the chain: itself and its rows, without keys, and its documents in the order of their posting.</summary>
/// <param name="ParentIndex">The account above it in its group, always one before it.</param>
public sealed record GeneratedAccount(
    int Index,
    Account Account,
    int? ParentIndex,
    IReadOnlyList<AccountProfile> Profiles,
    IReadOnlyList<AccountIdentifier> Identifiers,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<AccountNeed> Needs,
    IReadOnlyList<AffinityEvent> Affinity,
    IReadOnlyList<NewDocument> Documents)
{
    private static readonly string[] Reasons =
        ["Replaces an imported bearing that took 14 weeks to arrive.", "Longer life under shock loads.", "One supplier for guides and bearings.", "Price at equal life."];

    private static readonly string[] Uses =
        ["Spindle bearings of machining centres.", "Linear guides of gantry robots.", "Main bearings of gearboxes.", "Spare parts for its own customers."];

    private static readonly string[] Plans =
        ["A second line next year, twice the output.", "A plant abroad within two years.", "To buy from fewer suppliers.", "Sealed bearings for wet rooms.", "Delivery within five days."];

    public static GeneratedAccount Of(GenerationPlan plan, int index)
    {
        var (company, customer, random) = (GeneratedCompany.Of(plan, index), GeneratedCustomer.Of(plan, index), plan.Random(index, "account"));
        var knownSince = plan.Start.AddDays(-random.Between(30, 900));
        var account = Create(plan, index, company, customer, random);
        var documents = customer is null ? [] : GeneratedTrade.Of(plan, index, account, customer);
        return new GeneratedAccount(
            index, account, Parent(index, random), History(plan, account, customer, knownSince),
            random.Chance(70) ? DemoIdentifiers.For(company.City, random) : [],
            GeneratedPeople.ContactsOf(index, company.City.Country == "CN", customer is not null, plan.AsOf, random),
            NeedsOf(customer, plan.AsOf, random), AffinityOf(customer, plan.AsOf, random), documents);
    }

    private static Account Create(GenerationPlan plan, int index, GeneratedCompany company, GeneratedCustomer? customer, DemoRandom random)
    {
        var (city, chinese) = (company.City, company.City.Country == "CN");
        var size = random.Pick<AccountSize>([AccountSize.Micro, AccountSize.Small, AccountSize.Small, AccountSize.Medium, AccountSize.Medium, AccountSize.Large]);
        var employees = size switch
        {
            AccountSize.Micro => random.Between(1, 9),
            AccountSize.Small => random.Between(10, 49),
            AccountSize.Medium => random.Between(50, 249),
            _ => PowerLaw.Tail(random, 250, 100_000),
        };
        var foreign = random.Chance(60) ? GeneratedFxRates.CurrencyOf(city.Country, plan.BaseCurrency) : null;
        var account = new Account
        {
            Number = GenerationPlan.Number(index),
            Country = city.Country,
            Region = city.Region,
            City = city.LocalName,
            PostalAddress = chinese ? $"{city.LocalName}工业园区{random.Between(1, 199)}号" : $"{random.Between(1, 199)} Industrial Road\n{city.LocalName}",
            Latitude = city.Latitude + (random.Between(-4_000, 4_000) / 10_000.0),
            Longitude = city.Longitude + (random.Between(-4_000, 4_000) / 10_000.0),
            Language = chinese ? AccountLanguage.ZhHans : AccountLanguage.En,
            Industry = company.Industry.Isic,
            Size = size,
            Employees = employees,
            YearlyRevenue = employees * random.Between(40, 160) * 10_000m,
            YearlyRevenueCurrency = plan.BaseCurrency,
            Currency = customer is not null && foreign is not null ? foreign : plan.BaseCurrency,
            Terms = Terms(random),
            Version = 1,
        };
        account.Rename(company.LegalName, company.LocalName);
        if (customer is not null)
        {
            Know(plan, account, customer, city, random);
        }

        return account;
    }

    private static void Know(GenerationPlan plan, Account account, GeneratedCustomer customer, DemoCity city, DemoRandom random)
    {
        (account.Manager, account.Team) = GeneratedPeople.ManagerOf(plan, city, random);
        account.RelationshipType = random.Pick(Enum.GetValues<RelationshipType>());
        (account.FirstPurchaseOn, account.LastPurchaseOn) = (customer.Purchases[0], customer.Purchases[^1]);
        account.NdaOn = random.Chance(15) ? plan.Start.AddDays(random.Between(0, 900)) : null;
        account.PurchaseReasonDisclosure = random.Pick<Disclosure>([Disclosure.Unknown, Disclosure.Unknown, Disclosure.Disclosed, Disclosure.Verified]);
        account.PurchaseReason = account.PurchaseReasonDisclosure == Disclosure.Unknown ? null : random.Pick(Reasons);
        account.ProductUseDisclosure = random.Pick<Disclosure>([Disclosure.Unknown, Disclosure.Unknown, Disclosure.Disclosed, Disclosure.Verified]);
        account.ProductUse = account.ProductUseDisclosure == Disclosure.Unknown ? null : random.Pick(Uses);
        if (customer.Course == CustomerCourse.Lost)
        {
            account.LostOn = customer.Last.AddDays(random.Between(10, 60));
            account.LostReason = "A competitor offered less and longer to pay.";
        }

        account.Status = StatusRule.On(plan.AsOf, account.LastPurchaseOn, account.LostOn, prospectFlagged: false);
    }

    private static PaymentTerms Terms(DemoRandom random) => random.Between(1, 8) switch
    {
        1 => new PaymentTerms(45),
        2 => new PaymentTerms(60),
        3 => new PaymentTerms(90),
        4 => new PaymentTerms(30, EndOfMonth: true),
        5 or 6 => new PaymentTerms(30, DiscountPercent: 2m, DiscountDays: 10),
        _ => PaymentTerms.Default,
    };

    // A group's accounts lie close to each other, so that it has a handful of members; never a cycle, as a parent comes before.
    private static int? Parent(int index, DemoRandom random) => random.Chance(6) && index > 1 ? Math.Max(1, index - random.Between(1, 40)) : null;

    private static List<AccountProfile> History(GenerationPlan plan, Account account, GeneratedCustomer? customer, DateOnly knownSince)
    {
        var profiles = new List<AccountProfile>();
        foreach (var (day, status) in StatusHistory.Of(knownSince, customer?.Purchases ?? [], account.LostOn, plan.AsOf))
        {
            var profile = AccountProfile.Of(account, 0, day, default);
            profile.Status = status;
            profiles.Add(profile);
        }

        return profiles;
    }

    private static List<AccountNeed> NeedsOf(GeneratedCustomer? customer, DateOnly asOf, DemoRandom random)
    {
        var count = customer is null ? 0 : Math.Max(0, random.Between(-2, 2));
        return [.. Enumerable.Range(0, count).Select(_ => new AccountNeed
        {
            Kind = random.Chance(60) ? NeedKind.Need : NeedKind.DevelopmentPlan,
            Text = random.Pick(Plans),
            StatedOn = asOf.AddDays(-random.Between(10, 700)),
            Source = random.Pick<string>(["Visit", "Telephone", "Trade fair"]),
        })];
    }

    private static List<AffinityEvent> AffinityOf(GeneratedCustomer? customer, DateOnly asOf, DemoRandom random)
    {
        var kinds = Enum.GetValues<AffinityKind>();
        var count = customer is null ? 0 : Math.Max(0, random.Between(-3, 4));
        return [.. Enumerable.Range(0, count).Select(_ => new AffinityEvent { Kind = random.Pick(kinds), Date = asOf.AddDays(-random.Between(5, 600)) })];
    }
}
