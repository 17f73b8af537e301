using System.Globalization;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Copying;

/// <summary>How far a copy has come: the step that it is at, and the key of the last row of it that is done.</summary>
/// <param name="Step">Empty before the first.</param>
/// <param name="Key">As the source's database has it; empty before the first row.</param>
internal sealed record CopyPosition(string Step, IReadOnlyList<object> Key)
{
    /// <summary>A line for the step and one for each part of the key; the last of them may have lines of its own.</summary>
    public override string ToString() => string.Join('\n', [Step, .. Key.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)!)]);

    /// <exception cref="CannotStart">No step has the name: another version of the program has written it.</exception>
    public static CopyPosition Read(string text, IReadOnlyList<CopyStep> steps)
    {
        if (text.Length == 0)
        {
            return new CopyPosition("", []);
        }

        var name = text.Split('\n')[0];
        var table = steps.FirstOrDefault(s => s.Name == name)?.Table
            ?? throw new CannotStart($"The copy was begun by another version of this program, which was at '{name}'. Copy into a fresh database.");
        return new CopyPosition(name, table.ReadKey(text.Split('\n', table.KeyParts + 1)[1..]));
    }
}
