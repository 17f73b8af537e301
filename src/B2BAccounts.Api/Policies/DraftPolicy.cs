using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Policies;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Policies;

/// <param name="Document">JSON as the kind's schema in docs describes it.</param>
public sealed record DraftPolicyInput(PolicyKind Kind, string Document, string Reason)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>Adds a version of a policy that judges nothing until somebody else has activated it. A draft is not edited: another version is drafted.</summary>
public sealed class DraftPolicy(BookTransactions transactions, IHttpContextAccessor requests)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">DECISION_BY_PERSON, POLICY_INVALID with the field's place, or POLICY_ACTIVE: the version is there already.</exception>
    public Task<Policy> HandleAsync(DraftPolicyInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        CallerIdentity.DemandPerson(requests.HttpContext, "document");
        var person = AuditCaller.Of(requests.HttpContext).Storable();
        var version = PolicyVersions.Read(input.Kind, input.Document);
        return transactions.RunAsync(
            async book =>
            {
                var id = await book.OnceAsync(input.IdempotencyKey, "draftPolicy", input, async () =>
                {
                    if (await book.Db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Kind == input.Kind && p.Version == version, book.Cancel) is { } known)
                    {
                        throw new RuleViolation(RuleCodes.PolicyActive,
                            $"The book has a version '{version}' already, drafted on {known.DraftedAt:yyyy-MM-dd}. Versions are not edited; give yours a new one.", "document", "version");
                    }

                    var policy = new Policy
                    {
                        Id = await book.KeyAsync<Policy>(), Kind = input.Kind, Version = version, Document = input.Document, Reason = input.Reason, DraftedById = person.Id,
                        DraftedBy = person.Name, DraftedAt = book.RecordedAt,
                    };
                    book.Db.Policies.Add(policy);
                    await book.Db.SaveChangesAsync(book.Cancel);
                    return policy.Id;
                });
                return await book.Db.Policies.AsNoTracking().SingleAsync(p => p.Id == id, book.Cancel);
            },
            cancel);
    }

    private sealed class Validator : AbstractValidator<DraftPolicyInput>
    {
        public Validator()
        {
            RuleFor(p => p.Kind).Custom((kind, context) =>
            {
                if (kind == PolicyKind.Dunning)
                {
                    context.Problem(InputCodes.OutOfRange, "A policy of reminders is not drafted; setDunningPolicy sets it.");
                }
            });
            RuleFor(p => p.Document).IsText(PolicyVersions.LongestDocument);
            RuleFor(p => p.Reason).IsText(PolicyMapping.ReasonLength);
            RuleFor(p => p.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
