using System.Linq.Expressions;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Credit;

/// <summary>
/// When an account's limit is to be looked at again: as many months after the last review, or else after the first purchase, as the credit policy
/// of today says for its grade. Of customers only.
/// </summary>
internal static class CreditReviews
{
    /// <summary>Customers whose review is due on a day or was due before.</summary>
    public static IQueryable<Account> Due(Book db, CreditPolicy policy, DateOnly day)
    {
        Expression<Func<Account, bool>>? due = null;
        foreach (var grade in policy.Grades.Where(g => g.ReviewMonths is not null))
        {
            var (name, last) = (grade.Grade, LastDayDue(day, grade.ReviewMonths!.Value));
            Expression<Func<Account, bool>> ofGrade = a => a.Grade == name
                && (db.CreditReviews.Any(r => r.AccountId == a.Id) ? !db.CreditReviews.Any(r => r.AccountId == a.Id && r.Date > last) : a.FirstPurchaseOn <= last);
            due = due is null ? ofGrade : Either(due, ofGrade);
        }

        return due is null ? db.Accounts.Where(a => false) : db.Accounts.Where(a => a.Status == AccountStatus.Customer).Where(due);
    }

    /// <summary>Null of who is no customer, has no grade, or of whose grade the policy asks for no review.</summary>
    public static CreditReviewState? Of(Account account, CreditReview? last, CreditPolicy policy) =>
        account.Status == AccountStatus.Customer && policy.Grades.FirstOrDefault(g => g.Grade == account.Grade)?.ReviewMonths is { } months && (last?.Date ?? account.FirstPurchaseOn) is { } from
            ? new CreditReviewState(from.AddMonths(months), months, last)
            : null;

    // The same calendar as the due day: the latest day whose review is due by now. Months are of different lengths, so it is looked for.
    private static DateOnly LastDayDue(DateOnly day, int months)
    {
        var last = day.AddMonths(-months);
        while (last.AddDays(1).AddMonths(months) <= day)
        {
            last = last.AddDays(1);
        }

        return last;
    }

    private static Expression<Func<Account, bool>> Either(Expression<Func<Account, bool>> left, Expression<Func<Account, bool>> right) =>
        Expression.Lambda<Func<Account, bool>>(
            Expression.OrElse(left.Body, Microsoft.EntityFrameworkCore.Query.ReplacingExpressionVisitor.Replace(right.Parameters[0], left.Parameters[0], right.Body)), left.Parameters);
}
