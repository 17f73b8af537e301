using B2BAccounts.Api.Persistence;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace B2BAccounts.Api.Commands;

/// <summary>
/// Settings in files, one each, as those who run containers hand secrets over: the process list, the environment of child processes and
/// a copied appsettings.json show none of them. Environment variables come after them.
/// </summary>
public static class SecretFiles
{
    /// <summary>Adds the settings of the configured folder and answers their keys; none without a folder.</summary>
    /// <exception cref="CannotStart">The folder is not there, or something in it cannot be read.</exception>
    public static IReadOnlyList<string> AddTo(ConfigurationManager configuration, string contentRoot)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        const string Key = $"{SecretsOptions.Section}:{nameof(SecretsOptions.Folder)}";
        if (configuration[Key] is not { Length: > 0 } named)
        {
            return [];
        }

        var folder = Path.GetFullPath(named, contentRoot);
        try
        {
            var source = new KeyPerFileConfigurationSource { FileProvider = new PhysicalFileProvider(folder), Optional = false };
            var sources = configuration.Sources;
            sources.Insert(sources.IndexOf(sources.OfType<JsonConfigurationSource>().Last()) + 1, source);
            return [.. new ConfigurationBuilder().Add(source).Build().AsEnumerable().Where(s => s.Value is not null).Select(s => s.Key)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"{Key} is '{folder}', which cannot be read: {problem.Message} Allowed is a folder of files, one setting each, such as Database__ConnectionString.", problem);
        }
    }
}
