using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>What is asked of an account's credit.</summary>
public abstract record AskDecisionInput(string AccountNumber, string Reason)
{
    public string? IdempotencyKey { get; init; }
}

/// <param name="Amount">0 or more; 0 is 'pay first'.</param>
public sealed record AskLimitInput(string AccountNumber, string Reason, MoneyInput Amount, bool Group = false) : AskDecisionInput(AccountNumber, Reason)
{
    /// <summary>The last day, today or later; null: until another limit is set.</summary>
    public DateOnly? ExpiresOn { get; init; }
}

public sealed record AskHoldLiftedInput(string AccountNumber, string Reason) : AskDecisionInput(AccountNumber, Reason);

/// <param name="Amount">The most that the order may take.</param>
public sealed record AskOrderPassedInput(string AccountNumber, string Reason, string OrderNumber, MoneyInput Amount) : AskDecisionInput(AccountNumber, Reason)
{
    /// <summary>The last day on which it may pass, today or later; null for <see cref="CreditDecision.OpenDays"/> from the business day.</summary>
    public DateOnly? ExpiresOn { get; init; }
}

/// <summary>Asks for a decision about an account's credit. Nothing changes before enough others have agreed.</summary>
public sealed class AskDecision(BookTransactions transactions, Credits credits, IHttpContextAccessor requests)
{
    private static readonly LimitValidator LimitRules = new();
    private static readonly Validator<AskHoldLiftedInput> HoldRules = new();
    private static readonly OrderValidator OrderRules = new();

    /// <summary>For another limit of the account, or of the group that it heads, whose companies are not one manager's alone: for finance at least.</summary>
    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account is not there, the last day is past, DECISION_EXISTS, or FX_RATE_MISSING.</exception>
    public Task<CreditDecision> LimitAsync(AskLimitInput input, Scope scope, CancellationToken cancel)
    {
        LimitRules.Demand(input);
        return AskAsync(input, scope, "askLimit", CreditDecisionKind.Limit, async (book, asked, authority) =>
        {
            (asked.Group, asked.ExpiresOn) = (input.Group, input.ExpiresOn);
            await SetAmountAsync(book, asked, input.Amount);
            // A lower one too: it stays when the one that it replaces would have ended. What must stop at once is held.
            var band = authority.For(asked.AmountInQuestion);
            return asked.Group && band.Role < DecidingRole.Finance ? band with { Role = DecidingRole.Finance } : band;
        }, cancel);
    }

    /// <summary>For the end of a hold. In question is what the account could owe then: its limit, or what it owes already, whichever is more.</summary>
    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account is not there, CREDIT_NOT_HELD, DECISION_EXISTS, or FX_RATE_MISSING.</exception>
    public Task<CreditDecision> HoldLiftedAsync(AskHoldLiftedInput input, Scope scope, CancellationToken cancel)
    {
        HoldRules.Demand(input);
        return AskAsync(input, scope, "askHoldLifted", CreditDecisionKind.LiftHold, async (book, asked, authority) =>
        {
            if (!await HoldCredit.Standing(book.Db, asked.AccountId).AnyAsync(book.Cancel))
            {
                throw new RuleViolation(RuleCodes.CreditNotHeld, $"The credit of account {input.AccountNumber} is not held.", "accountNumber");
            }

            var use = (await credits.UsesAsync(book.Db, AccountSet.Of(asked.AccountId), book.Cancel))[asked.AccountId].Value;
            var limit = use.Limit is { } own ? await InBaseAsync(book, own.Amount, own.Currency) : 0m;
            asked.AmountInQuestion = Math.Max(limit, use.Exposure.Total.Amount);
            return authority.For(asked.AmountInQuestion);
        }, cancel);
    }

    /// <summary>For one order that may take credit whatever is left and held. In question is its amount with those of the account's others that may pass, or are asked to.</summary>
    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account is not there, the last day is past, DECISION_EXISTS, or FX_RATE_MISSING.</exception>
    public Task<CreditDecision> OrderPassedAsync(AskOrderPassedInput input, Scope scope, CancellationToken cancel)
    {
        OrderRules.Demand(input);
        return AskAsync(input, scope, "askOrderPassed", CreditDecisionKind.PassOrder, async (book, asked, authority) =>
        {
            (asked.OrderNumber, asked.ExpiresOn) = (input.OrderNumber, input.ExpiresOn ?? asked.LapsesOn);
            await SetAmountAsync(book, asked, input.Amount);
            asked.AmountInQuestion += await OtherOrdersAsync(book, asked);
            return authority.For(asked.AmountInQuestion);
        }, cancel);
    }

