using System.Globalization;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>
/// A file of invoice lines through the program's import: the file as it is, and repeated with other numbers until it has as many rows as are
/// asked for; rows a second, and the most memory that the program had.
/// </summary>
internal static class LineImport
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var file, var map, var provider, var connection, .. var more] || more.Length > 1
            || !int.TryParse(more is [var asked] ? asked : "541909", NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
        {
            await Console.Error.WriteLineAsync("invoice-lines FILE MAP PROVIDER CONNECTION [ROWS]: the first column of FILE is the document's number, and CONNECTION that of an empty database.");
            return 2;
        }

        var database = new BookDatabase(provider, connection);
        var folder = Directory.CreateTempSubdirectory("line-import-");
        try
        {
            var repeated = Path.Combine(folder.FullName, "lines.csv");
            await File.WriteAllLinesAsync(repeated, Lines(file, rows));
            Console.Write(await ProgramUnderLoad.RunAsync(database, "migrate"));
            var (printed, peak) = await ProgramUnderLoad.RunMeasuredAsync(database, "import", "invoice-lines", repeated, "--map", map);
            Console.WriteLine($"{printed.TrimEnd()}\nAt most {peak / 1_000_000m:0} MB.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static IEnumerable<string> Lines(string file, int rows)
    {
        yield return File.ReadLines(file).First();
        var written = 0;
        for (var round = 0; written < rows; round++)
        {
            foreach (var line in File.ReadLines(file).Skip(1).TakeWhile(_ => written < rows))
            {
                written++;
                var comma = line.IndexOf(',', StringComparison.Ordinal);
                yield return round == 0 ? line : $"{line[..comma]}-{round}{line[comma..]}";
            }
        }
    }
}
