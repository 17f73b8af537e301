using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <summary>The assessments in force on a day.</summary>
public static class AssessmentsByAccount
{
    /// <summary>The latest assessment of each account up to the day; an account that was never assessed by then is absent.</summary>
    public static async Task<IReadOnlyDictionary<long, AssessmentFigure>> OfAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(accounts);
        var rows = await InForce(accounts.Choose(db.Assessments.AsNoTracking(), s => s.AccountId), day).ToListAsync(cancel);
        return rows.ToDictionary(s => s.AccountId, s => new AssessmentFigure(s, CanonicalJson.Read<Assessment>(s.Document)));
    }

    /// <summary>The grade on the day of every account that was assessed by then.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> GradesAsync(Book db, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await InForce(db.Assessments, day).Select(s => new { s.AccountId, s.Grade }).ToDictionaryAsync(s => s.AccountId, s => s.Grade, cancel);
    }

    /// <summary>
    /// The same for an answer. An assessment is not told where its place in the book's purchase levels would tell of others: points, total and
    /// ways up follow from it.
    /// </summary>
    public static async Task<IReadOnlyDictionary<long, Figure<AssessmentFigure>>> ToldAsync(AnswersDb db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await OfAsync(db, accounts, day, cancel);
        // A table does not keep whose levels it has, so who does not see the whole book counts as one who sees none of them.
        var companies = db.Scope.SeesEverything ? [] : await AccountSet.Among(db.QuantileTables, q => q.Id, found.Values.Select(a => a.Row.QuantileTableId).Distinct())
            .Select(q => new { q.Id, q.Count }).ToDictionaryAsync(q => q.Id, q => q.Count, cancel);
        return found.ToDictionary(a => a.Key, a => Figure.Of(() =>
            db.Scope.SeesEverything || SmallGroups.MayTell(companies[a.Value.Row.QuantileTableId]) ? a.Value : throw SmallGroups.Suppress("The assessment")));
    }

    /// <summary>Of assessments, the one of each account with the latest day up to this; of several of that day, the one made last. Keys tell nothing of that: processes take them in blocks.</summary>
    internal static IQueryable<StoredAssessment> InForce(IQueryable<StoredAssessment> assessments, DateOnly day) => assessments
        .Where(s => s.AsOf <= day
            && !assessments.Any(later => later.AccountId == s.AccountId && later.AsOf <= day
                && (later.AsOf > s.AsOf
                    || (later.AsOf == s.AsOf && (later.RecordedAt > s.RecordedAt || (later.RecordedAt == s.RecordedAt && later.Id > s.Id))))));
}
