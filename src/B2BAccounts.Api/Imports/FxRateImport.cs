using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Imports;

/// <summary>Takes closing rates in. A rate of a day stays what it was: figures rest on it.</summary>
public sealed class FxRateImport(BookTransactions transactions) : RowImport<ImportedFxRate>
{
    public override IReadOnlyList<ImportColumn> Columns => ImportedFxRate.Columns;

    public override ImportedFxRate Read(RowCells cells) => ImportedFxRate.Read(cells);

    public override async Task<RowOutcome[]> Post(IReadOnlyList<ImportedFxRate> rows, ImportTally tally, CancellationToken cancellation)
    {
        var outcomes = await transactions.RunAsync(book => Post(book, rows), cancellation);
        tally.Count("rates", outcomes.Count(o => o.Fate == RowFate.New));
        return outcomes;
    }

    private static async Task<RowOutcome[]> Post(BookTransaction book, IReadOnlyList<ImportedFxRate> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var (first, last, baseCurrency) = (rows.Min(r => r.Day), rows.Max(r => r.Day), book.BaseCurrency.Code);
        var known = await book.Db.FxRates.AsNoTracking()
            .Where(r => r.BaseCurrency == baseCurrency && r.Day >= first && r.Day <= last)
            .ToDictionaryAsync(r => (r.Currency, r.Day), book.Cancel);
        var outcomes = new RowOutcome[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Currency == book.BaseCurrency)
            {
                outcomes[i] = RowOutcome.Rejected(RuleCodes.FxRateInvalid, $"{baseCurrency} is the base currency; it has no rate.");
            }
            else if (known.TryGetValue((row.Currency.Code, row.Day), out var there))
            {
                outcomes[i] = there.Rate == row.Rate ? RowOutcome.Unchanged : RowOutcome.Rejected(RuleCodes.FxRateInvalid,
                    $"{row.Currency.Code} on {row.Day:yyyy-MM-dd} is known as {there.Rate}, not {row.Rate}; a rate that figures rest on is not changed.");
            }
            else
            {
                var rate = new FxRate
                {
                    Id = await book.KeyAsync<FxRate>(),
                    Currency = row.Currency.Code,
                    BaseCurrency = baseCurrency,
                    Day = row.Day,
                    Rate = row.Rate,
                    Source = row.Source,
                    RecordedAt = book.RecordedAt,
                };
                book.Db.FxRates.Add(rate);
                known.Add((rate.Currency, rate.Day), rate);
                outcomes[i] = RowOutcome.New;
            }
        }

        // What accounts owe today rests on the rates of today and of the days before it.
        if (outcomes.Zip(rows).Any(r => r.First.Fate == RowFate.New && r.Second.Day <= book.Today && r.Second.Day >= book.Today.AddDays(-FxTable.MaxAgeDays)))
        {
            await FiguresState.ForgetAsync(book);
        }

        return outcomes;
    }
}
