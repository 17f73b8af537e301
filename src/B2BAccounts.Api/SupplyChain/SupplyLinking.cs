using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.SupplyChain;

/// <summary>What became of one link of a batch: its id and whether it is new, or the rule that refused it.</summary>
public readonly record struct LinkOutcome(long Id, bool IsNew, RuleViolation? Refused);

/// <summary>Records links, one or a thousand, by the same rules: reads what the batch touches once, writes once.</summary>
public static class SupplyLinking
{
    private static readonly ListedRows Pairs = new(("SupplierId", Listed.Key), ("BuyerId", Listed.Key));

    /// <summary>Inputs whose form has been checked. A link that the book holds for the same days is nothing new; one that overlaps it is refused.</summary>
    public static async Task<IReadOnlyList<LinkOutcome>> LinkAsync(BookTransaction book, IReadOnlyList<LinkAccountsInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(inputs);
        var numbers = inputs.SelectMany(i => new[] { i.SupplierNumber, i.BuyerNumber }).ToHashSet(StringComparer.Ordinal);
        var ids = await book.Db.Accounts.Where(a => EF.Parameter(numbers).Contains(a.Number))
            .Select(a => new { a.Number, a.Id }).ToDictionaryAsync(a => a.Number, a => a.Id, StringComparer.Ordinal, book.Cancel);
        var pairs = inputs.Where(i => ids.ContainsKey(i.SupplierNumber) && ids.ContainsKey(i.BuyerNumber))
            .Select(i => (ids[i.SupplierNumber], ids[i.BuyerNumber])).ToHashSet();
        var known = (await Between(book.Db, pairs).ToListAsync(book.Cancel)).GroupBy(Same).ToDictionary(g => g.Key, g => g.ToList());
        var added = new List<SupplyLink>();
        var outcomes = new List<LinkOutcome>(inputs.Count);
        foreach (var input in inputs)
        {
            try
            {
                var link = New(input, Id(ids, input.SupplierNumber, "supplierNumber"), Id(ids, input.BuyerNumber, "buyerNumber"), book.RecordedAt).Check();
                if (!known.TryGetValue(Same(link), out var there))
                {
                    known.Add(Same(link), there = []);
                }

                if (there.FirstOrDefault(l => l.ValidFrom == link.ValidFrom && l.ValidTo == link.ValidTo) is { } repeated)
                {
                    outcomes.Add(new LinkOutcome(repeated.Id, IsNew: false, null));
                    continue;
                }

                RefuseOverlap(link, there);
                link.Id = await book.KeyAsync<SupplyLink>();
                there.Add(link);
                added.Add(link);
                outcomes.Add(new LinkOutcome(link.Id, IsNew: true, null));
            }
            catch (RuleViolation refused)
            {
                outcomes.Add(new LinkOutcome(0, IsNew: false, refused));
            }
        }

        await book.InsertAsync(added);
        return outcomes;
    }

    private static (long, long, string, LinkSource) Same(SupplyLink link) => (link.SupplierId, link.BuyerId, link.Category, link.Source);

    private static long Id(Dictionary<string, long> ids, string number, string field) => ids.TryGetValue(number, out var id)
        ? id
        : throw MissingAccount.Of(number, field);

    private static void RefuseOverlap(SupplyLink link, List<SupplyLink> there)
    {
        var overlapping = there.FirstOrDefault(l =>
            (l.ValidTo ?? DateOnly.MaxValue) >= (link.ValidFrom ?? DateOnly.MinValue) && (link.ValidTo ?? DateOnly.MaxValue) >= (l.ValidFrom ?? DateOnly.MinValue));
        if (overlapping is not null)
        {
            throw new RuleViolation(SupplyChainCodes.LinkExists,
                $"The same link is recorded from {Day(overlapping.ValidFrom, "always")} to {Day(overlapping.ValidTo, "today and on")}; end it first, or choose days that do not overlap.",
                "validFrom");
        }
    }

    private static string Day(DateOnly? day, string otherwise) => day is { } given ? $"{given:yyyy-MM-dd}" : otherwise;

    private static IQueryable<SupplyLink> Between(AccountsDb db, IEnumerable<(long Supplier, long Buyer)> pairs)
    {
        var sql = $"""
            SELECT l.* FROM {Pairs.Source(db, "{0}")} {ListedRows.Join(db)} "SupplyLinks" AS l
            ON l."SupplierId" = k."SupplierId" AND l."BuyerId" = k."BuyerId"
            """;
        return db.SupplyLinks.FromSqlRaw(sql, Pairs.Json(db, pairs.Select(p => new object?[] { p.Supplier, p.Buyer }))).AsNoTracking();
    }

    private static SupplyLink New(LinkAccountsInput input, long supplierId, long buyerId, DateTime recordedAt) => new()
    {
        SupplierId = supplierId,
        BuyerId = buyerId,
        Category = input.Category?.Trim() ?? "",
        ShareOfSales = input.ShareOfSales,
        ShareOfSpend = input.ShareOfSpend,
        YearlyVolume = input.YearlyVolume?.Amount,
        YearlyVolumeCurrency = input.YearlyVolume?.Currency,
        Source = input.Source,
        Confidence = input.Confidence,
        ValidFrom = input.ValidFrom,
        ValidTo = input.ValidTo,
        Evidence = input.Evidence,
        Version = 1,
        CreatedAt = recordedAt,
        UpdatedAt = recordedAt,
    };
}
