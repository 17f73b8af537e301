using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Receivables;

/// <summary>结款走势. Month after month, each as of its own last day: two statements, however many months.</summary>
public sealed class PaymentMonths(IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);
    private readonly AgeingEdges _edges = new(business.Value.Edges());

    /// <summary>One series for each account, group or book asked for: the last full calendar months, oldest first.</summary>
    /// <param name="months">1 to 60.</param>
    internal async Task<IReadOnlyDictionary<long, Figure<IReadOnlyList<PaymentMonth>>>> GatheredAsync(
        Book db, Gathering asked, DateOnly day, int months, CancellationToken cancel)
    {
        PaymentSpeeds.Check(months);
        var ends = FullMonths.Ends(day, months);
        var flows = await DocumentFlowRows.OfLedgerAsync(db, asked.Accounts, _base, ends[^1], cancel);
        var foreign = flows.Where(f => f.Currency != _base.Code).ToLookup(f => f.AccountId);
        var rates = await ClosingRates.BetweenAsync(
            db, _base, foreign.SelectMany(g => g).Select(f => f.Currency), flows.Count == 0 ? day : flows.Min(f => f.Date), ends[^1], cancel);

        var sums = new GatheredSums<PaymentMonthSums[]>(asked, () => new PaymentMonthSums[months]);
        var courses = InvoiceCourses.StreamAsync(
            LedgerRows.Of(db, asked.Accounts), rates, FullMonths.Of(ends[0]).After, ends[^1], Window.Months(ends[0], PaymentSpeed.WriteOffMonths).After, cancel);
        var streamed = new HashSet<long>();
        await foreach (var (account, course) in courses)
        {
            streamed.Add(account);
            Add(account, course);
        }

        // What is only unapplied belongs to no invoice.
        foreach (var account in foreign.Select(g => g.Key).Where(a => !streamed.Contains(a)))
        {
            Add(account, new InvoiceCourse([], rates));
        }

        var byKey = flows.SelectMany(f => asked.Of(f.AccountId).Select(k => (Key: k, Flow: f))).ToLookup(f => f.Key, f => f.Flow);
        return sums.Figures<IReadOnlyList<PaymentMonth>>((key, sum) =>
        {
            var documents = new DocumentFlows([.. byKey[key]], rates);
            return [.. ends.Select((end, i) => PaymentMonth.Of(end, sum[i], byKey[key].Where(f => f.Currency == _base.Code && f.On <= end).Sum(DocumentFlowRows.Owed), documents))];
        });

        void Add(long account, InvoiceCourse course) => sums.Add(
            account,
            () => ends.Select(end => course.Month(end, _edges, [.. foreign[account]])).ToList(),
            (sum, parts) =>
            {
                for (var i = 0; i < months; i++)
                {
                    sum[i] += parts[i];
                }
            });
    }
}
