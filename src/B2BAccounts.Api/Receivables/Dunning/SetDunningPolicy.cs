using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Policies;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <param name="Document">JSON as docs/dunning-policy.schema.json describes it.</param>
/// <param name="ActiveFrom">The first day of runs that use it; today when left out.</param>
public sealed record SetDunningPolicyInput(string Document, DateOnly? ActiveFrom = null);

/// <summary>Adds a version of the dunning policy, for runs from a day on. A version is never edited; the same again changes nothing.</summary>
public sealed class SetDunningPolicy(BookTransactions transactions, IHttpContextAccessor requests)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">POLICY_INVALID with the field's place, POLICY_ACTIVE when the version is another document's, or a day lies
    /// before another: reminders were made by the policy that was in force on it.</exception>
    public Task<Policy> HandleAsync(SetDunningPolicyInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        var version = PolicyVersions.Read(PolicyKind.Dunning, input.Document);
        return transactions.RunAsync(
            async book =>
            {
                var from = input.ActiveFrom ?? book.Today;
                if (await book.Db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Kind == PolicyKind.Dunning && p.Version == version, book.Cancel) is { } known)
                {
                    return known.Document == input.Document && known.ActiveFrom is not null && (input.ActiveFrom is null || known.ActiveFrom == from)
                        ? known
                        : throw new RuleViolation(RuleCodes.PolicyActive,
                            $"The book has a version '{version}' already, with another text or active from another day ({(known.ActiveFrom is { } day ? $"{day:yyyy-MM-dd}" : "none")}). Give yours a new version.", "document", "version");
                }

                var person = AuditCaller.Of(requests.HttpContext).Storable();
                var policy = new Policy { Id = await book.KeyAsync<Policy>(), Kind = PolicyKind.Dunning, Version = version, Document = input.Document, DraftedAt = book.RecordedAt };
                // Reminders of a day were made by the policy that was in force on it.
                var last = await book.Db.DunningNotices.MaxAsync(n => (DateOnly?)n.Day, book.Cancel);
                policy.Activate(person.Id, person.Name, from, last >= book.Today ? last.Value.AddDays(1) : book.Today, book.RecordedAt);
                book.Db.Policies.Add(policy);
                return policy;
            },
            cancel);
    }

    private sealed class Validator : AbstractValidator<SetDunningPolicyInput>
    {
        public Validator()
        {
            RuleFor(p => p.Document).IsText(PolicyVersions.LongestDocument);
            RuleFor(p => p.ActiveFrom).IsDay();
        }
    }
}
