using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Prospects;

/// <summary>
/// 潜在客户清单. Prospects as rows for sales tools, best first, then by account number: a few hundred at a time, each after the place of the
/// last, so that memory does not grow with them, and all of one state of the book, so that each is written once whatever changes meanwhile.
/// </summary>
public static class ProspectsCsv
{
    /// <summary>The columns; those that an import knows bear the import's names.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "number", "legalName", "localName", "country", "city", "industry", "rank", "stage", "costClass", "signals", "path", "nearestCustomer", "flaggedOn", "seenOn",
    ];

    private const int Batch = 500;

    /// <param name="db">The book in one state.</param>
    /// <param name="query">Which prospects.</param>
    /// <param name="csv">Where they are written.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task WriteAsync(AnswersDb db, ProspectsCsvQuery query, CsvWriting csv, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(csv);
        await csv.RowAsync(Columns, cancel);
        var (place, left) = (query.After, query.Most ?? int.MaxValue);
        while (left > 0)
        {
            var batch = await Rows(db, query, place).Take(Math.Min(Batch, left)).ToListAsync(cancel);
            await WriteAsync(db, batch, query.Language, csv, cancel);
            if (batch.Count < Batch)
            {
                return;
            }

            left -= batch.Count;
            place = (batch[^1].Prospect.Rank, batch[^1].Account.Number);
        }
    }

    /// <summary>How many rows there are.</summary>
    public static async Task<int> CountAsync(AnswersDb db, ProspectsCsvQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(query);
        return Math.Min(await Rows(db, query, query.After).CountAsync(cancel), query.Most ?? int.MaxValue);
    }

    /// <summary>Where the row of an account stands in the order; null when it is no prospect.</summary>
    public static async Task<(double Rank, string Number)?> PlaceAsync(AnswersDb db, string number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var place = await db.Prospects.Join(db.Accounts.Where(a => a.Number == number), p => p.AccountId, a => a.Id, (p, a) => new { p.Rank, a.Number }).SingleOrDefaultAsync(cancel);
        return place is null ? null : (place.Rank, place.Number);
    }

    private static IQueryable<Found> Rows(AnswersDb db, ProspectsCsvQuery query, (double Rank, string Number)? after)
    {
        var rows = db.Prospects.Where(p => query.Stages.Contains(p.Stage))
            .Join(db.Accounts, p => p.AccountId, a => a.Id, (p, a) => new Found { Prospect = p, Account = a });
        if (query.Country is { } country)
        {
            rows = rows.Where(r => r.Account.Country == country);
        }

        if (query.LeastRank is { } least)
        {
            rows = rows.Where(r => r.Prospect.Rank >= least);
        }

        if (after is var (rank, number))
        {
#pragma warning disable CA1309 // In SQL, where columns are compared byte by byte.
            rows = rows.Where(r => r.Prospect.Rank <= rank && (r.Prospect.Rank < rank || string.Compare(r.Account.Number, number) > 0));
#pragma warning restore CA1309
        }

        return rows.OrderByDescending(r => r.Prospect.Rank).ThenBy(r => r.Account.Number);
    }

    private static async Task WriteAsync(AnswersDb db, List<Found> batch, AccountLanguage language, CsvWriting csv, CancellationToken cancel)
    {
        var ids = batch.Select(f => f.Prospect.Id).ToList();
        var signals = (await db.ProspectSignals.Where(s => EF.Parameter(ids).Contains(s.ProspectId)).ToListAsync(cancel)).ToLookup(s => s.ProspectId);
        batch.ForEach(f => f.Prospect.Signals = [.. signals[f.Prospect.Id].OrderByDescending(s => s.Share).ThenBy(s => s.Kind)]);
        var words = await ProspectsInWords.ReadAsync(db, [.. batch.Select(f => f.Prospect)], batch.SelectMany(f => f.Prospect.Signals), language, cancel);
        var nearest = batch.Select(f => f.Prospect.NearestCustomerId).OfType<long>().Distinct().ToList();
        var customers = await db.Accounts.Where(a => EF.Parameter(nearest).Contains(a.Id)).Select(a => new { a.Id, a.Number }).ToDictionaryAsync(a => a.Id, a => a.Number, cancel);
        foreach (var (prospect, account) in batch.Select(f => (f.Prospect, f.Account)))
        {
            await csv.RowAsync(
                [
                    account.Number, account.LegalName, account.LocalName, account.Country, account.City, account.Industry,
                    prospect.Rank.ToString("R"), CsvWriting.Code(prospect.Stage), CsvWriting.Code(prospect.CostClass),
                    string.Join('|', prospect.Signals.Select(s => CsvWriting.Code(s.Kind))), words.Path(prospect),
                    prospect.NearestCustomerId is { } customer ? customers.GetValueOrDefault(customer) : null,
                    $"{prospect.FlaggedOn:yyyy-MM-dd}", $"{prospect.LastSeenOn:yyyy-MM-dd}",
                ], cancel);
        }
    }

    private sealed class Found
    {
        public Prospect Prospect { get; init; } = null!;

        public Account Account { get; init; } = null!;
    }
}

/// <summary>Which prospects are listed.</summary>
/// <param name="After">Place of the last row that the caller has; null from the beginning.</param>
public sealed record ProspectsCsvQuery(
    AccountLanguage Language, IReadOnlyList<ProspectStage> Stages, string? Country, double? LeastRank, int? Most, (double Rank, string Number)? After);
