using System.Security.Cryptography;
using System.Text;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// Signs seals by a key in a file beside the other keys (<see cref="KeysFolder"/>): whoever can write to the book, but not read the file,
/// cannot make seals.
/// </summary>
public sealed class AuditKey(KeysFolder folder)
{
    public const string FileName = "audit.key";

    private const int Bytes = 32;

    private byte[]? _key;

    /// <summary>HMAC-SHA256 of a seal's hash, lower-case hexadecimal. Makes the key when there is none yet.</summary>
    /// <exception cref="CannotStart">The file is no key.</exception>
    public string Sign(string hash) => Sign(_key ??= Read() ?? Make(), hash);

    /// <summary>Whether the seal was signed by the key; null when there is no key here.</summary>
    public bool? Fits(string hash, string signature) => (_key ??= Read()) is not { } key ? null
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(key, hash)), Encoding.UTF8.GetBytes(signature));

    private string Path => System.IO.Path.Combine(folder.Open().FullName, FileName);

    private static string Sign(byte[] key, string hash) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(hash)));

    private byte[]? Read()
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        var key = File.ReadAllBytes(Path);
        return key.Length == Bytes ? key
            : throw new CannotStart($"{Path} is no key: it has {key.Length} bytes instead of {Bytes}. Restore it from a backup; without it seals cannot be checked.");
    }

    // Several processes may come here at once: whole under another name first, then theirs is taken who was first.
    private byte[] Make()
    {
        var own = $"{Path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(own, RandomNumberGenerator.GetBytes(Bytes));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(own, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        try
        {
            File.Move(own, Path, overwrite: false);
        }
        catch (IOException) when (File.Exists(Path))
        {
            File.Delete(own);
        }

        return Read()!;
    }
}
