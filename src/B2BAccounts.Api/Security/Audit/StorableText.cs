using System.Text;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>Text that others chose, in the letters and the length that every database takes.</summary>
internal static class StorableText
{
    /// <summary>What no database takes, or no line of a list, becomes a question mark; what is too long ends in an ellipsis.</summary>
    public static string Of(string given)
    {
        var text = new StringBuilder();
        foreach (var rune in given.EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength >= AuditRecord.LongestText)
            {
                return text.Append('…').ToString();
            }

            text.Append(Rune.IsControl(rune) ? "?" : rune.ToString());
        }

        return text.ToString();
    }
}
