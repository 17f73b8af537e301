namespace B2BAccounts.Api.Tests;

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

        var missing = $"the data file ../shared/data/{name} is not there";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", missing);
        Assert.Skip(missing);
        return "";
    }

    /// <summary>A file of the checkout itself.</summary>
    public static string OfCheckout(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "B2BAccounts.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the checkout.");
        }

        return Path.Combine(folder.FullName, name);
    }
}
