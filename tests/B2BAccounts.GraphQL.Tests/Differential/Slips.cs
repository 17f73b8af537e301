namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Changes one place in a text: a character or a short piece is removed, repeated or put in.</summary>
internal static class Slips
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "!", ":", "=", "|", "&", "...", "..", ".", "$", "@", "#", "\"", "\"\"\"", "\\", "\\u12", "\\u{1F600}", "\\u{D800}",
        "\\uD83D\\uDE00", "'", "?", "%", "0", "00", "-", "-0", "1.", "1e", "1e5", ".5", "1a", "é", "😀", "\u0007", "\n", "\r", "\r\n", "﻿", ",", " on ", " null ",
        " true ", " extend ", " implements ", " repeatable ", " fragment ", "\"text\"", "$a", "{}", "()", "[]",
    ];

    public static string Make(string text, int seed)
    {
        var random = new Random(seed);
        var position = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 8), text.Length - position);
        var changed = random.Next(4) switch
        {
            0 => text.Remove(position, length),
            1 => text.Insert(position, text.Substring(position, length)),
            _ => text.Insert(position, Pieces[random.Next(Pieces.Length)]),
        };

        // A pair of surrogates torn apart could not be sent to the other program.
        return changed.EnumerateRunes().Any(r => r.Value == 0xFFFD) ? text : changed;
    }
}
