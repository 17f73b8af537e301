namespace B2BAccounts.Domain.Prospects;

/// <param name="Candidates">By rank, the highest first; equal ranks by id.</param>
/// <param name="Truncated">The node limit cut the chain that was looked at.</param>
public sealed record ProspectRun(DateOnly Day, IReadOnlyList<Candidate> Candidates, IReadOnlyList<DuplicateName> Duplicates, bool Truncated);
