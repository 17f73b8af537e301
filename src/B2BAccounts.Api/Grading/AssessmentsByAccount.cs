using B2BAccounts.Api.Persistence;
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

    /// <summary>Of assessments, the one of each account with the latest day up to this; of several of that day, the one made last. Keys tell nothing of that: processes take them in blocks.</summary>
    internal static IQueryable<StoredAssessment> InForce(IQueryable<StoredAssessment> assessments, DateOnly day) => assessments
        .Where(s => s.AsOf <= day
            && !assessments.Any(later => later.AccountId == s.AccountId && later.AsOf <= day
                && (later.AsOf > s.AsOf
                    || (later.AsOf == s.AsOf && (later.RecordedAt > s.RecordedAt || (later.RecordedAt == s.RecordedAt && later.Id > s.Id))))));
}
