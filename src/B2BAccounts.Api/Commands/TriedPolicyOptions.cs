using System.CommandLine;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Trials;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Commands;

/// <summary>Which policy a command tries: a version of the book, or a file.</summary>
internal sealed class TriedPolicyOptions
{
    private readonly Option<string?> _version = new("--version-of-book") { HelpName = "VERSION", Description = "A version that the book has, a draft too." };

    private readonly Option<FileInfo?> _file = new("--file") { Description = "A document that nobody has drafted yet, JSON as the kind's schema in docs describes it." };

    public void AddTo(Command command)
    {
        command.Add(_version);
        command.Add(_file);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_version) is null == result.GetValue(_file) is null)
            {
                result.AddError("Name the policy: by --version-of-book or by --file, one of both.");
            }
        });
    }

    /// <exception cref="CannotStart">The file cannot be read.</exception>
    /// <exception cref="RuleViolation">POLICY_INVALID or POLICY_NOT_FOUND.</exception>
    public async Task<TriedPolicy> ReadAsync(ParseResult parsed, AccountsDb db, PolicyKind kind, CancellationToken cancellation) => parsed.GetValue(_file) is { } file
        ? TriedPolicy.Of(kind, await PolicyFile.ReadAsync(file, cancellation))
        : await TriedPolicy.FindAsync(db, kind, parsed.GetValue(_version)!, cancellation);
}
