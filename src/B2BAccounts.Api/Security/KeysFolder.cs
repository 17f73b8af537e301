using B2BAccounts.Api.Persistence;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security;

/// <summary>The folder of the keys that access tokens and secrets of one-time codes are protected by. Only the program's own user may read it.</summary>
public sealed class KeysFolder(IOptions<SecurityOptions> settings, BookDatabase database, IHostEnvironment environment)
{
    private const string Name = "b2baccounts.keys";

    /// <summary>Makes the folder when it is not there.</summary>
    /// <exception cref="CannotStart">It cannot be made.</exception>
    public DirectoryInfo Open()
    {
        var path = settings.Value.KeysFolder is { Length: > 0 } named ? Path.GetFullPath(named, environment.ContentRootPath)
            : Path.Combine(database.Folder ?? DataFolder.Path(), Name);
        try
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            if (OperatingSystem.IsWindows())
            {
                return Directory.CreateDirectory(path);
            }

            var folder = Directory.CreateDirectory(path, Owner);
            folder.UnixFileMode = Owner;
            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The folder of keys {path} cannot be made or kept from others: {problem.Message} Name another in Security:KeysFolder.", problem);
        }
    }
}
