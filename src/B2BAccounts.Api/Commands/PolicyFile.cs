using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>A policy's document in a file.</summary>
internal static class PolicyFile
{
    /// <exception cref="CannotStart">The file cannot be read.</exception>
    public static async Task<string> ReadAsync(FileInfo source, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(source.FullName, cancellation);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"{source.FullName} cannot be read: {failed.Message}", failed);
        }
    }
}
