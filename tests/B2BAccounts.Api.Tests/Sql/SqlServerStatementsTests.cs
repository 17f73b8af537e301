using System.Text.Json;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace B2BAccounts.Api.Tests.Sql;

/// <summary>
/// What SQL Server is asked on the hot paths, kept beside as text that somebody has read: a change of a query, or of EF, shows here. After a
/// change that is meant, WRITE_SQL=true writes the texts anew; read the difference before it is committed.
/// </summary>
public sealed class SqlServerStatementsTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    /// <summary>Questions of the API; variables as JSON.</summary>
    public static TheoryData<string, string> Questions => new()
    {
        { "account-page", """
            {
              account(number: "C-1") {
                number contacts { name } identifiers { value }
                invoices(first: 10) { nodes { number date open { amount currency } } }
                balance { total { amount } } ageing { balance { amount } } credit { limit { amount { amount } } }
                purchasing { orderDays } assessment { total } upstream(depth: 2) { count }
              }
            }
            """ },
        { "account-list", """{ accounts(first: 25, where: { status: { eq: CUSTOMER }, searchName: { contains: "motor" } }, order: [{ legalName: ASC }, { grade: DESC }]) { nodes { id number } totalCount } }""" },
        { "payment-speed", """{ account(number: "C-1") { number paymentSpeed { daysLate index trend { direction } } } }""" },
        { "ageing", "{ ageing { balance { amount } } }" },
        { "ageing-by-account", "{ ageingByAccount(first: 10) { nodes { account { number } } } }" },
        { "forecasts", "{ cashForecast { open { amount } } expectedCreditLoss { months } }" },
        { "prospects", "{ prospects(first: 25) { nodes { rank path account { number } signals { kind } } totalCount } }" },
        { "of-a-manager", """{ accounts(first: 25, where: { status: { eq: CUSTOMER } }, order: [{ legalName: ASC }]) { nodes { number } } account(number: "C-1") { number invoices(first: 10) { nodes { number } } suppliers { nodes { id } } } }""" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_is_asked_of_SQL_Server_as_the_text_beside_says(string name, string query)
    {
        await using var services = Services(name == "of-a-manager" ? Scope.Of(managers: ["Ana"]) : Scope.Everything);
        await using var scope = services.CreateAsyncScope();
        using var result = await FilledDemo.Engine().ExecuteAsync(new GraphQLRequest(query), new RequestContext(scope.ServiceProvider) { Roles = RoleNames.SetOf(Role.Admin) });
        var answer = JsonDocument.Parse(result.Body).RootElement;
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        Compare(name, services);
    }

    [Fact]
    public async Task A_posting_asks_and_changes_as_the_text_beside_says()
    {
        await using var services = Services();
        var database = (RecordingSqlServer)services.GetRequiredService<BookDatabase>();
        await using var db = database.CreateDbContext();
        var book = new BookTransaction(database, db, new KeyStock(), DateTime.UnixEpoch, Day, Domain.Currency.Of("CNY"), TestContext.Current.CancellationToken);
        await db.ByNumber<Invoice>([(1, "I-1")]).ToListAsync(book.Cancel);
        await foreach (var open in db.OpenInvoicesOldestFirst(1, "CNY").WithCancellation(book.Cancel))
        {
            Assert.Fail($"{open.DocumentId} is a row of a database that is not there.");
        }

        await db.RecordedAsync(AccountSet.Of(1), invoices: false, book.Cancel);
        await book.UpdatePurchasesAsync([new Account { Id = 1, FirstPurchaseOn = Day, LastPurchaseOn = Day }]);
        await book.UpdateOpenAsync([KeyValuePair.Create(new OpenDocument { DocumentId = 1, Open = 0m }, 5m)]);
        await KeepFigures.WriteAsync(book, [new AccountFigures { AccountId = 1, Day = Day, OpenInvoices = 1 }, new AccountFigures { AccountId = 2, Day = Day, OpenInvoices = 1 }]);
        await KeyTable.TakeAsync(db, "Invoice", 200, book.Cancel);
        Compare("posting", services);
    }

    private static void Compare(string name, ServiceProvider services)
    {
        var statements = ((RecordingSqlServer)services.GetRequiredService<BookDatabase>()).Statements.Texts;
        Assert.NotEmpty(statements);
        var text = string.Join("\n\n", statements.Select(s => $"{s.TrimEnd(';')};")) + "\n";
        var file = Path.Combine(Repository.Root, "tests", "B2BAccounts.Api.Tests", "Sql", "SqlServer", $"{name}.sql");
        if (Environment.GetEnvironmentVariable("WRITE_SQL") == "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text, ignoreLineEndingDifferences: true);
    }

    private static ServiceProvider Services(Scope? scope = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "SqlServer",
            ["Database:ConnectionString"] = "Server=nowhere.invalid;Database=book",
        }).Build());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production", ContentRootPath = Path.GetTempPath() });
        services.AddSingleton<TimeProvider>(new SetTime(new DateTimeOffset(Day, new TimeOnly(9, 0), TimeSpan.Zero)));
        services.AddSlices().AddHttp();
        services.AddScoped(_ => scope ?? Scope.Everything);
        services.AddSingleton<BookDatabase>(s => new RecordingSqlServer(
            new DatabaseOptions { Provider = "SqlServer", ConnectionString = "Server=nowhere.invalid;Database=book" }, s));
        return services.BuildServiceProvider();
    }
}
