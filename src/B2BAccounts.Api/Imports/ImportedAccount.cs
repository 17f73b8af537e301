using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Imports;

/// <summary>A row of a file of companies: what it says of one, empty values saying nothing.</summary>
public sealed record ImportedAccount(
    string Number,
    Action<Account> Apply,
    string? ParentNumber,
    IReadOnlyList<AccountIdentifier> Identifiers)
{
    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new("number", "text, at most 40 characters", "Our unique number: letters, digits, '-', '.', '_' and '/'.", Required: true),
        new("legalName", "text, at most 200 characters", "The registered name.", Required: true),
        new("localName", "text, at most 200 characters", "The name in the local script."),
        new("uscc", "text", "Unified Social Credit Code; one that fails its check is kept, unverified."),
        new("lei", "text", "Legal Entity Identifier, likewise."),
        new("vat", "text", "VAT number with its country prefix, likewise."),
        new("duns", "text", "D-U-N-S number, likewise."),
        new("country", "ISO 3166-1 alpha-2", "Country."),
        new("region", "text, at most 100 characters", "State, province or region."),
        new("city", "text, at most 100 characters", "City."),
        new("postalAddress", "text, at most 1,000 characters", "Postal address."),
        new("latitude", "number, -90 to 90", "Degrees north; with `longitude` or not at all."),
        new("longitude", "number, -180 to 180", "Degrees east."),
        new("language", "EN, ZH_HANS or ZH_HANT", "The language the company is written to in; EN when empty."),
        new("industry", "four digits", "ISIC Rev. 4 class."),
        new("size", "MICRO, SMALL, MEDIUM or LARGE", "Size class."),
        new("employees", "number, 0 or more", "Number of employees."),
        new("yearlyRevenue", "number, 0 or more", "Yearly revenue; needs `yearlyRevenueCurrency`."),
        new("yearlyRevenueCurrency", "ISO 4217", "Its currency."),
        new("currency", "ISO 4217", "The currency that the account is invoiced in; the base currency when empty."),
        new("netDays", "number, 0 to 720", "Payment terms: days until due; 30 when empty."),
        new("endOfMonth", "true or false", "The days run from the end of the invoice's month."),
        new("discountPercent", "number, 0 to below 100", "Discount for paying early; with `discountDays`."),
        new("discountDays", "number", "Days from the invoice date within which the discount is given."),
        new("parent", "text", "Number of the account above it in its group; in the book already, or above it in the file."),
        new("manager", "text, at most 100 characters", "The account manager."),
        new("team", "text, at most 100 characters", "The manager's team."),
        new("relationshipType", "BASIC, REACTIVE, ACCOUNTABLE, PROACTIVE or PARTNERSHIP", "How close we work with the customer."),
        new("purchaseReason", "text, at most 2,000 characters", "Why the company buys; the customer told (DISCLOSED)."),
        new("productUse", "text, at most 2,000 characters", "What it uses our products for; the customer told (DISCLOSED)."),
        new("needs", "text, at most 4,000 characters", "Needs and development plans."),
        new("ndaOn", "date", "The day a non-disclosure agreement was signed."),
    ];

    private static readonly (string Column, IdentifierScheme Scheme)[] Codes =
        [("uscc", IdentifierScheme.Uscc), ("lei", IdentifierScheme.Lei), ("vat", IdentifierScheme.Vat), ("duns", IdentifierScheme.Duns)];

    public static ImportedAccount Read(RowCells cells)
    {
        var number = TextLengths.CheckAccountNumber(cells.RequiredText("number", TextLengths.AccountNumber), "number");
        var given = new List<Action<Account>>();
        Names(cells, given);
        Place(cells, given);
        Business(cells, given);
        Terms(cells, given);
        Knowledge(cells, given);
        return new ImportedAccount(number, account => given.ForEach(set => set(account)), cells.Text("parent", TextLengths.AccountNumber), ReadIdentifiers(cells));
    }

    private static void Names(RowCells cells, List<Action<Account>> given)
    {
        var (legal, local) = (cells.RequiredText("legalName", TextLengths.Name), cells.Text("localName", TextLengths.Name));
        given.Add(a => a.Rename(legal, local ?? a.LocalName));
        Add(given, cells.OneOf<AccountLanguage>("language"), (a, v) => a.Language = v);
    }

    private static void Place(RowCells cells, List<Action<Account>> given)
    {
        Add(given, cells.Country("country"), (a, v) => a.Country = v);
        Add(given, cells.Text("region", 100), (a, v) => a.Region = v);
        Add(given, cells.Text("city", 100), (a, v) => a.City = v);
        Add(given, cells.Text("postalAddress", 1_000), (a, v) => a.PostalAddress = v);
        var (latitude, longitude) = (Range(cells, "latitude", -90, 90), Range(cells, "longitude", -180, 180));
        if (latitude is null != longitude is null)
        {
            throw new RuleViolation(ImportCodes.ValueMissing, "latitude and longitude are given together or not at all.", "latitude");
        }

        Add(given, latitude, (a, v) => a.Latitude = (double)v);
        Add(given, longitude, (a, v) => a.Longitude = (double)v);
    }

    private static void Business(RowCells cells, List<Action<Account>> given)
    {
        var industry = cells.Text("industry", 4);
        if (industry is not null && (industry.Length != 4 || !industry.All(char.IsAsciiDigit)))
        {
            throw new RuleViolation(ImportCodes.ValueUnknown, $"industry is '{industry}', not an ISIC class of four digits such as 2814.", "industry");
        }

        Add(given, industry, (a, v) => a.Industry = v);
        Add(given, cells.OneOf<AccountSize>("size"), (a, v) => a.Size = v);
        Add(given, Whole(cells, "employees", 0, 10_000_000), (a, v) => a.Employees = v);
        var (revenue, currency) = (Range(cells, "yearlyRevenue", 0, Money.Limit), cells.CurrencyOf("yearlyRevenueCurrency"));
        if (revenue is { } amount)
        {
            var money = new Money(amount, currency ?? throw new RuleViolation(ImportCodes.ValueMissing, "yearlyRevenue needs yearlyRevenueCurrency.", "yearlyRevenueCurrency"));
            given.Add(a => (a.YearlyRevenue, a.YearlyRevenueCurrency) = (money.Amount, money.Currency.Code));
        }

        Add(given, cells.CurrencyOf("currency"), (a, v) => a.Currency = v.Code);
        Add(given, cells.Text("manager", 100), (a, v) => a.Manager = v);
        Add(given, cells.Text("team", 100), (a, v) => a.Team = v);
        Add(given, cells.OneOf<RelationshipType>("relationshipType"), (a, v) => a.RelationshipType = v);
    }

    private static void Terms(RowCells cells, List<Action<Account>> given)
    {
        var netDays = Whole(cells, "netDays", 0, PaymentTerms.MaxNetDays);
        var (percent, days, endOfMonth) = (Range(cells, "discountPercent", 0, 100), Whole(cells, "discountDays", 0, PaymentTerms.MaxNetDays), cells.Flag("endOfMonth"));
        if (netDays is null && (percent is not null || days is not null || endOfMonth))
        {
            throw new RuleViolation(ImportCodes.ValueMissing, "netDays is empty, but other terms are given.", "netDays");
        }

        if (netDays is { } net)
        {
            var terms = new PaymentTerms(net, endOfMonth, percent ?? 0m, days ?? 0).Check("netDays");
            given.Add(a => a.Terms = terms);
        }
    }

    private static void Knowledge(RowCells cells, List<Action<Account>> given)
    {
        Add(given, cells.Text("purchaseReason", 2_000), (a, v) =>
            (a.PurchaseReason, a.PurchaseReasonDisclosure) = (v, AtLeastDisclosed(a.PurchaseReason == v, a.PurchaseReasonDisclosure)));
        Add(given, cells.Text("productUse", 2_000), (a, v) =>
            (a.ProductUse, a.ProductUseDisclosure) = (v, AtLeastDisclosed(a.ProductUse == v, a.ProductUseDisclosure)));
        Add(given, cells.Text("needs", 4_000), (a, v) => a.Needs = v);
        Add(given, cells.Date("ndaOn"), (a, v) => a.NdaOn = v);
    }

    // What somebody has verified stays verified for as long as the text is the same.
    private static Disclosure AtLeastDisclosed(bool same, Disclosure known) => same && known == Disclosure.Verified ? known : Disclosure.Disclosed;

    private static List<AccountIdentifier> ReadIdentifiers(RowCells cells)
    {
        var found = new List<AccountIdentifier>();
        foreach (var (column, scheme) in Codes)
        {
            if (cells.Text(column, 40) is { } written)
            {
                var code = IdentifierCheck.Check(scheme, written);
                found.Add(new AccountIdentifier { Scheme = scheme, Value = code.Value, Verified = code.Verified });
            }
        }

        return found;
    }

    private static void Add<T>(List<Action<Account>> given, T? value, Action<Account, T> set)
        where T : class
    {
        if (value is not null)
        {
            given.Add(a => set(a, value));
        }
    }

    private static void Add<T>(List<Action<Account>> given, T? value, Action<Account, T> set)
        where T : struct
    {
        if (value is { } v)
        {
            given.Add(a => set(a, v));
        }
    }

    private static decimal? Range(RowCells cells, string column, decimal from, decimal to) => cells.Number(column) is not { } number ? null
        : number >= from && number <= to ? number
        : throw new RuleViolation(RuleCodes.ValueOutOfRange, $"{column} is {number}; it must lie between {from} and {to}.", column);

    private static int? Whole(RowCells cells, string column, int from, int to) => Range(cells, column, from, to) is not { } number ? null
        : decimal.Truncate(number) == number ? (int)number
        : throw new RuleViolation(ImportCodes.NumberUnreadable, $"{column} is {number}, not a whole number.", column);
}
