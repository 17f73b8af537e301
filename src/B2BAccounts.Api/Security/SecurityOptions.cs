namespace B2BAccounts.Api.Security;

/// <summary>Settings of who may call (section Security).</summary>
public sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Folder of the keys that tokens are protected by; empty: beside a SQLite file, else in the user's data folder.</summary>
    public string KeysFolder { get; set; } = "";
}
