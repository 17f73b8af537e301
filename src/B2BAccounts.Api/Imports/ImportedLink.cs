using B2BAccounts.Domain;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Api.Imports;

/// <summary>A row of a file of supply links. Shares, confidence, volume and period are checked by the link itself.</summary>
public sealed record ImportedLink(NamedAccount Supplier, NamedAccount Buyer, SupplyLink Link)
{
    private const int ShareDecimals = 12;

    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new("supplier", "text, at most 40 characters", "Number of the account that sells.", Required: true),
        new("supplierName", "text, at most 200 characters", "Legal name, for an account that `createAccounts` makes; its number when empty."),
        new("supplierCountry", "ISO 3166-1 alpha-2", "Country, for an account that `createAccounts` makes."),
        new("buyer", "text, at most 40 characters", "Number of the account that buys.", Required: true),
        new("buyerName", "text, at most 200 characters", "As `supplierName`."),
        new("buyerCountry", "ISO 3166-1 alpha-2", "As `supplierCountry`."),
        new("category", "text, at most 200 characters", "What is supplied."),
        new("shareOfSales", "number, 0 to 1", "Part of the supplier's sales that goes to the buyer."),
        new("shareOfSpend", "number, 0 to 1", "Part of the buyer's spending that goes to the supplier."),
        new("yearlyVolume", "number", "Amount a year; needs `yearlyVolumeCurrency`."),
        new("yearlyVolumeCurrency", "ISO 4217", "Its currency."),
        new("source", "DECLARED, DISCLOSED, INVOICED or INFERRED", "Where the link is known from; DECLARED when empty."),
        new("confidence", "number above 0, at most 1", "How sure the link is; 1 when empty."),
        new("validFrom", "date", "First day; always, when empty."),
        new("validTo", "date", "Last day; still, when empty."),
        new("evidence", "text, at most 2,000 characters", "What the knowledge rests on: a text or an address."),
    ];

    public static ImportedLink Read(RowCells cells)
    {
        var (supplier, buyer) = (NamedAccount.Read(cells, "supplier"), NamedAccount.Read(cells, "buyer"));
        var link = new SupplyLink
        {
            // Ids are not known yet; they only have to differ where the numbers do for the link to check itself.
            SupplierId = 1,
            BuyerId = supplier.Number == buyer.Number ? 1 : 2,
            Category = cells.Text("category", TextLengths.Category) ?? "",
            ShareOfSales = cells.Number("shareOfSales"),
            ShareOfSpend = cells.Number("shareOfSpend"),
            YearlyVolume = cells.Number("yearlyVolume"),
            YearlyVolumeCurrency = cells.CurrencyOf("yearlyVolumeCurrency")?.Code,
            Source = cells.OneOf<LinkSource>("source") ?? LinkSource.Declared,
            Confidence = cells.Number("confidence") ?? 1m,
            ValidFrom = cells.Date("validFrom"),
            ValidTo = cells.Date("validTo"),
            Evidence = cells.Text("evidence", TextLengths.Evidence),
        };
        CheckDecimals(link.ShareOfSales, "shareOfSales");
        CheckDecimals(link.ShareOfSpend, "shareOfSpend");
        return new ImportedLink(supplier, buyer, link.Check());
    }

    private static void CheckDecimals(decimal? share, string column)
    {
        if (share is { } given && decimal.Round(given, ShareDecimals, MidpointRounding.ToZero) != given)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"{column} is {given}; at most {ShareDecimals} decimals are kept.", column);
        }
    }
}
