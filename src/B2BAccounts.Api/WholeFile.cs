using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api;

/// <summary>Writes a file whole or not at all: beside its place first, then into it, so that nobody reads half of one.</summary>
public static class WholeFile
{
    /// <exception cref="CannotStart">The folder cannot be written.</exception>
    public static async Task WriteAsync(FileInfo target, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(write);
        var beside = $"{target.FullName}.{Path.GetRandomFileName()}.part";
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                await write(stream, cancellation);
            }

            File.Move(beside, target.FullName, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"{target.FullName} cannot be written: {failed.Message}", failed);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
