using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Receivables.Dunning;

namespace B2BAccounts.Domain.Policies;

/// <summary>Policy documents of every kind.</summary>
public static class PolicyDocuments
{
    /// <summary>The text that a new book begins with.</summary>
    public static string Default(PolicyKind kind) => kind switch
    {
        PolicyKind.Grading => GradingPolicy.DefaultDocument,
        PolicyKind.Credit => CreditPolicy.DefaultDocument,
        _ => DunningPolicy.DefaultDocument,
    };

    /// <summary>The version that a document names, when all of it is valid.</summary>
    /// <exception cref="RuleViolation">POLICY_INVALID with the field's place.</exception>
    public static string VersionOf(PolicyKind kind, string document) => kind switch
    {
        PolicyKind.Grading => GradingPolicy.Parse(document).Version,
        PolicyKind.Credit => CreditPolicy.Parse(document).Version,
        _ => DunningPolicy.Parse(document).Version,
    };
}