    private Task<CreditDecision> AskAsync<TInput>(
        TInput input, Scope scope, string operation, CreditDecisionKind kind, Func<BookTransaction, CreditDecision, Authority, Task<AuthorityBand>> fill, CancellationToken cancel)
        where TInput : AskDecisionInput => transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, operation, input, async () =>
                {
                    var caller = AuditCaller.Of(requests.HttpContext).Storable();
                    var asked = new CreditDecision
                    {
                        Id = await book.KeyAsync<CreditDecision>(), AccountId = await AccountByNumber.IdAsync(book, input.AccountNumber), Kind = kind, Reason = input.Reason,
                        AskedById = caller.Id, AskedBy = caller.Name, AskedAt = book.RecordedAt,
                        DueOn = Authority.DueOn(book.Today), LapsesOn = book.Today.AddDays(CreditDecision.OpenDays),
                    };
                    var band = await fill(book, asked, (await CreditPolicies.OnAsync(book.Db, book.Today, book.Cancel)).Authority);
                    // Of a program nobody knows which person stands behind it, who might agree as himself.
                    (asked.Authority, asked.People) = (band.Role, band.People + (CallerIdentity.Of(requests.HttpContext)?.Caller is { IsProgram: false } ? 0 : 1));
                    if (asked.ExpiresOn < book.Today)
                    {
                        throw new RuleViolation(RuleCodes.ValueOutOfRange, $"The last day {asked.ExpiresOn:yyyy-MM-dd} lies before today, {book.Today:yyyy-MM-dd}.", "expiresOn");
                    }

                    asked.LapsesOn = asked.ExpiresOn is { } last && last < asked.LapsesOn ? last : asked.LapsesOn;
                    await DemandOnlyAsync(book, asked);
                    book.Db.CreditDecisions.Add(asked);
                    await book.Db.SaveChangesAsync(book.Cancel);
                    return asked.Id;
                });
                return await book.Db.CreditDecisions.AsNoTracking().SingleAsync(d => d.Id == id, book.Cancel);
            },
            cancel);

    // Two open ones about the same would leave it to chance which is done last.
    private static async Task DemandOnlyAsync(BookTransaction book, CreditDecision asked)
    {
        var open = await book.Db.CreditDecisions.AsNoTracking().FirstOrDefaultAsync(
            d => d.AccountId == asked.AccountId && d.Kind == asked.Kind && d.Group == asked.Group && d.OrderNumber == asked.OrderNumber && d.Outcome == null && d.LapsesOn >= book.Today, book.Cancel);
        if (open is not null)
        {
            throw new RuleViolation(RuleCodes.DecisionExists,
                $"{open.AskedBy} has asked for the same on {open.AskedAt:yyyy-MM-dd}, and nobody has decided yet; withdraw that first, or have it decided.", "accountNumber");
        }
    }

    // Those that wait count as those that may pass: many small orders are together a large one, in whichever order they are asked and decided.
    private static async Task<decimal> OtherOrdersAsync(BookTransaction book, CreditDecision asked)
    {
        var others = await PassedOrders.ThatMay(book.Db, book.Today).Where(d => d.AccountId == asked.AccountId && d.OrderNumber != asked.OrderNumber)
            .Select(d => new { d.OrderNumber, Amount = d.Amount!.Value, Currency = d.Currency! }).ToListAsync(book.Cancel);
        var rates = await ClosingRates.OnAsync(book.Db, book.BaseCurrency, others.Select(o => o.Currency).Distinct(StringComparer.Ordinal), book.Today, book.Cancel);
        // What was decided of one order twice does not add up.
        return others.GroupBy(o => o.OrderNumber, o => rates.Convert(o.Amount, o.Currency, book.Today)).Sum(o => o.Max());
    }

    private static async Task SetAmountAsync(BookTransaction book, CreditDecision asked, MoneyInput amount)
    {
        (asked.Amount, asked.Currency) = (amount.Amount, amount.Currency);
        asked.AmountInQuestion = await InBaseAsync(book, amount.Amount, amount.Currency);
    }

    private static async Task<decimal> InBaseAsync(BookTransaction book, decimal amount, string currency) =>
        (await ClosingRates.OnAsync(book.Db, book.BaseCurrency, [currency], book.Today, book.Cancel)).Convert(amount, currency, book.Today);

    private sealed class LimitValidator : Validator<AskLimitInput>
    {
        public LimitValidator()
        {
            RuleFor(a => a.Amount).SetValidator(MoneyInputValidator.Instance);
            RuleFor(a => a.Amount.Amount).Custom((amount, context) =>
            {
                if (amount < 0m)
                {
                    context.Problem(RuleCodes.ValueOutOfRange, $"The limit {amount} must be 0 or more.");
                }
            });
            RuleFor(a => a.ExpiresOn).IsDay();
        }
    }

    private sealed class OrderValidator : Validator<AskOrderPassedInput>
    {
        public OrderValidator()
        {
            RuleFor(a => a.OrderNumber).IsDocumentNumber();
            RuleFor(a => a.Amount).SetValidator(MoneyInputValidator.OfDocument);
            RuleFor(a => a.ExpiresOn).IsDay();
        }
    }

    private class Validator<TInput> : AbstractValidator<TInput>
        where TInput : AskDecisionInput
    {
        public Validator()
        {
            RuleFor(a => a.AccountNumber).IsAccountNumber();
            RuleFor(a => a.Reason).IsText(CreditDecisionMapping.ReasonLength);
            RuleFor(a => a.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
