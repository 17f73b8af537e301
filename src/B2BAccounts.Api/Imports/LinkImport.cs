using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Domain;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Takes supply links in, by the same rules as every other. Supplier, buyer, category, source and first day tell one link from another;
/// a known link that gets a last day ends, and one whose other values differ is refused: what was known is not overwritten.
/// </summary>
public sealed class LinkImport(BookTransactions transactions, ImportMap map) : RowImport<ImportedLink>
{
    public override IReadOnlyList<ImportColumn> Columns => ImportedLink.Columns;

    public override ImportedLink Read(RowCells cells) => ImportedLink.Read(cells);

    public override async Task<RowOutcome[]> Post(IReadOnlyList<ImportedLink> rows, ImportTally tally, CancellationToken cancellation)
    {
        var (outcomes, accounts) = await transactions.RunAsync(book => Post(book, rows), cancellation);
        tally.Count("accounts", accounts);
        tally.Count("links", outcomes.Count(o => o.Fate == RowFate.New));
        tally.Count("ends of links", outcomes.Count(o => o.Fate == RowFate.Changed));
        return outcomes;
    }

    private async Task<(RowOutcome[] Outcomes, int Accounts)> Post(BookTransaction book, IReadOnlyList<ImportedLink> rows)
    {
        var accounts = await KnownAccounts.Load(book, rows.SelectMany(r => (string[])[r.Supplier.Number, r.Buyer.Number]));
        var suppliers = rows.Select(r => accounts.Find(r.Supplier.Number)?.Id ?? 0).Where(id => id > 0).ToHashSet();
        var known = await book.Db.SupplyLinks.Where(l => EF.Parameter(suppliers).Contains(l.SupplierId)).ToDictionaryAsync(KeyOf, book.Cancel);
        var outcomes = new RowOutcome[rows.Count];
        var (linked, repeats) = (new List<int>(), new List<(int Row, ImportedLink First)>());
        var first = new Dictionary<SupplyLink, ImportedLink>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < rows.Count; i++)
        {
            try
            {
                await FindAccounts(rows[i], accounts);
                if (known.TryAdd(KeyOf(rows[i].Link), rows[i].Link))
                {
                    linked.Add(i);
                    first.Add(rows[i].Link, rows[i]);
                    continue;
                }

                var there = known[KeyOf(rows[i].Link)];
                outcomes[i] = Compare(book, there, rows[i]);
                if (first.TryGetValue(there, out var earlier))
                {
                    repeats.Add((i, earlier));
                }
            }
            catch (RuleViolation why)
            {
                outcomes[i] = RowOutcome.Rejected(why);
            }
        }

        await accounts.Save();
        var results = await SupplyLinking.LinkAsync(book, [.. linked.Select(i => Input(rows[i]))]);
        for (var l = 0; l < linked.Count; l++)
        {
            outcomes[linked[l]] = results[l].Refused is { } refused ? RowOutcome.Rejected(refused) : RowOutcome.New;
            if (results[l].Refused is not null)
            {
                // What repeats a refused row is refused for the same reason.
                repeats.Where(r => ReferenceEquals(r.First, rows[linked[l]])).ToList().ForEach(r => outcomes[r.Row] = outcomes[linked[l]]);
            }
        }

        return (outcomes, accounts.Created);
    }

    // Both must be known before either is created: a row goes in whole or not at all.
    private async ValueTask FindAccounts(ImportedLink row, KnownAccounts accounts)
    {
        if (!map.CreateAccounts)
        {
            foreach (var (side, column) in ((NamedAccount, string)[])[(row.Supplier, "supplier"), (row.Buyer, "buyer")])
            {
                _ = accounts.Find(side.Number) ?? throw KnownAccounts.Unknown(side.Number, column);
            }
        }

        row.Link.SupplierId = (await accounts.FindOrCreate(row.Supplier, map.CreateAccounts, "supplier")).Id;
        row.Link.BuyerId = (await accounts.FindOrCreate(row.Buyer, map.CreateAccounts, "buyer")).Id;
    }

    private static RowOutcome Compare(BookTransaction book, SupplyLink there, ImportedLink row)
    {
        var link = row.Link;
        var same = (there.ShareOfSales, there.ShareOfSpend, there.YearlyVolume, there.YearlyVolumeCurrency, there.Evidence, there.Confidence)
            == (link.ShareOfSales, link.ShareOfSpend, link.YearlyVolume, link.YearlyVolumeCurrency, link.Evidence, link.Confidence);
        if (same && there.ValidTo == link.ValidTo)
        {
            return RowOutcome.Unchanged;
        }

        // A link of this very batch is not in the book yet and cannot end in it.
        if (same && there.Id > 0 && there.ValidTo is null && link.ValidTo is { } lastDay)
        {
            there.End(lastDay);
            (there.UpdatedAt, there.Version) = (book.RecordedAt, there.Version + 1);
            return RowOutcome.Changed;
        }

        return RowOutcome.Rejected(ImportCodes.LinkDiffers,
            $"The link from {row.Supplier.Number} to {row.Buyer.Number} is known with other values. End it, or give the new one its first day in validFrom.");
    }

    private static LinkAccountsInput Input(ImportedLink row) => new(row.Supplier.Number, row.Buyer.Number)
    {
        Category = row.Link.Category,
        ShareOfSales = row.Link.ShareOfSales,
        ShareOfSpend = row.Link.ShareOfSpend,
        YearlyVolume = row.Link.YearlyVolume is { } volume ? new MoneyInput(volume, row.Link.YearlyVolumeCurrency!) : null,
        Source = row.Link.Source,
        Confidence = row.Link.Confidence,
        ValidFrom = row.Link.ValidFrom,
        ValidTo = row.Link.ValidTo,
        Evidence = row.Link.Evidence,
    };

    private static (long, long, string, LinkSource, DateOnly?) KeyOf(SupplyLink link) =>
        (link.SupplierId, link.BuyerId, link.Category, link.Source, link.ValidFrom);
}
