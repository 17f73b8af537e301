using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Http;
using Microsoft.Extensions.Configuration;

namespace B2BAccounts.Api.Tests.Commands;

/// <summary>What is told of a certificate that the server cannot use.</summary>
public sealed class CertificatesTests : IDisposable
{
    private const string At = "Kestrel:Endpoints:Network:Certificate";

    private readonly TestCertificate files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("server.pem", "server.key", null)]
    [InlineData("server.pem", "encrypted.key", TestCertificate.Password)]
    [InlineData("server.pfx", null, TestCertificate.Password)]
    public void Every_kind_of_file_that_is_right_is_taken(string path, string? keyPath, string? password) => Check(path, keyPath, password);

    [Theory]
    [InlineData("nowhere.pfx", null, "a-secret", $"{At}:Path is '", "nowhere.pfx', which does not exist")]
    [InlineData("server.pem", "nowhere.key", "a-secret", $"{At}:KeyPath is '", "nowhere.key', which does not exist")]
    [InlineData("server.pfx", null, "a-secret", $"{At}:Path is '", "server.pfx', which cannot be read: ")]
    [InlineData("server.pfx", null, null, $"{At}:Path is '", "server.pfx', which cannot be read: ")]
    [InlineData("server.pem", null, "a-secret", $"{At}:Path is '", "server.pem', which cannot be read: ")]
    [InlineData("server.pem", "encrypted.key", "a-secret", $"{At}:Path is '", "encrypted.key', which cannot be read: ")]
    [InlineData("server.pem", "encrypted.key", null, $"{At}:Path is '", "encrypted.key', which cannot be read: ")]
    [InlineData("server.pem", "other.key", null, $"{At}:Path is '", "other.key', which cannot be read: ")]
    [InlineData("broken.pem", "server.key", null, $"{At}:Path is '", "broken.pem' with KeyPath '")]
    public void One_that_is_wrong_is_told_with_key_and_file_and_never_with_its_password(string path, string? keyPath, string? password, string key, string file)
    {
        File.WriteAllText(Path.Combine(files.Folder, "broken.pem"), "no certificate");
        using var other = new TestCertificate();
        File.Copy(other.Key, Path.Combine(files.Folder, "other.key"));
        var refused = Assert.Throws<CannotStart>(() => Check(path, keyPath, password));
        Assert.StartsWith(key, refused.Message, StringComparison.Ordinal);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_ends_with_the_reason_before_it_listens()
    {
        await using var program = await CommandLine.OpenAsync();
        var (code, output, error) = await program.Run(
            "serve", "--Kestrel:Endpoints:Network:Url=https://0.0.0.0:0", $"--{At}:Path={files.Pem}", $"--{At}:KeyPath={files.EncryptedKey}");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"{At}:Path is '{files.Pem}' with KeyPath '{files.EncryptedKey}', which cannot be read: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    // The file stands beside the program's own settings, as a relative path says.
    private void Check(string path, string? keyPath, string? password) => Certificates.Check(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kestrel:Endpoints:Network:Url"] = "https://0.0.0.0:5443",
            [$"{At}:Path"] = path,
            [$"{At}:KeyPath"] = keyPath,
            [$"{At}:Password"] = password,
        }).Build(),
        files.Folder);
}
