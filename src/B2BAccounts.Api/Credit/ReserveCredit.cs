using System.Text.Json;
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

public sealed record ReserveCreditInput(string AccountNumber, string OrderNumber, MoneyInput Amount)
{
    /// <summary>The last day; null for <see cref="CreditReservation.DefaultDays"/> from the business day.</summary>
    public DateOnly? ExpiresOn { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>
/// Takes credit for an order, if the account's credit is not held, the account and every group above it have as much left, and every other order
/// rule of the policy lets it pass, or people have let it pass whatever the rules say. Orders of accounts that share a limit come one after the
/// other, so that however many come at once they never take more than it.
/// </summary>
public sealed class ReserveCredit(BookDatabase database, BookTransactions transactions, Credits credits, AuditedOften audit, IHttpContextAccessor requests)
{
    private static readonly Validator Rules = new();

    private static readonly CompiledQuery<Func<AccountsDb, string, Task<long?>>> Parent = new(() => EF.CompileAsyncQuery(
        (AccountsDb db, string number) => db.Accounts.Where(a => a.Number == number).Select(a => a.ParentId).SingleOrDefault()));

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">CREDIT_EXCEEDED, CREDIT_HELD, ORDER_REFERRED, ORDER_REFUSED, RESERVATION_EXISTS, or a rule of the figures; then nothing is taken.</exception>
    public async Task<CreditReservation> HandleAsync(ReserveCreditInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        List<string> sharing;
        await using (var db = database.CreateDbContext())
        {
            sharing = await WithGroupsAsync(db, input.AccountNumber, cancel);
        }

        try
        {
            return await transactions.RunAsync(BookLock.OfAccounts(sharing), book => TakeAsync(book, input, scope, sharing), cancel)
                ?? (await transactions.RunAsync(book => TakeAsync(book, input, scope, null), cancel))!;
        }
        catch (RuleViolation refused) when (refused.Code is RuleCodes.CreditExceeded or RuleCodes.CreditHeld or RuleCodes.OrderReferred or RuleCodes.OrderRefused)
        {
            // Whoever tries amount after amount finds out what a group has left: let it be seen.
            audit.Refused(
                AuditCaller.Of(requests.HttpContext), AuditEvent.OperationOf(requests.HttpContext), refused.Code,
                JsonSerializer.Serialize(new { account = input.AccountNumber, order = input.OrderNumber, amount = input.Amount.Amount, currency = input.Amount.Currency }));
            throw;
        }
    }

    /// <param name="locked">What was locked; null for the whole book.</param>
    /// <returns>Null when the account has come into another group before the lock was had.</returns>
    private async Task<CreditReservation?> TakeAsync(BookTransaction book, ReserveCreditInput input, Scope scope, List<string>? locked)
    {
        await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
        if (locked is not null && !locked.SequenceEqual(await WithGroupsAsync(book.Db, input.AccountNumber, book.Cancel)))
        {
            return null;
        }

        var id = await book.OnceAsync(input.IdempotencyKey, "reserveCredit", input, () => ReserveAsync(book, input, scope));
        // Read anew only where the key came again.
        return (await book.Db.CreditReservations.FindAsync([id], book.Cancel))!;
    }

    private async Task<long> ReserveAsync(BookTransaction book, ReserveCreditInput input, Scope scope)
    {
        var account = await AccountByNumber.IdAsync(book, input.AccountNumber);
        var (amount, until) = (new Money(input.Amount.Amount, input.Amount.Currency), input.ExpiresOn ?? book.Today.AddDays(CreditReservation.DefaultDays));
        if (until < book.Today || until > book.Today.AddDays(CreditReservation.LongestDays))
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange,
                $"The last day must lie between {book.Today:yyyy-MM-dd} and {book.Today.AddDays(CreditReservation.LongestDays):yyyy-MM-dd}, not on {until:yyyy-MM-dd}.", "expiresOn");
        }

        var reservation = await ReservedOrders.FindAsync(book, account, input.OrderNumber);
        if (reservation is null)
        {
            reservation = new CreditReservation { Id = await book.KeyAsync<CreditReservation>(), AccountId = account, OrderNumber = input.OrderNumber, Currency = amount.Currency.Code };
            book.Db.CreditReservations.Add(reservation);
        }

        reservation.Reserve(amount, until, book.Today);
        reservation.ReservedAt = book.RecordedAt;
        ReservedOrders.Touch(book, reservation);
        // Taken first and looked at then, in the figures that everybody is shown: what does not fit is undone with the transaction.
        await book.Db.SaveChangesAsync(book.Cancel);
        if (!await PassedOrders.MayPassAsync(book.Db, book.Today, account, input.OrderNumber, new Money(reservation.Amount, amount.Currency)))
        {
            await DemandNotHeldAsync(book, account, input);
            var use = (await credits.UsesAsync(book.Db, AccountSet.Of(account), book.Cancel))[account].Value;
            await DemandRoomAsync(book, use, amount, input, scope);
            // An order is as large as all of it, with what of it was delivered before.
            await DemandRulesAsync(book, use, new Money(reservation.Amount, amount.Currency), input);
        }

        return reservation.Id;
    }

