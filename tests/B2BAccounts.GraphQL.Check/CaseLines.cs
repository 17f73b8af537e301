using System.Text;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Check;

/// <summary>Cases as JSON Lines: one line in, one line out, in the same order.</summary>
internal static class CaseLines
{
    /// <returns>Whether the engine answered all cases; one that it breaks on is told in its line.</returns>
    public static async Task<bool> AnswerAsync(
        TextReader input, Stream output, Func<CheckCase, KnownSchemas, ValueTask<Answer>> check, KnownSchemas schemas, CancellationToken cancellation)
    {
        var sound = true;
        await using var buffered = new BufferedStream(output, 1 << 16);
        while (await input.ReadLineAsync(cancellation) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            JsonElement id = default;
            Answer answer;
            try
            {
                var given = CheckCase.Read(line);
                id = given.Id;
                answer = await check.AnswerAsync(given, schemas);
                sound &= !answer.EngineBroke;
            }
            catch (CheckException wrong)
            {
                (id, answer) = (wrong.Id, Answer.Of(wrong.Message));
            }

            answer.Write(buffered, id);
            if (input.Peek() < 0)
            {
                await buffered.FlushAsync(cancellation);
            }
        }

        return sound;
    }

    /// <summary>Standard input as UTF-8, whatever the terminal's code page.</summary>
    public static TextReader StandardInput() => new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false), false, 1 << 16);
}
