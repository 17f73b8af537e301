using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.SupplyChain;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.SupplyChain;

public sealed record LinkAccountsInput(string SupplierNumber, string BuyerNumber)
{
    public string? Category { get; init; }

    public decimal? ShareOfSales { get; init; }

    public decimal? ShareOfSpend { get; init; }

    public MoneyInput? YearlyVolume { get; init; }

    public LinkSource Source { get; init; } = LinkSource.Declared;

    public decimal Confidence { get; init; } = 1m;

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public string? Evidence { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Records that one account supplies another. The same may be known from several sources, but once from each at a time.</summary>
public sealed class LinkAccounts(BookTransactions transactions)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">An account does not exist, or a rule refuses the link.</exception>
    /// <param name="scope">Whose accounts the caller sees; both ends are of them.</param>
    public Task<SupplyLink> HandleAsync(LinkAccountsInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.SupplierNumber, "supplierNumber"), (input.BuyerNumber, "buyerNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "linkAccounts", input, () => LinkAsync(book, input));
                return book.Db.SupplyLinks.Local.FindEntry(id)?.Entity ?? await book.Db.SupplyLinks.AsNoTracking().SingleAsync(l => l.Id == id, book.Cancel);
            },
            cancel);
    }

    private static async Task<long> LinkAsync(BookTransaction book, LinkAccountsInput input)
    {
        var outcome = (await SupplyLinking.LinkAsync(book, [input]))[0];
        if (outcome.Refused is { } refused)
        {
            throw refused;
        }

        return outcome.IsNew
            ? outcome.Id
            : throw new RuleViolation(SupplyChainCodes.LinkExists,
                $"{input.SupplierNumber} is already recorded as a supplier of {input.BuyerNumber} from the same source for the same days.", "buyerNumber");
    }

    /// <summary>Reports all that is wrong with the form of an input; importers ask before they open a transaction.</summary>
    /// <exception cref="InputInvalid">Anything is.</exception>
    public static void Check(LinkAccountsInput input) => Rules.Demand(input);

    private sealed class Validator : AbstractValidator<LinkAccountsInput>
    {
        public Validator()
        {
            RuleFor(l => l.SupplierNumber).IsAccountNumber();
            RuleFor(l => l.BuyerNumber).IsAccountNumber();
            RuleFor(l => l.Category).IsOptionalText(200);
            RuleFor(l => l.ShareOfSales).Custom(Share);
            RuleFor(l => l.ShareOfSpend).Custom(Share);
            RuleFor(l => l.YearlyVolume!).SetValidator(MoneyInputValidator.Instance).When(l => l.YearlyVolume is not null);
            RuleFor(l => l.YearlyVolume).Custom((volume, context) =>
            {
                if (volume?.Amount < 0m)
                {
                    context.Problem(InputCodes.OutOfRange, $"A yearly volume must be 0 or more, not {volume.Amount}.", "YearlyVolume.Amount");
                }
            });
            RuleFor(l => l.Confidence).Custom((confidence, context) =>
            {
                if (confidence is not (> 0m and <= 1m))
                {
                    context.Problem(InputCodes.OutOfRange, $"Confidence must lie above 0 and be at most 1, not {confidence}.");
                }
                else if (decimal.Round(confidence, 4, MidpointRounding.ToZero) != confidence)
                {
                    context.Problem(InputCodes.OutOfRange, $"The confidence {confidence} has more than 4 decimals.");
                }
            });
            RuleFor(l => l.ValidFrom).IsDay();
            RuleFor(l => l.ValidTo).IsDay();
            RuleFor(l => l.Evidence).IsOptionalText(2_000);
            RuleFor(l => l.IdempotencyKey).IsIdempotencyKey();
        }

        private static void Share(decimal? share, ValidationContext<LinkAccountsInput> context)
        {
            if (share is < 0m or > 1m)
            {
                context.Problem(InputCodes.OutOfRange, $"A share must lie between 0 and 1, not {share}.");
            }
            else if (share is { } given && decimal.Round(given, 12, MidpointRounding.ToZero) != given)
            {
                context.Problem(InputCodes.OutOfRange, $"The share {given} has more than 12 decimals.");
            }
        }
    }
}
