using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Reports;

/// <summary>Settings of who we are on papers that go to customers (section Company). What is empty is left out.</summary>
public sealed class CompanyOptions
{
    public const string Section = "Company";

    /// <summary>Stands for <see cref="ConfirmAt"/>'s document in it.</summary>
    public const string Reference = "{reference}";

    /// <summary>Our legal name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Our name on papers in Chinese; <see cref="Name"/> when empty.</summary>
    public string LocalName { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary>Whom a customer writes to or calls.</summary>
    public string Contact { get; set; } = "";

    /// <summary>Where customers pay to.</summary>
    public string BankAccount { get; set; } = "";

    /// <summary>Within how many days of receiving a statement a customer is asked to tell of differences, 1 to 365.</summary>
    public int ReplyDays { get; set; } = 15;

    /// <summary>An https address at which customers confirm a statement; {reference} in it becomes the statement's reference.</summary>
    public string ConfirmAt { get; set; } = "";

    /// <summary>Our name on papers in a language; null where none is set.</summary>
    internal string? NameIn(AccountLanguage language) => language != AccountLanguage.En && LocalName.Length > 0 ? LocalName : Name.Length > 0 ? Name : null;

    /// <summary>What is wrong with them; null when nothing is.</summary>
    internal string? Wrong() => this switch
    {
        { ReplyDays: < 1 or > 365 } => $"{Section}:{nameof(ReplyDays)} is {ReplyDays}; allowed are whole numbers from 1 to 365.",
        { ConfirmAt: { Length: > 0 } address } when !IsConfirmation(address) =>
            $"{Section}:{nameof(ConfirmAt)} is '{address}'; write an https address with {Reference} in it, such as https://example.com/confirm/{Reference}.",
        _ => null,
    };

    /// <summary>Where a customer confirms a statement; null where nowhere.</summary>
    internal Uri? ConfirmationOf(string reference) => ConfirmAt.Length == 0 ? null : new Uri(ConfirmAt.Replace(Reference, reference, StringComparison.Ordinal));

    private static bool IsConfirmation(string address) => address.Contains(Reference, StringComparison.Ordinal)
        && Uri.TryCreate(address.Replace(Reference, "X", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
