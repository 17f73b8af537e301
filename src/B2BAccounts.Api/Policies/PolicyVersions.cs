using B2BAccounts.Domain;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Policies;

/// <summary>Policy documents as clients send them.</summary>
internal static class PolicyVersions
{
    /// <summary>Most letters of a document.</summary>
    public const int LongestDocument = 400_000;

    /// <summary>The version that a document names, when all of it is valid.</summary>
    /// <exception cref="RuleViolation">POLICY_INVALID, with the field's place under 'document'.</exception>
    public static string Read(PolicyKind kind, string document)
    {
        try
        {
            return PolicyDocuments.VersionOf(kind, document);
        }
        catch (RuleViolation wrong)
        {
            throw new RuleViolation(wrong.Code, wrong.Message, ["document", .. wrong.Path]);
        }
    }
}
