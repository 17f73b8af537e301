namespace B2BAccounts.Tests;

/// <summary>Where the project's own files lie.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A file or folder of the project, by its path from the root.</summary>
    public static string File(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "B2BAccounts.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No B2BAccounts.sln above {AppContext.BaseDirectory}.");
    }
}
