using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Copying;

/// <summary>A database named on the command line, such as <c>Sqlite:Data Source=book.db</c>, checked by the rules of the settings.</summary>
internal static class CopyArgument
{
    /// <exception cref="CannotStart">It names no provider, or has a connection string that is refused. The text is not repeated: it may hold a password.</exception>
    public static DatabaseOptions Read(string side, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (provider, connection) = colon < 0 ? ("", "") : (text[..colon], text[(colon + 1)..]);
        if (!BookDatabases.Providers.Contains(provider, StringComparer.OrdinalIgnoreCase) || connection.Length == 0)
        {
            throw new CannotStart(
                $"{side} must be a provider ({string.Join(", ", BookDatabases.Providers)}), a colon and a connection string, such as {side} \"Sqlite:Data Source=/var/lib/b2baccounts/b2baccounts.db\".");
        }

        var options = new DatabaseOptions { Provider = provider, ConnectionString = connection };
        var check = new DatabaseOptionsCheck().Validate(null, options);
        return check.Succeeded ? options : throw new CannotStart(string.Join(Environment.NewLine, check.Failures!.Select(f => $"{side}: {f}")));
    }
}
