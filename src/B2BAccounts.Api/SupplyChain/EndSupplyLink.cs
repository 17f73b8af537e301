using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.SupplyChain;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.SupplyChain;

/// <param name="Id">The link's opaque global id.</param>
public sealed record EndSupplyLinkInput(string Id, DateOnly ValidTo, int Version);

/// <summary>Ends a link. It is never deleted: what held on a day stays true for that day.</summary>
public sealed class EndSupplyLink(BookTransactions transactions)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The link does not exist, has moved on, or began after the day.</exception>
    public Task<SupplyLink> HandleAsync(EndSupplyLinkInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            async book =>
            {
                var link = GlobalIds.Key<SupplyLink>(input.Id) is { } id ? await book.Db.SupplyLinks.SingleOrDefaultAsync(l => l.Id == id, book.Cancel) : null;
                if (link is null)
                {
                    throw new RuleViolation(SupplyChainCodes.LinkNotFound, $"There is no supply link with the id '{input.Id}'.", "id");
                }

                if (link.Version != input.Version)
                {
                    throw new RuleViolation(RuleCodes.VersionConflict,
                        $"The link was changed by somebody else: it has version {link.Version}, not {input.Version}. Read it again and repeat the change.", "version");
                }

                link.End(input.ValidTo);
                link.Version++;
                link.UpdatedAt = book.RecordedAt;
                return link;
            },
            cancel);
    }

    private sealed class Validator : AbstractValidator<EndSupplyLinkInput>
    {
        public Validator()
        {
            RuleFor(l => l.Id).IsText(200);
            RuleFor(l => l.ValidTo).IsDay();
        }
    }
}
