using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Prospects;

/// <summary>
/// 潜在客户清单. Prospects as rows for sales tools, best first, then by account number. One statement reads them, so that each is
/// written once whatever changes meanwhile; names and links are looked up a few hundred at a time, so memory does not grow with them.
/// </summary>
public static class ProspectsCsv
{
    /// <summary>The columns; those that an import knows bear the import's names.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "number", "legalName", "localName", "country", "city", "industry", "rank", "stage", "costClass", "signals", "path", "nearestCustomer", "flaggedOn", "seenOn",
    ];

    private const int Batch = 500;

    /// <param name="reading">Reads the prospects.</param>
    /// <param name="lookingUp">Looks up what they name, while the other still reads.</param>
    public static async Task WriteAsync(AnswersDb reading, AnswersDb lookingUp, ProspectsCsvQuery query, CsvWriting csv, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(csv);
        await csv.RowAsync(Columns, cancel);
        var batch = new List<Found>(Batch);
        await foreach (var found in Rows(reading, query).AsAsyncEnumerable().WithCancellation(cancel))
        {
            batch.Add(found);
            if (batch.Count == Batch)
            {
                await WriteAsync(lookingUp, batch, query.Language, csv, cancel);
                batch.Clear();
            }
        }

        await WriteAsync(lookingUp, batch, query.Language, csv, cancel);
    }

    /// <summary>Where the row of an account stands in the order; null when it is no prospect.</summary>
    public static async Task<(double Rank, string Number)?> PlaceAsync(AnswersDb db, string number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var place = await db.Prospects.Join(db.Accounts.Where(a => a.Number == number), p => p.AccountId, a => a.Id, (p, a) => new { p.Rank, a.Number }).SingleOrDefaultAsync(cancel);
        return place is null ? null : (place.Rank, place.Number);
    }

    private static IQueryable<Found> Rows(AnswersDb db, ProspectsCsvQuery query)
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

        if (query.After is var (rank, number))
        {
            rows = rows.Where(r => r.Prospect.Rank < rank || (r.Prospect.Rank == rank && string.Compare(r.Account.Number, number) > 0));
        }

        rows = rows.OrderByDescending(r => r.Prospect.Rank).ThenBy(r => r.Account.Number);
        return query.Most is { } most ? rows.Take(most) : rows;
    }

    private static async Task WriteAsync(AnswersDb db, List<Found> batch, AccountLanguage language, CsvWriting csv, CancellationToken cancel)
    {
        var ids = batch.Select(f => f.Prospect.Id).ToList();
        var signals = (await db.ProspectSignals.Where(s => EF.Parameter(ids).Contains(s.ProspectId)).ToListAsync(cancel)).ToLookup(s => s.ProspectId);
        batch.ForEach(f => f.Prospect.Signals = [.. signals[f.Prospect.Id].OrderByDescending(s => s.Share).ThenBy(s => s.Kind)]);
        var words = await ProspectsInWords.ReadAsync(db, [.. batch.Select(f => f.Prospect)], language, cancel);
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
