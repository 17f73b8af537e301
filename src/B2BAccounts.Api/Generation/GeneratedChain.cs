using B2BAccounts.Api.Demo;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Api.Generation;

/// <summary>
/// What ties an account to those before it: whom it supplies or buys from, whom it competes with, who brought it to us. Partners are drawn
/// by a power law of their index, so that early accounts become hubs and no degree need be remembered.
/// </summary>
public static class GeneratedChain
{
    private const int MostPartners = 3;
    private const int FarthestRival = 200;

    /// <summary>Links without ids; the partner of each is an account before it.</summary>
    public static IReadOnlyList<(int Partner, bool Buys, SupplyLink Link)> Links(GenerationPlan plan, int index)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (index == 1)
        {
            return [];
        }

        var (random, own) = (plan.Random(index, "links"), GeneratedCompany.Of(plan, index).Industry);
        var links = new List<(int, bool, SupplyLink)>();
        var partners = new HashSet<int>();
        for (var left = random.Between(1, MostPartners); left > 0; left--)
        {
            var partner = PowerLaw.Earlier(random, index);
            var other = GeneratedCompany.Of(plan, partner).Industry;
            // Goods go down the tiers; now and then scrap goes back up, so that the chain has cycles.
            var buys = other.Tier == own.Tier ? random.Chance(50) : other.Tier < own.Tier != random.Chance(5);
            var link = Link(plan, index, partner, buys, (buys ? other : own).Product, random);
            if (partners.Add(partner))
            {
                links.Add((partner, buys, link));
            }
        }

        return links;
    }

    /// <summary>Relations without ids: of the account to one before it.</summary>
    public static IReadOnlyList<(int Other, AccountRelation Relation)> Relations(GenerationPlan plan, int index)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (random, relations) = (plan.Random(index, "relations"), new List<(int, AccountRelation)>());
        if (random.Chance(3) && Rival(plan, index) is { } rival)
        {
            relations.Add((rival, Relation(plan, RelationKind.CompetitorOf, "Named by the sales team", random)));
        }

        if (random.Chance(2) && index > 1 && PowerLaw.Earlier(random, index) is var friend && GeneratedCustomer.IsOne(plan, friend))
        {
            relations.Add((friend, Relation(plan, RelationKind.ReferredBy, "Named when we visited", random)));
        }

        return relations;
    }

    private static SupplyLink Link(GenerationPlan plan, int index, int partner, bool buys, string product, DemoRandom random)
    {
        var source = random.Pick<LinkSource>([LinkSource.Declared, LinkSource.Disclosed, LinkSource.Disclosed, LinkSource.Inferred]);
        var known = random.Chance(60);
        var volume = random.Chance(30) ? random.Between(5, 900) * 10_000m : (decimal?)null;
        var (own, others) = (Share(plan, index, random), Share(plan, partner, random));
        return new SupplyLink
        {
            Category = product,
            ShareOfSales = known ? (buys ? others : own) : null,
            ShareOfSpend = known ? (buys ? own : others) : null,
            YearlyVolume = volume,
            YearlyVolumeCurrency = volume is null ? null : plan.BaseCurrency,
            Source = source,
            Confidence = (source == LinkSource.Inferred ? random.Between(40, 75) : random.Between(75, 100)) / 100m,
            ValidFrom = plan.AsOf.AddDays(-random.Between(100, 2_200)),
            // Some have ended: the chain of a past day is another.
            ValidTo = random.Chance(6) ? plan.AsOf.AddDays(-random.Between(10, 90)) : null,
            Evidence = source switch
            {
                LinkSource.Declared => "Told by the company",
                LinkSource.Disclosed => "Annual report, list of largest customers",
                _ => "Concluded from shipping records",
            },
            Version = 1,
        };
    }

    // A hub has many partners, and each has a small part of it. Partners of account j are about (N/j)^(2/3) and its own.
    private static decimal Share(GenerationPlan plan, int index, DemoRandom random)
    {
        var (ratio, partners) = ((long)(plan.Accounts / index) * (plan.Accounts / index), 1L);
        while (partners * partners * partners < ratio)
        {
            partners++;
        }

        return decimal.Round(random.Between(20, 60) / 100m / (partners + 1), 4, MidpointRounding.AwayFromZero);
    }

    // The nearest before it in the same industry.
    private static int? Rival(GenerationPlan plan, int index)
    {
        var industry = GeneratedCompany.Of(plan, index).Industry;
        for (var other = index - 1; other >= Math.Max(1, index - FarthestRival); other--)
        {
            if (GeneratedCompany.Of(plan, other).Industry == industry)
            {
                return other;
            }
        }

        return null;
    }

    private static AccountRelation Relation(GenerationPlan plan, RelationKind kind, string evidence, DemoRandom random) =>
        new() { Kind = kind, ValidFrom = plan.AsOf.AddDays(-random.Between(20, 700)), Evidence = evidence };
}
