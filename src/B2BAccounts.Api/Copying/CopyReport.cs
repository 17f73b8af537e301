using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Copying;

/// <summary>Tells what a copy or comparison has come to: a line for each table, all of them together, and what to do when they differ.</summary>
internal static class CopyReport
{
    private const int HashDigits = 12;

    public static async Task WriteAsync(TextWriter output, CopyResult result, BookDatabase source, BookDatabase target)
    {
        var isCopy = result.Copying > TimeSpan.Zero;
        var width = result.Tables.Max(t => t.Name.Length);
        await output.WriteLineAsync($"{"Table".PadRight(width)} {"rows",12} {(isCopy ? "rows/s" : ""),9}  hash");
        foreach (var table in result.Tables)
        {
            var rate = table.Copied > 0 ? Rate(table.Copied, table.Took) : "";
            await output.WriteLineAsync(
                $"{table.Name.PadRight(width)} {table.Source.Rows,12:N0} {rate,9}  {Short(table.Source)}{(table.IsSame ? "" : $" differs from {Short(table.Target)}")}");
        }

        var (all, copied) = (result.Tables.Sum(t => t.Source.Rows), result.Tables.Sum(t => t.Copied));
        await output.WriteLineAsync($"{"Total".PadRight(width)} {all,12:N0} {(isCopy ? Rate(copied, result.Copying) : ""),9}");
        await output.WriteLineAsync();
        if (isCopy)
        {
            var already = result.Resumed ? $"; {Math.Max(0, all - copied):N0} were there from an earlier run" : "";
            await output.WriteLineAsync($"Copied {copied:N0} rows in {result.Copying.TotalSeconds:N1} s ({Rate(copied, result.Copying)} rows/s){already}.");
        }

        await output.WriteLineAsync(
            $"Compared {all:N0} rows of both sides in {result.Comparing.TotalSeconds:N1} s ({Rate(all, result.Comparing)} rows/s).");
        await output.WriteLineAsync(result.AreSame
            ? $"The {target.Location} holds the same as the {source.Location}: counts and hashes of all {result.Tables.Count} tables are equal."
            : Differences(result, source, target));
    }

    private static string Differences(CopyResult result, BookDatabase source, BookDatabase target)
    {
        var lines = result.Tables.Where(t => !t.IsSame).Select(t => t.Source.Rows == t.Target.Rows
            ? $"  {t.Name}: {t.Source.Rows:N0} rows on both sides, but not with the same values"
            : $"  {t.Name}: {t.Source.Rows:N0} rows in the source, {t.Target.Rows:N0} in the target");
        var remedy = result.Copying == TimeSpan.Zero
            ? "One that is in use may have changed since it was copied."
            : $"It stays marked as unfinished. {(result.Resumed ? "The source has changed since the copy was begun, or the target has" : "Somebody has changed the target, or it cannot hold these values")}: "
                + "make the target anew, or name another, and copy again.";
        return $"The {target.Location} is not the same as the {source.Location}:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}{Environment.NewLine}{remedy}";
    }

    private static string Short(RowSum sum) => sum.ToString()[..HashDigits];

    private static string Rate(long rows, TimeSpan took) => $"{rows / Math.Max(took.TotalSeconds, 0.001):N0}";
}
