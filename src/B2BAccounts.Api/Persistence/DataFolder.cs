namespace B2BAccounts.Api.Persistence;

/// <summary>Where the program keeps files of its own when no setting names another place.</summary>
internal static class DataFolder
{
    public static string Path() => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "B2BAccounts");
}
