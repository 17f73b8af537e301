using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace B2BAccounts.Api.Tests.Commands;

public sealed class CommandTests
{
    [Theory]
    [InlineData("Unrecognized command or argument 'imprt'", "imprt")]
    [InlineData("FILE", "import", "invoices")]
    [InlineData("Databse:Provider is no setting; allowed are", "seed-demo", "--Databse:Provider=Sqlite")]
    [InlineData("Database:Provder is no setting; allowed are Database:Provider", "seed-demo", "--Database:Provder=Sqlite")]
    [InlineData("Database:Provider is 'Oracle'; allowed is Sqlite", "seed-demo", "--Database:Provider", "Oracle")]
    [InlineData("Business:BaseCurrency is 'yuan'", "seed-demo", "--Business:BaseCurrency=yuan")]
    [InlineData("GraphQL:Http:MaxBatch is no setting; allowed are", "serve", "--GraphQL:Http:MaxBatch=5")]
    [InlineData("GraphQL:Htp:MaxBatchSize is no setting; allowed are GraphQL:Http:MaxBodyBytes", "serve", "--GraphQL:Htp:MaxBatchSize=5")]
    [InlineData("GraphQL:Http:MaxBatchSize is -1; allowed are requests from 2 up, or 0", "serve", "--GraphQL:Http:MaxBatchSize=-1")]
    [InlineData("GraphQL:Limit is no setting; allowed are GraphQL:", "seed-demo", "--GraphQL:Limit=3")]
    [InlineData("GraphQL:Limits is no setting; allowed are GraphQL:", "seed-demo", "--GraphQL:Limits=3")]
    [InlineData("GraphQL:Limits:MaxDeph is no setting; allowed are GraphQL:", "seed-demo", "--GraphQL:Limits:MaxDeph=3")]
    [InlineData("GraphQL:Limits:MaxDepth is 'deep'; allowed are whole numbers", "seed-demo", "--GraphQL:Limits:MaxDepth=deep")]
    [InlineData("GraphQL:Limits:MaxDepth is '0'; allowed are whole numbers from 1 to 1000", "seed-demo", "--GraphQL:Limits:MaxDepth=0")]
    [InlineData("Urls is 'http://0.0.0.0:5080'", "serve", "--urls", "http://0.0.0.0:5080")]
    [InlineData("Urls is 'http://*:5080'", "--urls=http://*:5080")]
    [InlineData("Urls is 'here'", "--urls=here")]
    [InlineData("Kestrel:Endpoints:Web:Url is 'http://192.168.1.5:80'", "serve", "--Kestrel:Endpoints:Web:Url=http://192.168.1.5:80")]
    [InlineData("Urls is 'https://0.0.0.0:5443' and has no certificate; set Kestrel:Certificates:Default:Path", "serve", "--urls=https://0.0.0.0:5443")]
    [InlineData("Kestrel:Endpoints:Web:Url is 'https://*:443' and has no certificate; set Kestrel:Endpoints:Web:Certificate:Path", "serve", "--Kestrel:Endpoints:Web:Url=https://*:443")]
    [InlineData("Kestrel:EndpointDefaults:SslProtocols:0 is 'Tls11'; allowed are Tls12 and Tls13", "serve", "--Kestrel:EndpointDefaults:SslProtocols:0=Tls11")]
    [InlineData("Kestrel:Endpoint is no setting; allowed are Kestrel:Endpoints:…", "serve", "--Kestrel:Endpoint:A:Url=https://127.0.0.1:5443")]
    [InlineData("it has a password", "serve", "Database:ConnectionString=Host=x;Password=hush")]
    [InlineData("on the command line", "serve", "--Database:ConnectionString=Host=x;PSW=hush")]
    [InlineData("does not exist", "import", "invoices", "nowhere.csv")]
    [InlineData("The map", "import", "invoices", "nowhere.csv", "--map", "nowhere.json")]
    public async Task What_cannot_be_done_is_said_in_a_line_or_two_with_exit_code_2(string says, params string[] arguments)
    {
        await using var program = await CommandLine.OpenAsync();
        var (code, output, error) = await program.Run(arguments);
        Assert.Equal(2, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.True(error.Split('\n').Length <= 4, error);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Help_shows_examples_and_settings()
    {
        await using var program = await CommandLine.OpenAsync();
        var (code, output, _) = await program.Run("--help");
        Assert.Equal(0, code);
        foreach (var part in (string[])["serve", "import", "seed-demo", "Examples:", "import invoices", "Database__Provider"])
        {
            Assert.Contains(part, output, StringComparison.Ordinal);
        }

        (code, output, _) = await program.Run("import", "--help");
        Assert.Equal(0, code);
        foreach (var kind in (string[])["accounts", "links", "invoices", "payments", "fx-rates"])
        {
            Assert.Contains(kind, output, StringComparison.Ordinal);
        }
    }

    [DatabaseFact]
    public async Task The_demo_goes_into_an_empty_book_once()
    {
        await using var program = await CommandLine.OpenAsync();
        var (code, output, error) = await program.Run("seed-demo");
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("80 accounts", output, StringComparison.Ordinal);
        (code, _, error) = await program.Run("seed-demo");
        Assert.Equal(2, code);
        Assert.Contains("empty book only", error, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Exit_codes_of_an_import_tell_all_in_some_rejected_nothing_done()
    {
        await using var program = await CommandLine.OpenAsync();
        var file = Path.Combine(program.Folder, "accounts.csv");
        await File.WriteAllTextAsync(file, "number,legalName,country\nA1,Anna & Co,SE\nA2,Bertil AB,SE\n");
        var (code, output, _) = await program.Run("import", "accounts", file);
        Assert.Equal(0, code);
        Assert.Contains("2 new, 0 unchanged, 0 rejected.", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "number,legalName,country\nA1,Anna & Co,SE\nA3,,SE\n");
        (code, output, _) = await program.Run("import", "accounts", file);
        Assert.Equal(1, code);
        Assert.Contains("0 new, 1 unchanged, 1 rejected.", output, StringComparison.Ordinal);
        Assert.Contains("VALUE_MISSING", output, StringComparison.Ordinal);
        Assert.Contains(file + ".rejected.csv", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "number,legalName,country\nA1,Someone else,SE\n");
        (code, _, _) = await program.Run("import", "accounts", file);
        Assert.Equal(2, code);
    }

    [Fact]
    public async Task A_file_of_settings_that_is_edited_changes_nothing_of_a_running_program()
    {
        await using var app = new ProgramHost([], TextWriter.Null).Build(quiet: true);
        var files = ((IConfigurationRoot)app.Configuration).Providers.OfType<JsonConfigurationProvider>().ToList();
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.False(f.Source.ReloadOnChange));
    }

    [DatabaseFact]
    public async Task The_server_says_where_it_listens_and_offers_two_queries()
    {
        await using var program = await CommandLine.OpenAsync();
        using var process = program.Start("--urls", "http://127.0.0.1:0", "--environment", "Development");
        try
        {
            var text = "";
            while (!text.Contains("Ctrl+C", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync() is { } line)
            {
                text += line + "\n";
            }

            Assert.Contains("has the demo portfolio now: 80 accounts", text, StringComparison.Ordinal);
            Assert.Matches(@"listens on http://127\.0\.0\.1:[1-9]\d*, for this machine only", text);
            Assert.Contains("account(number: \"D", text, StringComparison.Ordinal);
            Assert.Contains("prospects(first: 5)", text, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
