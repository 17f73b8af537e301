using System.Security.Cryptography;

namespace B2BAccounts.Api.Security.Exports;

/// <summary>What one export is known by, in the answer's header, in the document and in the audit record.</summary>
public static class ExportTicket
{
    public const string Header = "Export-Id";

    public const int Length = 16;

    /// <summary>People read it off paper: without I, L, O, U, 0 and 1, which look like others.</summary>
    public const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    public static string Next() => RandomNumberGenerator.GetString(Letters, Length);
}
