using B2BAccounts.GraphQL.Conventions.Listings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>The rows in an SQLite database in memory: money as scaled integers, enums as texts.</summary>
internal sealed class CompaniesDb : DbContext
{
    private readonly SqliteConnection connection;

    private CompaniesDb(SqliteConnection connection) => this.connection = connection;

    public DbSet<Company> Companies => Set<Company>();

    public DbSet<Person> People => Set<Person>();

    /// <summary>The texts of the commands sent.</summary>
    public List<string> Commands { get; } = [];

    public static CompaniesDb Open(IEnumerable<Company> companies)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var db = new CompaniesDb(connection);
        db.Database.EnsureCreated();
        db.Companies.AddRange(companies);
        db.SaveChanges();
        db.ChangeTracker.Clear();
        db.Commands.Clear();
        return db;
    }

    /// <summary>How SQLite goes about a command; the values of its parameters do not matter to it.</summary>
    public async Task<string> PlanAsync(string command)
    {
        await using var explain = connection.CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + command;
        var names = command.Split('@').Skip(1).Select(after => string.Concat(after.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_')));
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            explain.Parameters.AddWithValue("@" + name, 1);
        }

        var plan = new System.Text.StringBuilder();
        await using var reader = await explain.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.AppendLine(reader.GetString(3));
        }

        return plan.Append(command).ToString();
    }

    public override void Dispose()
    {
        base.Dispose();
        connection.Dispose();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options
        .UseSqlite(connection)
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .LogTo((id, _) => id == RelationalEventId.CommandExecuting, data => Commands.Add(((CommandEventData)data).Command.CommandText));

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Company>(company =>
        {
            company.Property(c => c.Id).ValueGeneratedNever();
            company.Property(c => c.Revenue).HasConversion(v => (long)(v!.Value * 10_000m), v => v / 10_000m);
            company.Property(c => c.Status).HasConversion<string>();
            company.Property(c => c.FormerStatus).HasConversion<string>();
            company.ComplexProperty(c => c.Balance, b => b.Property(a => a.Value).HasConversion(v => (long)(v * 10_000m), v => v / 10_000m));
            company.HasOne(c => c.Parent).WithMany().HasForeignKey(c => c.ParentId);
            company.HasMany(c => c.People).WithOne().HasForeignKey(p => p.CompanyId);
        });
        model.Entity<Person>(person =>
        {
            person.Ignore(p => p.Nickname).Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.Pay).HasConversion(v => (long)(v!.Value * 10_000m), v => v / 10_000m);
        });
    }
}

/// <summary>Reads through EF.</summary>
internal sealed class EfRows(bool nullsComeFirst = true) : RowReader
{
    public override bool NullsComeFirst => nullsComeFirst;

    public override Task<List<TRow>> ToListAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation) => query.ToListAsync(cancellation);

    public override Task<int> CountAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation) => query.CountAsync(cancellation);

    public override bool IsOverflow(Exception failure) =>
        failure is SqliteException && failure.Message.Contains("integer overflow", StringComparison.Ordinal);
}
