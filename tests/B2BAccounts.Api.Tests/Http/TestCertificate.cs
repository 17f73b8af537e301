using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>A certificate that vouches for itself, in files of every kind that the server takes, in a folder that is gone with it.</summary>
public sealed class TestCertificate : IDisposable
{
    /// <summary>The name that it is for, beside localhost and 127.0.0.1.</summary>
    public const string Host = "b2b.example";

    public const string Password = "secret-of-the-key-file";

    private readonly X509Certificate2 certificate;

    public TestCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var strong = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000);
        File.WriteAllText(Pem, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(EncryptedKey, key.ExportEncryptedPkcs8PrivateKeyPem(Password, strong));
        File.WriteAllBytes(Pfx, certificate.Export(X509ContentType.Pkcs12, Password));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("b2b-tls-").FullName;

    public string Pem => Path.Combine(Folder, "server.pem");

    public string Key => Path.Combine(Folder, "server.key");

    public string EncryptedKey => Path.Combine(Folder, "encrypted.key");

    public string Pfx => Path.Combine(Folder, "server.pfx");

    /// <summary>What a client trusts that trusts it alone.</summary>
    public X509ChainPolicy Trust() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck,
    };

    public void Dispose()
    {
        certificate.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
