using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>Does a client's work once, however often he sends it.</summary>
public static class Idempotency
{
    /// <summary>The key has been used for something else.</summary>
    public const string KeyReused = "IDEMPOTENCY_KEY_REUSED";

    private static readonly JsonSerializerOptions Canonical = new() { Converters = { new WrittenAlike() } };

    /// <summary>The id that the work gives, or gave when the same key first came with the same input.</summary>
    public static async Task<long> OnceAsync<TInput>(
        this BookTransaction book, string? key, string operation, TInput input, Func<Task<long>> work)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(work);
        if (key is null)
        {
            return await work();
        }

        // Each caller has keys of his own: he neither learns of others' nor uses them up.
        var own = book.Caller.Length == 0 ? key : Secret.Hash($"{book.Caller}\n{key}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input, Canonical)));
        if (await book.Db.UsedKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Key == own, book.Cancel) is { } used)
        {
            return used.Operation == operation && used.InputHash == hash
                ? used.ResultId
                : throw new RuleViolation(KeyReused,
                    $"The idempotency key '{key}' was used on {used.RecordedAt:yyyy-MM-dd HH:mm} UTC for {used.Operation} with another input; use a new key.",
                    "idempotencyKey");
        }

        var id = await work();
        book.Db.UsedKeys.Add(new UsedKey { Key = own, Operation = operation, InputHash = hash, ResultId = id, RecordedAt = book.RecordedAt });
        return id;
    }

    // 100 and 100.00 are the same amount.
    private sealed class WrittenAlike : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(PlainDecimal.Of(value));
    }
}
