using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>
/// Reads the certificates of the server before it listens, as Kestrel will: what is wrong with one is told with its key and file, and never
/// with its password.
/// </summary>
public static class Certificates
{
    private const string Default = "Certificates:Default";

    public static void Check(IConfiguration settings, string contentRoot)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var kestrel = settings.GetSection("Kestrel");
        var certificates = kestrel.GetSection("Certificates").GetChildren().ToList();
        var endpoints = kestrel.GetSection("Endpoints").GetChildren().ToList();
        foreach (var endpoint in endpoints)
        {
            var own = endpoint.GetSection("Certificate");
            var byName = endpoint.GetSection("Sni").GetChildren().Select(s => s.GetSection("Certificate")).ToList();
            Need("Url", endpoint.Path, endpoint["Url"], [own, .. byName, kestrel.GetSection(Default)]);
            certificates.AddRange([own, .. byName]);
        }

        // Kestrel leaves Urls alone when there are endpoints.
        foreach (var url in endpoints.Count == 0 ? (settings["urls"] ?? "").Split(';', StringSplitOptions.TrimEntries) : [])
        {
            Need("Urls", null, url, [kestrel.GetSection(Default)]);
        }

        foreach (var certificate in certificates.Where(c => c["Path"] is { Length: > 0 }))
        {
            Read(certificate, contentRoot);
        }
    }

    private static void Need(string key, string? endpoint, string? url, IEnumerable<IConfigurationSection> certificates)
    {
        if (url?.StartsWith(Uri.UriSchemeHttps + ":", StringComparison.OrdinalIgnoreCase) == true
            && !certificates.Any(c => c["Path"] is { Length: > 0 } || c["Subject"] is { Length: > 0 }))
        {
            throw new CannotStart(
                $"{(endpoint is null ? key : $"{endpoint}:{key}")} is '{url}' and has no certificate; set {(endpoint is null ? $"Kestrel:{Default}" : $"{endpoint}:Certificate")}:Path to a PFX file, or to a PEM file and KeyPath beside it.");
        }
    }

    private static void Read(IConfigurationSection certificate, string contentRoot)
    {
        var path = Existing(certificate, "Path", contentRoot);
        var keyPath = certificate["KeyPath"] is { Length: > 0 } ? Existing(certificate, "KeyPath", contentRoot) : null;
        var password = certificate["Password"];
        try
        {
            using var read = (keyPath, password) switch
            {
                (null, _) => X509CertificateLoader.LoadPkcs12FromFile(path, password),
                (_, null) => X509Certificate2.CreateFromPemFile(path, keyPath),
                _ => X509Certificate2.CreateFromEncryptedPemFile(path, password, keyPath),
            };
            if (!read.HasPrivateKey)
            {
                throw new CannotStart($"{certificate.Path}:Path is '{path}', which has no private key.");
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new CannotStart(
                $"{certificate.Path}:Path is '{path}'{(keyPath is null ? "" : $" with KeyPath '{keyPath}'")}, which cannot be read: {problem.Message} Allowed is a PFX file, or a PEM file with the PEM file of its key in KeyPath, and the right Password where it is encrypted.",
                problem);
        }
    }

    private static string Existing(IConfigurationSection certificate, string key, string contentRoot)
    {
        var path = Path.Combine(contentRoot, certificate[key]!);
        return File.Exists(path) ? path : throw new CannotStart($"{certificate.Path}:{key} is '{path}', which does not exist or may not be looked at.");
    }
}
