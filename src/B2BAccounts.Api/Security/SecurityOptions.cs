namespace B2BAccounts.Api.Security;

/// <summary>Settings of who may call (section Security).</summary>
public sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Folder of the keys that tokens are protected by; empty: beside a SQLite file, else in the user's data folder.</summary>
    public string KeysFolder { get; set; } = "";

    /// <summary>How many sign-ins and the like may come from one address in a minute.</summary>
    public int AttemptsPerAddress { get; set; } = 60;

    /// <summary>How many sign-ins may be tried for one name in a minute.</summary>
    public int AttemptsPerName { get; set; } = 20;
}
