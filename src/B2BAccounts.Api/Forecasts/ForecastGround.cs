using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Forecasts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Forecasts;

/// <summary>What forecasts of a day rest on beside an account's own history: how late the whole book and its grades have paid by then.</summary>
/// <param name="grades">Of accounts that were assessed by the day.</param>
/// <param name="unseen">How many companies that the caller does not see have part in the history of a grade, or without one of the book.</param>
internal sealed class ForecastGround(
    PaymentCurves curves, IReadOnlyDictionary<long, string> grades, IReadOnlyDictionary<(string? Grade, bool Disputed), int> unseen)
{
    public PaymentCurves Curves => curves;

    /// <param name="view">As the caller sees the book.</param>
    /// <param name="whole">The whole book in the same state.</param>
    public static async Task<ForecastGround> ReadAsync(Book view, Book whole, DateOnly day, CancellationToken cancel)
    {
        var seen = view is AnswersDb { Scope.SeesEverything: false } ? (await view.Accounts.Select(a => a.Id).ToListAsync(cancel)).ToHashSet() : null;
        var grades = await AssessmentsByAccount.GradesAsync(whole, day, cancel);
        var (book, byGrade, unseen) = (new PaymentHistory(), new Dictionary<string, PaymentHistory>(StringComparer.Ordinal), new Dictionary<(string?, bool), int>());
        await foreach (var account in AccountCourse.OfAsync(whole, AccountSet.WholeBook, day, cancel))
        {
            book.Add(account.History);
            if (grades.TryGetValue(account.AccountId, out var grade))
            {
                byGrade[grade] = byGrade.GetValueOrDefault(grade) ?? new PaymentHistory();
                byGrade[grade].Add(account.History);
            }

            if (seen?.Contains(account.AccountId) == false)
            {
                Count(account.History, grade);
            }
        }

        return new ForecastGround(new PaymentCurves(book, byGrade), grades, unseen);

        void Count(PaymentHistory history, string? grade)
        {
            foreach (var disputed in ((bool[])[false, true]).Where(d => !history.Of(d).IsEmpty))
            {
                unseen[(null, disputed)] = unseen.GetValueOrDefault((null, disputed)) + 1;
                unseen[(grade, disputed)] = unseen.GetValueOrDefault((grade, disputed)) + (grade is null ? 0 : 1);
            }
        }
    }

    public string? GradeOf(long account) => grades.GetValueOrDefault(account);

    /// <exception cref="Domain.RuleViolation">AGGREGATE_SUPPRESSED: the forecast would tell of few companies that the caller does not see.</exception>
    public void DemandTold(string? grade, bool disputed)
    {
        if (!SmallGroups.MayTell(unseen.GetValueOrDefault((null, disputed))) || !SmallGroups.MayTell(unseen.GetValueOrDefault((grade, disputed))))
        {
            throw SmallGroups.Suppress("The forecast");
        }
    }
}
