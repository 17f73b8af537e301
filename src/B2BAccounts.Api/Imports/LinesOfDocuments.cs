using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Which documents of a file of lines cannot go in, found before the first does: an invoice of which one line is missing would be owed with
/// the wrong amount. Keeps sixteen bytes a document, and the reason of each that cannot.
/// </summary>
public sealed class LinesOfDocuments
{
    /// <summary>Most lines of a document.</summary>
    public const int Most = 10_000;

    private readonly HashSet<UInt128> ended = [];
    private readonly Dictionary<string, RuleViolation> refused = new(StringComparer.Ordinal);
    private string? current;
    private string? number;
    private int count;
    private RuleViolation? unknownBefore;

    /// <summary>Why the line's document cannot go in; null when it can.</summary>
    public RuleViolation? WhyNot(ImportedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return refused.GetValueOrDefault(Key(line)) ?? refused.GetValueOrDefault(line.DocumentNumber);
    }

    /// <summary>Whether two lines are of one document.</summary>
    public static bool AreOne(LineRow row, LineRow next) => row is ImportedLine a && next is ImportedLine b && Key(a) == Key(b);

    /// <summary>To be called with every row, in the file's order.</summary>
    public void Look(long at, LineRow row)
    {
        switch (row)
        {
            case WrongLine { Number: { } its } wrong:
                refused.TryAdd(its, Incomplete(at, "is of the same document", wrong.Why));
                unknownBefore = null;
                if (its != number)
                {
                    End();
                }

                break;
            case WrongLine wrong:
                // It may be a line of either neighbour.
                unknownBefore = Incomplete(at, "may be of the same document", wrong.Why);
                if (current is not null)
                {
                    refused.TryAdd(current, unknownBefore);
                }

                break;
            case ImportedLine line:
                Look(at, line, Key(line));
                break;
        }
    }

    private void Look(long at, ImportedLine line, string key)
    {
        if (key != current)
        {
            End();
            (current, number, count) = (key, line.DocumentNumber, 0);
            if (ended.Contains(TextHash.Of(key)))
            {
                refused.TryAdd(key, Refusal($"Lines of the document stand apart: some come at line {at} of the file, behind those of another. Sort the file by number."));
            }
        }

        if (unknownBefore is not null)
        {
            refused.TryAdd(key, unknownBefore);
            unknownBefore = null;
        }

        if (++count > Most)
        {
            refused.TryAdd(key, Refusal($"The document has more than {Most:N0} lines, the most that one may have, up to line {at} of the file."));
        }
    }

    private void End()
    {
        if (current is not null)
        {
            ended.Add(TextHash.Of(current));
        }

        (current, number) = (null, null);
    }

    private static RuleViolation Incomplete(long at, string how, RuleViolation why) =>
        Refusal($"Line {at} of the file {how} and cannot be taken ({why.Code}); a document goes in with all its lines.");

    private static RuleViolation Refusal(string message) => new(ImportCodes.DocumentIncomplete, message, "number");

    private static string Key(ImportedLine line) => $"{line.Account.Number}\n{line.DocumentNumber}";
}
