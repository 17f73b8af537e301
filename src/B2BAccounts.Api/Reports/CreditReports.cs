using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Reports;

/// <summary>
/// Gathers what a credit report says, from the same figures that GraphQL answers, within the caller's scope: all of one state of the book,
/// so that a paper adds up while others post.
/// </summary>
public sealed class CreditReports(
    AnswersDbFactory books, Ageings ageings, PaymentSpeeds speeds, Purchases purchases, Credits credits, BusinessClock clock, IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <param name="language">The account's own when null.</param>
    /// <param name="asOf">Today when null.</param>
    /// <exception cref="RuleViolation">There is no such account in the scope, or a figure cannot be had, such as for want of an exchange rate.</exception>
    public async Task<CreditReportModel> OfAsync(Scope scope, string number, AccountLanguage? language, DateOnly? asOf, CancellationToken cancel)
    {
        await using var reading = books.Read();
        await using var db = books.Create(scope, reading);
        return await OfAsync(db, await FindAsync(db, number, cancel), language, asOf, cancel);
    }

    /// <exception cref="RuleViolation">There is no such account among those of the book that is handed over.</exception>
    public static async Task<Account> FindAsync(AnswersDb db, string number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Accounts.SingleOrDefaultAsync(a => a.Number == number, cancel) ?? throw MissingAccount.Of(number, "number");
    }

    /// <summary>The same of an account that <see cref="FindAsync"/> has found in the same book.</summary>
    public async Task<CreditReportModel> OfAsync(AnswersDb db, Account account, AccountLanguage? language, DateOnly? asOf, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        var (day, one) = (asOf ?? clock.Today, AccountSet.Of(account.Id));
        var assessment = (await AssessmentsByAccount.ToldAsync(db, one, day, cancel)).GetValueOrDefault(account.Id);
        var speed = (await speeds.OfAsync(db, one, day, PaymentIndex.Months, cancel))[account.Id].Value;
        var bought = (await purchases.OfAsync(db, one, day, cancel))[account.Id].Value;
        return new CreditReportModel(
            language ?? account.Language,
            day,
            _base,
            await ReportIdentities.OfAsync(db, account, day, cancel),
            assessment.ValueOrNull?.Assessment,
            await CreditAsync(db, account, cancel),
            await ReceivablesAsync(db, one, day, cancel),
            new ReportPayment(speed.Speed, speed.Index, speed.Trend, bought.Figures),
            await ReportChains.OfAsync(db, account.Id, day, cancel))
        {
            Record = await ReportRecords.OfAsync(db, account.Id, day, clock.EndOf(day), cancel),
            AssessmentTellsOfOthers = assessment.Violation is not null,
        };
    }

    private async Task<ReportReceivables> ReceivablesAsync(AnswersDb db, AccountSet one, DateOnly day, CancellationToken cancel)
    {
        var ageing = (await ageings.OfAsync(db, one, day, cancel))[one.Ids[0]].Value;
        var (invoices, count, sums) = await ReportInvoices.OfAsync(db, one, day, ageing.Rates, cancel);
        return new ReportReceivables(ageing.Edges, ageing.Aged, ageing.Rates, invoices, count, sums);
    }

    private async Task<ReportCredit> CreditAsync(AnswersDb db, Account account, CancellationToken cancel)
    {
        var (one, today) = (AccountSet.Of(account.Id), clock.Today);
        var credit = (await credits.OfAsync(db, one, cancel))[account.Id].Value;
        var holds = await db.CreditHolds.Where(h => h.AccountId == account.Id && h.LiftedAt == null).OrderBy(h => h.SetAt).ThenBy(h => h.Id)
            .Select(h => new ReportHold(h.Reason, h.SetBy, h.SetAt)).ToListAsync(cancel);
        var inBase = credit.Limit is { } limit
            ? (await ClosingRates.OnAsync(db, _base, [limit.Currency], today, cancel)).Convert(limit.Amount, limit.Currency, today)
            : (decimal?)null;
        return new ReportCredit(
            today, credit.Limit, inBase, await PolicyLimitAsync(db, account, credit.Limit, cancel), credit.Exposure.Parts,
            credit.Available?.Amount, credit.TellsOfOthers, credit.Utilisation, credit.Status, [.. credit.Reasons.Select(r => new ReportReason(r.Code, r.Message))], holds);
    }

    /// <summary>
    /// What a limit by policy was computed from, worked out again for its day: the record of it is a sentence in English. Null where
    /// documents recorded since have changed that day's figures, so that the formula would not give the limit any more.
    /// </summary>
    private async Task<Domain.Credit.PolicyLimit?> PolicyLimitAsync(AnswersDb db, Account account, Domain.Credit.CreditLimit? limit, CancellationToken cancel)
    {
        if (limit is not { Source: Domain.Credit.LimitSource.Policy, ValidFrom: var day })
        {
            return null;
        }

        var one = AccountSet.Of(account.Id);
        var grade = (await AssessmentsByAccount.OfAsync(db, one, day, cancel)).GetValueOrDefault(account.Id)?.Assessment.Grade;
        var policy = await CreditPolicies.OnAsync(db, day, cancel);
        var bought = (await purchases.OfAsync(db, one, day, cancel))[account.Id].ValueOrNull?.Figures;
        var speed = (await speeds.OfAsync(db, one, day, PaymentIndex.Months, cancel))[account.Id].ValueOrNull;
        if (grade is null || bought is null || speed is null || policy.Grades.All(g => g.Grade != grade))
        {
            return null;
        }

        var terms = (await ReportIdentities.ProfileAsync(db, account.Id, day, cancel))?.Terms ?? account.Terms;
        var again = Domain.Credit.PolicyLimit.Of(policy, grade, day, bought.Level, bought.FirstOrderOn, terms, speed.Index);
        return again.Amount == limit.Amount && again.PolicyVersion == limit.PolicyVersion ? again : null;
    }
}
