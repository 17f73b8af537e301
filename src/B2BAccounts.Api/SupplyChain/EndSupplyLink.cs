using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
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
    /// <param name="scope">Whose accounts the caller sees; both ends are of them.</param>
    public Task<SupplyLink> HandleAsync(EndSupplyLinkInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            async book =>
            {
                var link = GlobalIds.Key<SupplyLink>(input.Id) is { } id ? await book.Db.SupplyLinks.SingleOrDefaultAsync(l => l.Id == id, book.Cancel) : null;
                if (link is null || !await SeesAsync(book, scope, link))
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

    private static async Task<bool> SeesAsync(BookTransaction book, Scope scope, SupplyLink link) => scope.SeesEverything
        || (await book.Db.Accounts.AsNoTracking().Where(a => a.Id == link.SupplierId || a.Id == link.BuyerId).ToListAsync(book.Cancel)).TrueForAll(scope.Sees);

    private sealed class Validator : AbstractValidator<EndSupplyLinkInput>
    {
        public Validator()
        {
            RuleFor(l => l.Id).IsText(200);
            RuleFor(l => l.ValidTo).IsDay();
        }
    }
}
