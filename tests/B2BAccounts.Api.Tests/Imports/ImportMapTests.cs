using B2BAccounts.Api.Imports;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class ImportMapTests
{
    [Theory]
    [InlineData("""{ "colums": {} }""", "unknown key 'colums'")]
    [InlineData("""{ "columns": { "acount": "x" } }""", "unknown key 'acount' in \"columns\"")]
    [InlineData("""{ "constants": { "moneda": "USD" } }""", "unknown key 'moneda' in \"constants\"")]
    [InlineData("""{ "values": { "status": {} } }""", "unknown key 'status' in \"values\"")]
    [InlineData("""{ "columns": { "currency": "cur" }, "constants": { "currency": "USD" } }""", "'currency' stands in \"columns\" and in \"constants\"")]
    [InlineData("""{ "dateFormats": ["hh:mm"] }""", "'hh:mm'")]
    [InlineData("""{ "dateFormats": ["yyyy-MM"] }""", "'yyyy-MM'")]
    [InlineData("""{ "dateFormats": [] }""", "no format")]
    [InlineData("""{ "decimal": ";" }""", "\"decimal\" must be")]
    [InlineData("""{ "thousands": "." }""", "differ from \"decimal\"")]
    [InlineData("""{ "delimiter": "ab" }""", "\"delimiter\" must be")]
    [InlineData("""{ "encoding": "klingon" }""", "\"encoding\" must be one of utf-8")]
    [InlineData("""{ "createAccounts": "yes" }""", "createAccounts")]
    [InlineData("""{ "columns": null """, "line 1")]
    [InlineData("""{ "constants": null }""", "constants")]
    [InlineData("""{ "decimal": ".", "decimal": "," }""", "decimal")]
    [InlineData("""null""", "empty")]
    public void A_map_that_says_what_nobody_reads_is_refused_by_name(string json, string named)
    {
        var refused = Assert.Throws<ImportRefused>(() => Load(json));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains("map", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_sample_map_is_read_by_its_import()
    {
        var samples = Directory.GetFiles(Repository.File("docs/samples"), "*.map.json");
        Assert.NotEmpty(samples);
        foreach (var sample in samples)
        {
            var columns = Path.GetFileName(sample) switch
            {
                var n when n.Contains("invoice-lines", StringComparison.Ordinal) => ImportedLine.Columns,
                var n when n.Contains("invoices", StringComparison.Ordinal) => ImportedInvoice.Columns,
                var n when n.Contains("links", StringComparison.Ordinal) => ImportedLink.Columns,
                var n when n.Contains("accounts", StringComparison.Ordinal) => ImportedAccount.Columns,
                var n => throw new InvalidOperationException($"Which import is {n} for?"),
            };
            ImportMap.Load(new FileInfo(sample), columns);
        }
    }

    [Fact]
    public void The_documentation_names_every_column_key_and_code()
    {
        var text = File.ReadAllText(Repository.File("docs/import.md"));
        var columns = ImportedAccount.Columns.Concat(ImportedLink.Columns).Concat(ImportedInvoice.Columns).Concat(ImportedPayment.Columns)
            .Concat(ImportedFxRate.Columns);
        foreach (var column in columns)
        {
            Assert.Contains($"| `{column.Name}`{(column.Required ? " *" : "")} | {column.Holds} | {column.Means} |", text, StringComparison.Ordinal);
        }

        foreach (var key in typeof(ImportMap).GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]))
        {
            Assert.Contains($"`{key}`", text, StringComparison.Ordinal);
        }

        foreach (var code in typeof(ImportCodes).GetFields().Select(f => (string)f.GetValue(null)!))
        {
            Assert.Contains($"`{code}`", text, StringComparison.Ordinal);
        }
    }

    private static ImportMap Load(string json)
    {
        var file = new FileInfo(Path.GetTempFileName());
        try
        {
            File.WriteAllText(file.FullName, json);
            return ImportMap.Load(file, ImportedInvoice.Columns);
        }
        finally
        {
            file.Delete();
        }
    }
}
