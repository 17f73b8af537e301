using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Grading;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <param name="Date">When it happened, not in the future; today when left out.</param>
public sealed record RecordAffinityInput(string AccountNumber, AffinityKind Kind, DateOnly? Date = null)
{
    public string? Note { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <param name="EventId">The opaque global id of what was recorded.</param>
public sealed record WithdrawAffinityInput(string EventId, string Reason)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>Records what an account did that shows that it is close to us, and takes back what it did not. The account is assessed anew.</summary>
public sealed class RecordAffinity(BookDatabase database, BookTransactions transactions, IHttpContextAccessor requests)
{
    private static readonly RecordValidator RecordRules = new();
    private static readonly WithdrawValidator WithdrawRules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account is not there, or VALUE_OUT_OF_RANGE: the day is to come.</exception>
    public Task<AffinityEvent> RecordAsync(RecordAffinityInput input, Scope scope, CancellationToken cancel)
    {
        RecordRules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "recordAffinity", input, () => RecordAsync(book, input));
                return await book.Db.AffinityEvents.AsNoTracking().SingleAsync(e => e.Id == id, book.Cancel);
            },
            cancel);
    }

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">AFFINITY_NOT_FOUND or AFFINITY_WITHDRAWN.</exception>
    public async Task<AffinityEvent> WithdrawAsync(WithdrawAffinityInput input, Scope scope, CancellationToken cancel)
    {
        WithdrawRules.Demand(input);
        var key = GlobalIds.Key<AffinityEvent>(input.EventId);
        string? number;
        await using (var db = database.CreateDbContext())
        {
            number = await db.AffinityEvents.Where(e => e.Id == key).Join(db.Accounts, e => e.AccountId, a => a.Id, (_, a) => a.Number).SingleOrDefaultAsync(cancel);
        }

        return await transactions.RunAsync(
            BookLock.OfAccounts(number ?? input.EventId),
            async book =>
            {
                var known = key is null ? null : await book.Db.AffinityEvents.SingleOrDefaultAsync(e => e.Id == key, book.Cancel);
                if (known is null || !(scope.SeesEverything || scope.Sees(await book.Db.Accounts.AsNoTracking().SingleAsync(a => a.Id == known.AccountId, book.Cancel))))
                {
                    throw new RuleViolation(RuleCodes.AffinityNotFound, $"Nothing was recorded under the id '{input.EventId}'.", "eventId");
                }

                await book.OnceAsync(input.IdempotencyKey, "withdrawAffinity", input, async () =>
                {
                    known.Withdraw(AuditCaller.Of(requests.HttpContext).Storable().Name, book.RecordedAt, input.Reason);
                    await book.Db.SaveChangesAsync(book.Cancel);
                    await AskAssessment.OfAsync(book, [known.AccountId]);
                    return known.Id;
                });
                return await book.Db.AffinityEvents.AsNoTracking().SingleAsync(e => e.Id == key, book.Cancel);
            },
            cancel);
    }

    private async Task<long> RecordAsync(BookTransaction book, RecordAffinityInput input)
    {
        var account = await AccountByNumber.IdAsync(book, input.AccountNumber);
        var day = input.Date ?? book.Today;
        if (day > book.Today)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"What happens on {day:yyyy-MM-dd} is to come; today is {book.Today:yyyy-MM-dd}.", "date");
        }

        var recorded = new AffinityEvent
        {
            Id = await book.KeyAsync<AffinityEvent>(), AccountId = account, Kind = input.Kind, Date = day, Note = input.Note,
            RecordedBy = AuditCaller.Of(requests.HttpContext).Storable().Name, RecordedAt = book.RecordedAt,
        };
        book.Db.AffinityEvents.Add(recorded);
        await book.Db.SaveChangesAsync(book.Cancel);
        await AskAssessment.OfAsync(book, [account]);
        return recorded.Id;
    }

    private sealed class RecordValidator : AbstractValidator<RecordAffinityInput>
    {
        public RecordValidator()
        {
            RuleFor(a => a.AccountNumber).IsAccountNumber();
            RuleFor(a => a.Date).IsDay();
            RuleFor(a => a.Note).IsOptionalText(AffinityEventMapping.NoteLength);
            RuleFor(a => a.IdempotencyKey).IsIdempotencyKey();
        }
    }

    private sealed class WithdrawValidator : AbstractValidator<WithdrawAffinityInput>
    {
        public WithdrawValidator()
        {
            RuleFor(a => a.EventId).IsText(200);
            RuleFor(a => a.Reason).IsText(AffinityEventMapping.NoteLength);
            RuleFor(a => a.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
