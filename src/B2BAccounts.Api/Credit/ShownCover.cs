using B2BAccounts.Domain;

namespace B2BAccounts.Api.Credit;

/// <summary>What an insurer pays of what an account owes, and what is left to us, base currency.</summary>
public sealed record ShownCover(Money Covered, Money Uninsured);
