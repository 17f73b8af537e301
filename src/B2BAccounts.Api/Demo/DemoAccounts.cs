using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Api.Demo;

/// <summary>The demo's companies as accounts, with people, codes and what is known of them.</summary>
public static class DemoAccounts
{
    /// <summary>A holding with three companies, two of them customers.</summary>
    public static readonly IReadOnlyDictionary<string, string> Parents = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["D3001"] = "D4016",
        ["D2001"] = "D4016",
        ["D3008"] = "D3001",
    };

    private static readonly string[] Surnames = ["陈", "林", "王", "张", "刘", "赵", "吴", "周", "徐", "孙"];
    private static readonly string[] GivenNames = ["雨桐", "建国", "思远", "晓岚", "志强", "静怡", "浩然", "丽华", "文博", "欣妍"];
    private static readonly string[] WesternNames =
        ["Anna Berglund", "Tom Hadley", "Marta Conti", "Jonas Reuter", "Ellen Vos", "Ruth Calloway", "Peter Lindqvist", "Claire Dunmore"];

    private static readonly string[] Reasons =
        ["Replaces an imported bearing that took 14 weeks to arrive.", "Longer life under shock loads.", "One supplier for guides and bearings.", "Price at equal life."];

    private static readonly string[] Uses =
        ["Spindle bearings of machining centres.", "Linear guides of gantry robots.", "Main bearings of gearboxes.", "Spare parts for its own customers."];

    public static IReadOnlyList<DemoAccount> Create(DateOnly today, string baseCurrency) =>
        [.. DemoCompany.All.Select(company => Create(company, today, baseCurrency))];

    private static DemoAccount Create(DemoCompany company, DateOnly today, string baseCurrency)
    {
        var (city, random) = (DemoCity.Named(company.City), DemoRandom.For(company.Number + "/account"));
        var chinese = city.Country == "CN";
        var size = (AccountSize)random.Between(company.Habit == DemoHabit.Excellent ? 2 : 1, 3);
        var employees = size switch
        {
            AccountSize.Small => random.Between(10, 49),
            AccountSize.Medium => random.Between(50, 249),
            _ => random.Between(250, 4_000),
        };
        var close = company.Habit is DemoHabit.Excellent;
        var account = new Account
        {
            Number = company.Number,
            Country = city.Country,
            Region = city.Region,
            City = city.LocalName,
            PostalAddress = chinese ? $"{city.LocalName}工业园区{random.Between(1, 99)}号" : $"{random.Between(1, 99)} Industrial Road\n{city.LocalName}",
            Latitude = city.Latitude + (random.Between(-400, 400) / 10_000.0),
            Longitude = city.Longitude + (random.Between(-400, 400) / 10_000.0),
            Language = chinese ? AccountLanguage.ZhHans : AccountLanguage.En,
            Industry = company.Industry,
            Size = size,
            Employees = employees,
            YearlyRevenue = employees * random.Between(40, 160) * 10_000m,
            YearlyRevenueCurrency = baseCurrency,
            Currency = DemoTrade.CurrencyOf(company, baseCurrency),
            Terms = DemoTrade.TermsOf(company),
            RelationshipType = company.IsCustomer ? (close ? RelationshipType.Partnership : random.Pick<RelationshipType>(
                [RelationshipType.Basic, RelationshipType.Reactive, RelationshipType.Accountable, RelationshipType.Proactive])) : null,
            Manager = company.IsCustomer ? (chinese ? random.Pick<string>(["Chen Yu", "Wang Lei", "Lin Jing"]) : "Maria Hallberg") : null,
            Team = company.IsCustomer ? (chinese ? (city.Latitude > 29 ? "North and East China" : "South China") : "Europe and Americas") : null,
            NdaOn = close ? today.AddMonths(-random.Between(14, 22)) : NdaOf(company, today),
        };
        account.Rename(company.LegalName, company.LocalName);
        if (company.Habit is DemoHabit.Excellent or DemoHabit.Good)
        {
            account.PurchaseReason = random.Pick(Reasons);
            account.PurchaseReasonDisclosure = close ? Disclosure.Verified : Disclosure.Disclosed;
            account.ProductUse = random.Pick(Uses);
            account.ProductUseDisclosure = close ? Disclosure.Verified : Disclosure.Disclosed;
        }

        if (company.Habit == DemoHabit.Lost)
        {
            account.Status = AccountStatus.Lost;
            account.LostOn = today.AddMonths(-8);
            account.LostReason = "A competitor offered 12 % less and 90 days to pay.";
            account.LostTo = DemoCompany.All.Single(c => c.Number == DemoChain.OurCompetitor).LegalName;
        }

        return new DemoAccount(
            account, Parents.GetValueOrDefault(company.Number), DemoIdentifiers.For(city, DemoRandom.For(company.Number + "/identifiers")),
            company.IsCustomer ? Contacts(company, chinese, random) : [], Affinity(company, today, random));
    }

    /// <summary>Most customers have signed an agreement; of those who have just come, who stopped buying and who left, none is on file.</summary>
    private static DateOnly? NdaOf(DemoCompany company, DateOnly today) =>
        company.Habit is DemoHabit.Good or DemoHabit.Ordinary or DemoHabit.Slowing or DemoHabit.Failing
            ? today.AddMonths(-DemoRandom.For(company.Number + "/nda").Between(14, 22))
            : null;

    private static List<Contact> Contacts(DemoCompany company, bool chinese, DemoRandom random)
    {
        ContactRole[] roles = [ContactRole.DecisionMaker, ContactRole.Buyer, ContactRole.Finance];
        return [.. roles.Take(company.Habit is DemoHabit.Fresh or DemoHabit.Ordinary ? 1 : 3).Select((role, i) => new Contact
        {
            Name = chinese ? random.Pick(Surnames) + random.Pick(GivenNames) : random.Pick(WesternNames),
            Role = role,
            IsKey = i == 0,
            Email = $"{role.ToString().ToLowerInvariant()}@{company.Number.ToLowerInvariant()}.example",
            PreferredChannel = chinese ? ContactChannel.Messenger : ContactChannel.Email,
        })];
    }

    private static List<AffinityEvent> Affinity(DemoCompany company, DateOnly today, DemoRandom random)
    {
        AffinityKind[] kinds = company.Habit switch
        {
            DemoHabit.Excellent => [AffinityKind.Visit, AffinityKind.DisclosedPlan, AffinityKind.JointWork, AffinityKind.AnsweredFeedback],
            DemoHabit.Good => [AffinityKind.AnsweredFeedback, AffinityKind.Visit],
            _ => [],
        };
        return [.. kinds.Select(kind => new AffinityEvent { Kind = kind, Date = today.AddDays(-random.Between(10, 330)) })];
    }
}
