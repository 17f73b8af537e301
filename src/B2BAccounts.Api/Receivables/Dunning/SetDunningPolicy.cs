using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables.Dunning;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <param name="Document">JSON as docs/dunning-policy.schema.json describes it.</param>
/// <param name="ActiveFrom">The first day of runs that use it; today when left out.</param>
public sealed record SetDunningPolicyInput(string Document, DateOnly? ActiveFrom = null);

/// <summary>Adds a version of the dunning policy, for runs from a day on. A version is never edited; the same again changes nothing.</summary>
public sealed class SetDunningPolicy(BookTransactions transactions)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">POLICY_INVALID with the field's place, POLICY_ACTIVE when the version is another document's, or a day lies
    /// before another: reminders were made by the policy that was in force on it.</exception>
    public Task<DunningPolicyVersion> HandleAsync(SetDunningPolicyInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        var policy = Parse(input.Document);
        return transactions.RunAsync(
            async book =>
            {
                var from = input.ActiveFrom ?? book.Today;
                if (await book.Db.DunningPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.PolicyVersion == policy.Version, book.Cancel) is { } known)
                {
                    return known.Document == input.Document && (input.ActiveFrom is null || known.ActiveFrom == from)
                        ? known
                        : throw new RuleViolation(RuleCodes.PolicyActive,
                            $"The book has a version '{policy.Version}' already, with another text or active from another day ({known.ActiveFrom:yyyy-MM-dd}). Give yours a new version.", "document", "version");
                }

                var last = await book.Db.DunningNotices.MaxAsync(n => (DateOnly?)n.Day, book.Cancel);
                var first = last >= book.Today ? last.Value.AddDays(1) : book.Today;
                if (from < first)
                {
                    throw new RuleViolation(RuleCodes.DatesOutOfOrder,
                        last >= from ? $"Reminders were made on {last:yyyy-MM-dd}; a policy is active from {first:yyyy-MM-dd} at the earliest." : $"A policy is active from today, {first:yyyy-MM-dd}, at the earliest.", "activeFrom");
                }

                var version = new DunningPolicyVersion
                {
                    Id = await book.KeyAsync<DunningPolicyVersion>(), PolicyVersion = policy.Version, Document = input.Document, ActiveFrom = from, CreatedAt = book.RecordedAt,
                };
                book.Db.DunningPolicies.Add(version);
                return version;
            },
            cancel);
    }

    private static DunningPolicy Parse(string document)
    {
        try
        {
            return DunningPolicy.Parse(document);
        }
        catch (RuleViolation wrong)
        {
            throw new RuleViolation(wrong.Code, wrong.Message, ["document", .. wrong.Path]);
        }
    }

    private sealed class Validator : AbstractValidator<SetDunningPolicyInput>
    {
        private const int Longest = 400_000;

        public Validator()
        {
            RuleFor(p => p.Document).IsText(Longest);
            RuleFor(p => p.ActiveFrom).IsDay();
        }
    }
}
