using System.Runtime.CompilerServices;
using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Verification;

/// <summary>
/// Replays the book from its documents, account after account, in plain code that shares no statement with the figures, and compares: what is
/// answered on some days, what postings keep beside the documents, and that nothing was given that was not there. All of it in one state of
/// the database, so that others may go on posting; no more than the documents of a few accounts are in memory at once.
/// </summary>
public sealed class VerifyBook(
    AnswersDbFactory answers, Ageings ageings, AgeingGroups groups, Balances balances, PaymentSpeeds speeds, CompanyCollections collections, Purchases purchases,
    Credits credits, FiguresCheck figures, BusinessClock clock, IOptions<BusinessOptions> business)
{
    // As many accounts are read at once as have about so many invoices together.
    private const int MostAccounts = 250;
    private const int EnoughInvoices = 2_500;

    /// <summary>Today, and the ends of the months one, six and twelve months back.</summary>
    public IReadOnlyList<DateOnly> DefaultDays()
    {
        var month = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        return [clock.Today, month.AddDays(-1), month.AddMonths(-5).AddDays(-1), month.AddMonths(-11).AddDays(-1)];
    }

    /// <param name="days">On which figures are compared; none for <see cref="DefaultDays"/>.</param>
    /// <param name="progress">Called with accounts done and their share of all, 0 to 1.</param>
    /// <param name="cancel">Ends it between two accounts.</param>
    public async Task<VerifiedBook> RunAsync(IReadOnlyList<DateOnly> days, Action<long, double> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(progress);
        days = days.Count == 0 ? DefaultDays() : [.. days.Distinct()];
        // By all that has been recorded, and as it was known when the day ended.
        List<LedgerDay> known = [.. days.SelectMany(d => clock.EndOf(d) < clock.UtcNow - KnownInstants.Settled ? [new LedgerDay(d), new LedgerDay(d, clock.EndOf(d))] : (LedgerDay[])[new(d)])];
        var (found, ageing, exposure) = (new Findings(), new AgeingCheck(ageings, balances, business), new ExposureCheck(credits, clock));
        var (speed, collected, purchase) = (new PaymentSpeedCheck(speeds), new CollectionsCheck(collections, business), new PurchasesCheck(purchases));
        await using var reading = answers.Read();
        var (state, total) = await BeginAsync(reading, known, exposure, found, cancel);
        var (documents, allocations, done) = (0L, 0L, 0L);
        await foreach (var chunk in ChunksAsync(reading, cancel))
        {
            // What a context has read of the state it keeps, so each chunk has its own.
            await using var db = answers.Create(Scope.Everything, reading);
            List<AccountReplay> accounts = [.. (await AccountRows.ReadAsync(db, chunk, cancel)).Select(r => new AccountReplay(r))];
            foreach (var account in accounts)
            {
                DocumentsCheck.Check(account, found);
                AllocationsCheck.Check(account, found);
                OpenDocumentsCheck.Check(account, found);
                ReservationsCheck.Check(account, found);
                DecisionsCheck.Check(account, found);
                AccountStateCheck.Check(account, state, found);
                documents += account.Documents.Count;
                allocations += account.Rows.Allocations.Count;
            }

            foreach (var day in known)
            {
                await AskAsync($"ageing on {AgeingCheck.Text(day)}", chunk, () => ageing.CheckAsync(db, accounts, day, state.RatesOn[day], found, cancel));
            }

            foreach (var day in days)
            {
                await AskAsync($"payment speed on {day:yyyy-MM-dd}", chunk, () => speed.CheckAsync(db, accounts, day, state.Rates, found, cancel));
                await AskAsync($"collections on {day:yyyy-MM-dd}", chunk, () => collected.CheckAsync(db, accounts, day, state.Rates, found, cancel));
                await AskAsync($"purchases on {day:yyyy-MM-dd}", chunk, () => purchase.CheckAsync(db, accounts, day, state.Rates, found, cancel));
            }

            await AskAsync("exposure", chunk, () => exposure.CheckUsedAsync(db, accounts, state.Rates, found, cancel));
            done += chunk.Count;
            progress(done, (double)done / total);
        }

        foreach (var day in known)
        {
            await AskBookAsync($"ageing on {AgeingCheck.Text(day)}", db => ageing.CheckBookAsync(db, day, found, cancel));
        }

        foreach (var day in days)
        {
            await AskBookAsync($"collections on {day:yyyy-MM-dd}", db => collected.CheckBookAsync(db, day, found, cancel));
            await AskBookAsync($"ageing of groups on {day:yyyy-MM-dd}", db => new AgeingGroupsCheck(ageings, groups).CheckAsync(db, day, found, cancel));
        }

        await AskBookAsync("figures kept", db => KeptFiguresCheck.CheckAsync(figures, db, clock.Today, found, cancel));
        await foreach (var chunk in ChunksAsync(reading, cancel))
        {
            await using var db = answers.Create(Scope.Everything, reading);
            await AskAsync("credit available", chunk, () => exposure.CheckLeftAsync(db, chunk.ToDictionary(a => a.Id, a => a.Number), state.Rates, found, cancel));
        }

        return new VerifiedBook(days, (int)done, documents, allocations, found.Kept, found.Count);

        async Task AskBookAsync(string about, Func<Book, Task> compare)
        {
            await using var db = answers.Create(Scope.Everything, reading);
            await AskAsync(about, [], () => compare(db));
        }

        // A book that is damaged may be such that a figure of many accounts cannot be answered at all.
        async Task AskAsync(string about, IReadOnlyList<Account> of, Func<Task> compare)
        {
            try
            {
                await compare();
            }
            catch (RuleViolation refused)
            {
                found.Add(null, of.Count == 0 ? about : $"{about} of accounts {of[0].Number} to {of[^1].Number}", $"{refused.Code}: {refused.Message}", "an answer");
            }
        }
    }

    private async Task<(VerifiedState State, int Accounts)> BeginAsync(
        BookReading reading, IReadOnlyList<LedgerDay> days, ExposureCheck exposure, Findings found, CancellationToken cancel)
    {
        await using var db = answers.Create(Scope.Everything, reading);
        await exposure.BeginAsync(db, cancel);
        return (await VerifiedState.ReadAsync(db, clock.Today, days, business.Value, found, cancel), await db.Accounts.CountAsync(cancel));
    }

    private async IAsyncEnumerable<IReadOnlyList<Account>> ChunksAsync(BookReading reading, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = 0L;
        while (true)
        {
            await using var db = answers.Create(Scope.Everything, reading);
            var next = await db.Accounts.Where(a => a.Id > last).OrderBy(a => a.Id).Take(MostAccounts).ToListAsync(cancel);
            if (next.Count == 0)
            {
                yield break;
            }

            var invoices = await AccountSet.Of(next.Select(a => a.Id)).Choose(db.Invoices, i => i.AccountId)
                .GroupBy(i => i.AccountId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
            var (chunk, read) = (new List<Account>(), 0);
            foreach (var account in next)
            {
                var count = invoices.GetValueOrDefault(account.Id);
                if (chunk.Count > 0 && read + count > EnoughInvoices)
                {
                    break;
                }

                chunk.Add(account);
                read += count;
            }

            last = chunk[^1].Id;
            yield return chunk;
        }
    }
}
