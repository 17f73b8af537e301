using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Api.Demo;

/// <summary>
/// Who supplies whom in the demo: each tier the next, so that strangers stand one link before, behind and beside our customers.
/// Scrap goes back from the last tier to the first: the chain has a cycle, as real ones do.
/// </summary>
public static class DemoChain
{
    /// <summary>Sells bearings, as we do.</summary>
    public const string OurCompetitor = "D4017";

    private static readonly (string Supplier, string Buyer, string Category)[] Cycle =
    [
        ("D4001", "D1013", "Production scrap"),
        ("D1013", "D1001", "Sorted steel scrap"),
    ];

    private static readonly (string Account, string Other)[] Competitors =
        [("D3001", "D3008"), ("D2005", "D2007"), ("D3002", "D3011"), ("D2009", "D2011"), ("D3013", "D3021"), ("D3012", "D3025"), ("D2004", "D2012")];

    public static IReadOnlyList<DemoLink> Links(DateOnly today)
    {
        var links = new List<DemoLink>();
        foreach (var supplier in DemoCompany.All.Where(c => c.Tier < 4))
        {
            var random = DemoRandom.For(supplier.Number + "/links");
            var buyers = DemoCompany.All.Where(c => c.Tier == supplier.Tier + 1 && c.Industry != "6420" && c.Number != OurCompetitor).ToList();
            for (var left = random.Between(3, 5); left > 0; left--)
            {
                var buyer = random.Pick(buyers);
                buyers.Remove(buyer);
                links.Add(Link(supplier.Number, buyer.Number, Category(supplier.Industry), random, today));
            }
        }

        links.AddRange(Cycle.Select(c => Link(c.Supplier, c.Buyer, c.Category, DemoRandom.For(c.Supplier + c.Buyer), today)));
        return links;
    }

    public static IReadOnlyList<DemoRelation> Relations(DateOnly today) =>
    [
        .. Competitors.Select(c => new DemoRelation(RelationKind.CompetitorOf, c.Account, c.Other, today.AddMonths(-20), "Named by the sales team")),
        new(RelationKind.ReferredBy, "D3014", "D3015", today.AddMonths(-2), "Weidlinger's head of purchasing gave us the name of his colleague there"),
        new(RelationKind.ReferredBy, "D2011", "D2001", today.AddMonths(-1), "Named when we visited Langyue Motors"),
        new(RelationKind.DroppedBy, "D3025", OurCompetitor, today.AddMonths(-3), "Ashmoor has closed its service office in Wuxi"),
    ];

    private static DemoLink Link(string supplier, string buyer, string category, DemoRandom random, DateOnly today)
    {
        var source = random.Pick<LinkSource>([LinkSource.Declared, LinkSource.Disclosed, LinkSource.Disclosed, LinkSource.Inferred]);
        return new DemoLink(supplier, buyer, new SupplyLink
        {
            Category = category,
            ShareOfSales = random.Between(3, 20) / 100m,
            ShareOfSpend = random.Between(2, 15) / 100m,
            Source = source,
            Confidence = (source == LinkSource.Inferred ? random.Between(50, 75) : random.Between(80, 100)) / 100m,
            ValidFrom = today.AddMonths(-random.Between(20, 60)),
            // A few links have ended: the chain of a past day is another.
            ValidTo = random.Chance(6) ? today.AddMonths(-random.Between(2, 10)) : null,
            Evidence = source switch
            {
                LinkSource.Declared => "Told by the company",
                LinkSource.Disclosed => "Annual report, list of largest customers",
                _ => "Concluded from shipping records",
            },
        });
    }

    private static string Category(string industry) => industry switch
    {
        "2410" => "Special steel",
        "2420" => "Non-ferrous metals",
        "2431" => "Castings",
        "2591" => "Forgings",
        "2013" => "Engineering plastics",
        "2022" => "Lubricants",
        "2393" => "Ceramic parts",
        "2610" => "Sensors",
        "3830" => "Recovered metals",
        "2710" => "Electric motors",
        "2814" => "Gearboxes",
        "2813" => "Pumps and valves",
        "2812" => "Hydraulics",
        "2592" => "Machined parts",
        "2930" => "Vehicle parts",
        "2822" => "Machine tools",
        "2816" => "Lifting equipment",
        "2824" => "Construction machinery",
        "2826" => "Textile machinery",
        "2825" => "Food machinery",
        "2821" => "Farm machinery",
        "2811" => "Turbines",
        _ => "Machinery",
    };
}
