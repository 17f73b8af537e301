using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables.Dunning;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>What a run for a day has to say of an account with anything past due.</summary>
/// <param name="Account">Number, names and language only.</param>
/// <param name="Plan">What it is reminded of, and what not.</param>
/// <param name="Contact">Who is addressed; null where nobody is known.</param>
/// <param name="Letter">Null when nothing is reminded of.</param>
public sealed record DunnedAccount(DateOnly Day, Account Account, DunningPlan Plan, string? Contact, DunningLetter? Letter, string PolicyVersion);
