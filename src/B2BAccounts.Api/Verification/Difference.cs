namespace B2BAccounts.Api.Verification;

/// <summary>Something that the book says and that its documents do not bear out.</summary>
/// <param name="Account">The account's number; null for the book as a whole.</param>
/// <param name="About">A document, or a figure with its day.</param>
/// <param name="Said">What the book says.</param>
/// <param name="Replayed">What the documents make of it.</param>
public sealed record Difference(string? Account, string About, string Said, string Replayed)
{
    public override string ToString() => $"{(Account is null ? "the book" : $"account {Account}")}, {About}: {Said}; replayed: {Replayed}";
}