    private static async Task DemandNotHeldAsync(BookTransaction book, long account, ReserveCreditInput input)
    {
        if (await HoldCredit.IsHeldAsync(book.Db, account))
        {
            throw new RuleViolation(RuleCodes.CreditHeld,
                $"The credit of account {input.AccountNumber} is held; nothing is reserved until the hold is lifted or the order is let pass by a decision.", "accountNumber");
        }
    }

    private static async Task DemandRoomAsync(BookTransaction book, CreditUse use, Money amount, ReserveCreditInput input, Scope scope)
    {
        if (use.Available is not { Amount: < 0m } after)
        {
            return;
        }

        var ofGroup = use.Room.Binding is { Group: true };
        if (ofGroup && !scope.SeesEverything)
        {
            // How much that is would tell what companies owe that the caller may not see.
            throw new RuleViolation(RuleCodes.CreditExceeded, $"{amount} is more than the group of account {input.AccountNumber} has left.", "amount");
        }

        var rates = await Receivables.ClosingRates.OnAsync(book.Db, after.Currency, [amount.Currency.Code], book.Today, book.Cancel);
        var before = after.Amount + rates.Convert(amount.Amount, amount.Currency.Code, book.Today);
        throw new RuleViolation(RuleCodes.CreditExceeded,
            $"{amount} is more than {(ofGroup ? "the group of account" : "account")} {input.AccountNumber} has left: {(before < 0m ? $"its limit is exceeded by {-before:0.####}" : $"{before:0.####}")} {after.Currency.Code}.", "amount");
    }

    private static async Task DemandRulesAsync(BookTransaction book, CreditUse use, Money amount, ReserveCreditInput input)
    {
        var check = await OrderChecks.OfAsync(book.Db, book.Today, use, amount, book.Cancel);
        // What is left and held was looked at with the order in the figures.
        List<OrderRuleResult> against = [.. check.Rules.Where(r => r.Verdict != OrderVerdict.Approved && r.Rule is not (OrderRule.Available or OrderRule.Hold))];
        if (against.Count > 0)
        {
            var refused = against.Exists(r => r.Verdict == OrderVerdict.Refused);
            throw new RuleViolation(
                refused ? RuleCodes.OrderRefused : RuleCodes.OrderReferred,
                $"Order '{input.OrderNumber}' of {amount} is {(refused ? "refused" : "referred: it needs a decision that lets it pass")}. "
                + string.Join(" ", against.Select(r => $"{r.Message} What would make it pass: {r.Remedy}")), "amount");
        }
    }

    /// <summary>The account's number and those of the groups above it, whose limits it shares.</summary>
    private static async Task<List<string>> WithGroupsAsync(AccountsDb db, string number, CancellationToken cancel)
    {
        var parent = await Parent.For(db)(db, number);
        return [number, .. (await AccountsAbove.FromAsync(db, parent, cancel)).Select(a => a.Number)];
    }

    private sealed class Validator : AbstractValidator<ReserveCreditInput>
    {
        public Validator()
        {
            RuleFor(r => r.AccountNumber).IsAccountNumber();
            RuleFor(r => r.OrderNumber).IsDocumentNumber();
            RuleFor(r => r.Amount).SetValidator(MoneyInputValidator.OfDocument);
            RuleFor(r => r.ExpiresOn).IsDay();
            RuleFor(r => r.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
