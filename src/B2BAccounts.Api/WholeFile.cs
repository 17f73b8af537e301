using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api;

/// <summary>Writes a file whole or not at all: beside its place first, then into it, so that nobody reads half of one, whatever the machine does.</summary>
public static class WholeFile
{
    /// <summary>The ending of a file that is not whole yet.</summary>
    public const string Half = ".part";

    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <exception cref="CannotStart">The folder cannot be written, or the file is there and is not to be replaced.</exception>
    public static async Task WriteAsync(FileInfo target, Func<Stream, CancellationToken, Task> write, bool overwrite, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(write);
        var beside = $"{target.FullName}.{Path.GetRandomFileName()}{Half}";
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                await write(stream, cancellation);
                // Else a name could outlive what it stands for.
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target.FullName, overwrite);
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
