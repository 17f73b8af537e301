using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// An enum as the word that the contract has for it (CreditNote is CREDIT_NOTE), so that a table reads like an answer.
/// Compare such columns for equality only: in SQL their order is the alphabet's.
/// </summary>
public sealed class EnumText<T>() : ValueConverter<T, string>(v => Write(v), v => Read(v))
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(v => v, v => Upper(v.ToString()));
    private static readonly Dictionary<string, T> Values = Words.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    private static string Write(T value) => Words.TryGetValue(value, out var word)
        ? word
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a {typeof(T).Name}.");

    private static T Read(string word) => Values.TryGetValue(word, out var value)
        ? value
        : throw new InvalidOperationException($"The database holds '{word}', which is no {typeof(T).Name}: it was written by a newer program.");

    private static string Upper(string name)
    {
        var word = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && word.Length > 0)
            {
                word.Append('_');
            }

            word.Append(char.ToUpperInvariant(c));
        }

        return word.ToString();
    }
}
