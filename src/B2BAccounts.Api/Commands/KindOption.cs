using System.CommandLine.Parsing;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Commands;

/// <summary>Which policy, as the contract writes it.</summary>
internal static class KindOption
{
    public static PolicyKind Read(ArgumentResult result)
    {
        switch (result.Tokens is [{ Value: var written }] ? written : "")
        {
            case "GRADING":
                return PolicyKind.Grading;
            case "CREDIT":
                return PolicyKind.Credit;
            case var other:
                result.AddError($"--kind: '{other}' is none; write GRADING or CREDIT.");
                return default;
        }
    }
}
