namespace B2BAccounts.Tests;

/// <summary>Finds a public data file beside the checkout; a test that needs one says so when it is not there.</summary>
internal static class SharedData
{
    public static string Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        Needed.Missing($"the data file ../shared/data/{name} is not there");
        return "";
    }
}
