using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>The demo portfolio with something in every column of every third row, so that a column left unread shows; and the statements
/// that answers were read by.</summary>
public sealed class FilledDemo : IAsyncDisposable, ILoggerProvider
{
    private static readonly Contract Read = Contract.Read();

    private readonly ConcurrentQueue<string> commands = new();
    private TestBook book = null!;

    public static Contract Contract => Read;

    public static async Task<FilledDemo> MakeAsync()
    {
        var demo = new FilledDemo();
        var book = demo.book = await TestBook.OpenAsync(
            more: services => services.AddSingleton<TimeProvider, Unhurried>().AddSingleton<SeedDemo>().AddHttp().AddLogging(log => log.AddProvider(demo)));
        await book.Get<SeedDemo>().RunIfEmpty(TestContext.Current.CancellationToken);
        await using var db = book.Db();
        var account = await db.Accounts.OrderByDescending(a => a.Id).Select(a => a.Id).FirstAsync();
        var invoice = await db.Invoices.Select(i => i.Id).FirstAsync();
        foreach (var rows in new IEnumerable<object>[]
        {
            db.Accounts.OrderBy(a => a.Id), db.Contacts, db.AccountIdentifiers, db.SupplyLinks.OrderBy(l => l.Id), db.Invoices, db.CreditNotes, db.Payments, db.Prospects,
        })
        {
            foreach (var row in rows.ToList().Where((_, i) => i % 3 == 0))
            {
                foreach (var property in db.Entry(row).Properties.Where(p => !p.Metadata.IsPrimaryKey() && Equals(p.CurrentValue, p.Metadata.Sentinel)))
                {
                    property.CurrentValue = Sample(property.Metadata, property.Metadata.Name == "InvoiceId" ? invoice : account);
                }
            }
        }

        await db.SaveChangesAsync();
        return demo;
    }

    public static GraphQLEngine Engine(bool readsWholeRows = false) => ApiEngine.Make(
        Contract, NullLogger<GraphQLEngine>.Instance, new GraphQLOptions(), new GraphQLLimits { MaxFieldCost = int.MaxValue, MaxTypeCost = int.MaxValue },
        readsWholeRows: readsWholeRows);

    /// <summary>The answer as it was written.</summary>
    public async Task<string> AskAsync(GraphQLEngine engine, string query, object? variables = null)
    {
        await using var scope = book.Services.CreateAsyncScope();
        using var result = await engine.ExecuteAsync(
            new GraphQLRequest(query, Variables: variables is null ? null : JsonSerializer.SerializeToElement(variables)), new RequestContext(scope.ServiceProvider) { Roles = RoleNames.SetOf(Role.Admin) });
        return Encoding.UTF8.GetString(result.Body.Span);
    }

    /// <summary>For each statement that answered a query, the columns that it read.</summary>
    public async Task<IReadOnlyList<string>> ColumnsAsync(string query, bool readsWholeRows = false)
    {
        commands.Clear();
        var answer = await AskAsync(Engine(readsWholeRows), query);
        Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
        return [.. commands.Where(c => c.Contains("SELECT ", StringComparison.Ordinal)).Select(Columns)];
    }

    public ILogger CreateLogger(string categoryName) =>
        categoryName == "Microsoft.EntityFrameworkCore.Database.Command" ? new Recorder(commands) : NullLogger.Instance;

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => book.DisposeAsync();

    private static string Columns(string command)
    {
        var start = command.IndexOf("SELECT ", StringComparison.Ordinal) + "SELECT ".Length;
        var columns = command[start..command.IndexOf("\nFROM", start, StringComparison.Ordinal)].Split(", ")
            .Select(c => c.Contains(" AS ", StringComparison.Ordinal) ? c[(c.IndexOf(" AS ", StringComparison.Ordinal) + 4)..] : c[(c.IndexOf('.', StringComparison.Ordinal) + 1)..])
            .Select(c => c.Trim('"', '[', ']').Replace("count(*)::int", "COUNT(*)", StringComparison.Ordinal));
        return string.Join(' ', columns.Order(StringComparer.Ordinal));
    }

    private static object? Sample(IProperty property, long key)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when property.IsForeignKey() => key,
            _ when type == typeof(string) => property.Name switch
            {
                { } name when name.EndsWith("Currency", StringComparison.Ordinal) => "EUR",
                "Country" => "DE",
                "PathLinkIds" => "",
                _ => "x",
            },
            _ when type == typeof(int) => 7,
            _ when type == typeof(double) => 0.5,
            _ when type == typeof(decimal) => 0.25m,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 2, 3),
            _ when type == typeof(DateTime) => new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc),
            { IsEnum: true } => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1),
            _ => throw new NotSupportedException($"{property.DeclaringType.ClrType.Name}.{property.Name} is a {type.Name}; say what it may hold."),
        };
    }

    /// <summary>Waits twelve times as long, so that a busy machine does not undo what is put in.</summary>
    private sealed class Unhurried : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 31, 9, 0, 0, TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : dueTime * 12, period);
    }

    private sealed class Recorder(ConcurrentQueue<string> commands) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId == Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuted)
            {
                commands.Enqueue(formatter(state, exception).ReplaceLineEndings("\n"));
            }
        }
    }
}

/// <summary>One a database for all tests that only ask.</summary>
public sealed class FilledDemos() : OnEachDatabase<FilledDemo>(FilledDemo.MakeAsync);
