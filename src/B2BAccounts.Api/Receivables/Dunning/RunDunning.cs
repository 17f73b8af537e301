using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables.Dunning;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <param name="Day">Today when left out; not in the future, and not before a day that has had its run.</param>
/// <param name="DryRun">Reminders are made and counted, and none is recorded.</param>
public sealed record RunDunningInput(DateOnly? Day = null, bool DryRun = false);

/// <summary>
/// 催款. Makes the reminders of a day: one for each account with anything that is due for one, recorded with its text; sending is somebody
/// else's. A batch of accounts in each transaction, so that a run that was cut off is finished by the next: who has a reminder of the day
/// gets no other, however often and by how many the run is made.
/// </summary>
public sealed class RunDunning(BookTransactions transactions, IDbContextFactory<AccountsDb> contexts, BusinessClock clock, DunningPlans plans)
{
    // As many accounts as a change can lock one by one: others post to the rest meanwhile.
    private const int Batch = 32;

    /// <param name="part">Told each batch that is done; null for nobody.</param>
    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">DUNNING_DAY_PASSED.</exception>
    public async Task<DunningRun> HandleAsync(RunDunningInput input, Func<DunnedPart, Task>? part, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        new Validator(clock.Today).Demand(input);
        var day = input.Day ?? clock.Today;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await DemandNoLaterAsync(db, day, cancel);
        var policy = await DunningPolicies.OnAsync(db, day, cancel);
        var tally = new DunningTally(day, input.DryRun, policy);
        foreach (var batch in (await DunningPlans.AccountsAsync(db, day, cancel)).Chunk(Batch))
        {
            var done = input.DryRun
                ? await PlanAsync(db, batch, day, policy, cancel)
                : await transactions.RunAsync(BookLock.OfAccounts(batch.Select(a => a.Number)), book => MakeAsync(book, batch, day, policy), cancel);
            // Counted here: a change that is undone, or run again, has counted nothing.
            tally.Count(done);
            await (part?.Invoke(done) ?? Task.CompletedTask);
        }

        return tally.Run();
    }

    private static async Task DemandNoLaterAsync(Book db, DateOnly day, CancellationToken cancel)
    {
        if (await db.DunningNotices.MaxAsync(n => (DateOnly?)n.Day, cancel) is { } last && last > day)
        {
            throw new RuleViolation(RuleCodes.DunningDayPassed,
                $"Reminders of {last:yyyy-MM-dd} are there already, which have gone by what was sent until then; run for that day or a later one, not for {day:yyyy-MM-dd}.", "day");
        }
    }

    private async Task<DunnedPart> MakeAsync(BookTransaction book, (long Id, string Number)[] batch, DateOnly day, DunningPolicy policy)
    {
        // Whoever runs for a later day at the same time was faster.
        await DemandNoLaterAsync(book.Db, day, book.Cancel);
        var part = await PlanAsync(book.Db, batch, day, policy, book.Cancel);
        var reminded = part.Accounts.Where(a => a.Letter is not null).ToList();
        var noticeKeys = await book.KeysAsync<DunningNotice>(reminded.Count);
        var itemKeys = await book.KeysAsync<DunningNoticeItem>(reminded.Sum(a => a.Plan.Reminded.Count()));
        var (notices, items) = (new List<DunningNotice>(), new List<DunningNoticeItem>());
        foreach (var (account, plan, letter) in reminded.Select(a => (a, a.Plan, a.Letter!)))
        {
            notices.Add(new DunningNotice
            {
                Id = noticeKeys[notices.Count], AccountId = account.Account.Id, Day = day, Level = plan.Level, Channel = policy.Levels[plan.Level - 1].Channel,
                Language = account.Account.Language, Contact = account.Contact, Subject = letter.Subject, Text = letter.Text, PolicyVersion = policy.Version, RecordedAt = book.RecordedAt,
            });
            foreach (var item in plan.Reminded)
            {
                items.Add(new DunningNoticeItem
                {
                    Id = itemKeys[items.Count], NoticeId = notices[^1].Id, AccountId = account.Account.Id, InvoiceId = item.Item.InvoiceId, Day = day, Level = item.Level, DaysLate = item.DaysLate,
                    Currency = item.Item.Open.Currency.Code, Open = item.Item.Open.Amount,
                });
            }
        }

        await book.InsertAsync(notices);
        await book.InsertAsync(items);
        return part;
    }

    private async Task<DunnedPart> PlanAsync(Book db, (long Id, string Number)[] batch, DateOnly day, DunningPolicy policy, CancellationToken cancel)
    {
        var made = (await AccountSet.Among(db.DunningNotices, n => n.AccountId, batch.Select(a => a.Id)).Where(n => n.Day == day).Select(n => n.AccountId).ToListAsync(cancel)).ToHashSet();
        var accounts = await plans.OfAsync(db, AccountSet.Of(batch.Select(a => a.Id).Where(id => !made.Contains(id))), day, policy, cancel);
        return new DunnedPart(
            [.. batch.Where(a => accounts.ContainsKey(a.Id)).Select(a => accounts[a.Id].ValueOrNull).OfType<DunnedAccount>()],
            made.Count,
            [.. batch.Where(a => accounts.ContainsKey(a.Id) && accounts[a.Id].Violation is not null)
                .Select(a => new DunningFailure(a.Number, accounts[a.Id].Violation!.Code, accounts[a.Id].Violation!.Message))]);
    }

    private sealed class Validator : AbstractValidator<RunDunningInput>
    {
        public Validator(DateOnly today) => RuleFor(r => r.Day).IsDay().Custom((day, context) =>
        {
            if (day > today && day <= InputRules.LastDay)
            {
                context.Problem(InputCodes.OutOfRange, $"The day {day:yyyy-MM-dd} lies in the future; the last that reminders can be made for is {today:yyyy-MM-dd}.");
            }
        });
    }
}
