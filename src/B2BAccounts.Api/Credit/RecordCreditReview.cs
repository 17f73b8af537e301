using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Credit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

public sealed record RecordCreditReviewInput(string AccountNumber, string Note)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>Records that somebody has looked today whether an account's limit still fits. It changes no limit; who wants another asks for it.</summary>
public sealed class RecordCreditReview(BookTransactions transactions, IHttpContextAccessor requests)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="Domain.RuleViolation">The account is not there.</exception>
    public Task<CreditReview> HandleAsync(RecordCreditReviewInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "recordCreditReview", input, async () =>
                {
                    var review = await AddAsync(book, await AccountByNumber.IdAsync(book, input.AccountNumber), book.Today, input.Note, AuditCaller.Of(requests.HttpContext).Storable().Name);
                    await book.Db.SaveChangesAsync(book.Cancel);
                    return review.Id;
                });
                return await book.Db.CreditReviews.AsNoTracking().SingleAsync(r => r.Id == id, book.Cancel);
            },
            cancel);
    }

    internal static async Task<CreditReview> AddAsync(BookTransaction book, long account, DateOnly day, string note, string by)
    {
        var review = new CreditReview { Id = await book.KeyAsync<CreditReview>(), AccountId = account, Date = day, Note = note, ReviewedBy = by, RecordedAt = book.RecordedAt };
        book.Db.CreditReviews.Add(review);
        return review;
    }

    private sealed class Validator : AbstractValidator<RecordCreditReviewInput>
    {
        public Validator()
        {
            RuleFor(r => r.AccountNumber).IsAccountNumber();
            RuleFor(r => r.Note).IsText(CreditDecisionMapping.ReasonLength);
            RuleFor(r => r.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
