using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Commands;

/// <summary>How secrets come to the program: in files or the environment, and not on its command line.</summary>
public sealed class SecretsTests
{
    [DatabaseFact]
    public async Task A_file_has_what_its_name_says()
    {
        await using var program = await CommandLine.OpenAsync();
        program.Variables["Database__ConnectionString"] = null;
        await File.WriteAllTextAsync(Path.Combine(Secrets(program), "Database__ConnectionString"), program.Database.ConnectionString + "\n");
        var (code, _, error) = await program.Run("create-api-key", "--name", "crm", "--role", "AUDITOR");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["crm"], await program.Database.AskAsync("""SELECT "Name" FROM "ApiKeys" """));
    }

    [Fact]
    public async Task Files_come_after_appsettings_and_before_the_environment()
    {
        await using var program = await CommandLine.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(Secrets(program), "Business__BaseCurrency"), "yuan");
        var (code, _, error) = await program.Run("migrate");
        Assert.Equal(2, code);
        Assert.Contains("Business:BaseCurrency is 'yuan'", error, StringComparison.Ordinal);
        program.Variables["Business__BaseCurrency"] = "CNY";
        (code, _, error) = await program.Run("migrate");
        Assert.Equal((0, ""), (code, error));
    }

    [Theory]
    [InlineData("Databse__ConnectionString", "Databse:ConnectionString is no setting; allowed are")]
    [InlineData("Database__Conection", "Database:Conection is no setting; allowed are")]
    [InlineData("password", "password is no setting; allowed are")]
    public async Task A_file_that_nobody_reads_ends_the_start(string name, string says)
    {
        await using var program = await CommandLine.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(Secrets(program), name), "hush");
        var (code, _, error) = await program.Run("migrate");
        Assert.Equal(2, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_ends_the_start()
    {
        await using var program = await CommandLine.OpenAsync();
        var folder = Path.Combine(program.Folder, "nowhere");
        var (code, _, error) = await program.Run("serve", $"--Secrets:Folder={folder}");
        Assert.Equal(2, code);
        Assert.StartsWith($"Secrets:Folder is '{folder}', which cannot be read: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database:ConnectionString", "Host=db;Database=book;Username=clerk;Password=hush")]
    [InlineData("Database:ConnectionString", "Server=db;Database=book;UID=clerk;pwd = hush")]
    [InlineData("database:connectionstring", "Host=db;Database=book;SSL Password='hush'")]
    [InlineData("Database:ConnectionString", "hush;password=hush")]
    [InlineData("Kestrel:Endpoints:Network:Certificate:Password", "hush")]
    [InlineData("Kestrel:Certificates:Default:Password", "hush")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "authorization=hush")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "authorization=hush")]
    public void A_secret_on_the_command_line_is_refused_with_the_ways_that_are_safe(string key, string value)
    {
        var host = new ProgramHost(["--environment=Production", $"--{key}={value}"], TextWriter.Null);
        var refused = Assert.Throws<CannotStart>(() => host.Build(quiet: true));
        Assert.Equal(
            $"{key} has a secret on the command line, where other users of the machine can read it in the list of processes. "
            + $"Give it as the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}, or as a file of that name in the folder of Secrets:Folder.",
            refused.Message);
    }

    [Theory]
    [InlineData("Production", "Database:ConnectionString", "Data Source=book.db")]
    [InlineData("Production", "Database:ConnectionString", "Data Source=book.db;Password=")]
    [InlineData("Production", "Kestrel:Certificates:Default:KeyPath", "/srv/password.key")]
    [InlineData("Development", "Kestrel:Certificates:Default:Password", "hush")]
    public async Task What_is_no_secret_and_what_is_none_in_Development_may_stand_there(string environment, string key, string value)
    {
        await using var app = new ProgramHost([$"--environment={environment}", $"--{key}={value}"], TextWriter.Null).Build(quiet: true);
        Assert.Equal(value, app.Configuration[key]);
    }

    private static string Secrets(CommandLine program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(program.Folder, "secrets")).FullName;
        program.Variables["Secrets__Folder"] = folder;
        return folder;
    }
}
