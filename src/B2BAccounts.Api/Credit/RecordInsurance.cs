using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <param name="Amount">The most of what is owed that is covered; 0: from the first day on there is no cover, and none is waited for.</param>
/// <param name="CoverPercent">Percent of what is owed, up to the amount, that the insurer pays; above 0, at most 100, two decimals.</param>
public sealed record RecordInsuranceInput(string AccountNumber, string Insurer, MoneyInput Amount, decimal CoverPercent)
{
    /// <summary>Null: today.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day; must be given, but with an amount of 0.</summary>
    public DateOnly? ExpiresOn { get; init; }

    public string? Note { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Records what an insurer covers of what an account owes. Earlier cover is left as it is: of what has not ended, what began last counts.</summary>
public sealed class RecordInsurance(BookTransactions transactions, IHttpContextAccessor requests)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account is not there, or DATES_OUT_OF_ORDER: the cover would end before it begins or has ended.</exception>
    public Task<CreditLimit> HandleAsync(RecordInsuranceInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "recordInsurance", input, () => RecordAsync(book, input));
                return await book.Db.CreditLimits.AsNoTracking().SingleAsync(l => l.Id == id, book.Cancel);
            },
            cancel);
    }

    private async Task<long> RecordAsync(BookTransaction book, RecordInsuranceInput input)
    {
        var account = await AccountByNumber.IdAsync(book, input.AccountNumber);
        var from = input.ValidFrom ?? book.Today;
        var earliest = from > book.Today ? from : book.Today;
        if (input.ExpiresOn < earliest)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder,
                $"The last day {input.ExpiresOn:yyyy-MM-dd} lies before {earliest:yyyy-MM-dd}; cover that has ended, or never begins, is none.", "expiresOn");
        }

        var cover = new CreditLimit
        {
            Id = await book.KeyAsync<CreditLimit>(), AccountId = account, Source = LimitSource.Insured, Amount = input.Amount.Amount, Currency = input.Amount.Currency,
            Insurer = input.Insurer, CoverPercent = input.CoverPercent, ValidFrom = from, ExpiresOn = input.ExpiresOn, Reason = input.Note ?? InWords(input),
            SetBy = AuditCaller.Of(requests.HttpContext).Storable().Name, RecordedAt = book.RecordedAt,
        };
        book.Db.CreditLimits.Add(cover);
        await book.Db.SaveChangesAsync(book.Cancel);
        return cover.Id;
    }

    private static string InWords(RecordInsuranceInput input)
    {
        var amount = new Money(input.Amount.Amount, input.Amount.Currency);
        return input.ExpiresOn is { } last ? $"{input.Insurer} pays {input.CoverPercent:0.##} % of what is owed, of {amount} at most, until {last:yyyy-MM-dd}." : $"{input.Insurer} covers nothing any more.";
    }

    private sealed class Validator : AbstractValidator<RecordInsuranceInput>
    {
        public Validator()
        {
            RuleFor(i => i.AccountNumber).IsAccountNumber();
            RuleFor(i => i.Insurer).IsText(CreditLimitMapping.InsurerLength);
            RuleFor(i => i.Amount).SetValidator(MoneyInputValidator.Instance);
            RuleFor(i => i.Amount).Custom((amount, context) =>
            {
                if (amount.Amount < 0m)
                {
                    context.Problem(RuleCodes.ValueOutOfRange, $"The insured amount must be 0 or more, not {amount.Amount}.", "amount");
                }
            });
            RuleFor(i => i.CoverPercent).Custom((percent, context) =>
            {
                if (percent is <= 0m or > 100m || decimal.Round(percent, 2) != percent)
                {
                    context.Problem(RuleCodes.ValueOutOfRange, $"The cover must be above 0 and at most 100 percent, with at most two decimals, not {percent}.");
                }
            });
            RuleFor(i => i.ValidFrom).IsDay();
            RuleFor(i => i.ExpiresOn).IsDay().Custom((last, context) =>
            {
                var ends = context.InstanceToValidate.Amount.Amount == 0m;
                if (ends != last is null)
                {
                    context.Problem(RuleCodes.ValueOutOfRange, ends ? "An amount of 0 ends the cover for good; leave the last day out." : "Say the last day of the cover.");
                }
            });
            RuleFor(i => i.Note).IsOptionalText(CreditDecisionMapping.ReasonLength);
            RuleFor(i => i.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
