using System.Text.Json;
using B2BAccounts.Api.Reports.Sheets;

namespace B2BAccounts.Api.Tests.Reports.Sheets;

/// <summary>Reads tables as programs that others wrote do: Python's csv, and openpyxl.</summary>
internal static class SheetReader
{
    // Cells as texts; of a workbook with its kind before it: n a number, d a day, s a text, b true or false.
    private const string Csv = "import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''), strict=True))))";

    private const string Xlsx = """
        import json, sys, openpyxl
        sheet = openpyxl.load_workbook(sys.argv[1]).active
        print(json.dumps([["" if c.value is None else c.data_type + ":" + (c.value.strftime("%Y-%m-%d") if c.data_type == "d" else str(c.value)) for c in row] for row in sheet.iter_rows()]))
        """;

    /// <summary>Debian's packages are for its own Python, whichever else is found first.</summary>
    private static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public static List<List<string>> Rows(byte[] file, SheetFormat format)
    {
        var (code, output) = OtherProgram.OnFile(file, name => OtherProgram.Run(Python, "-c", format == SheetFormat.Xlsx ? Xlsx : Csv, name), "." + format.Extension);
        if (code != 0 && output.Contains("No module named 'openpyxl'", StringComparison.Ordinal))
        {
            Needed.Missing("python3-openpyxl is not installed");
        }

        Assert.True(code == 0, output);
        return JsonSerializer.Deserialize<List<List<string>>>(output)!;
    }
}
