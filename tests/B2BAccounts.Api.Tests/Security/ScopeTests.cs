using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Tests.Copying;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Generation;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace B2BAccounts.Api.Tests.Security;

/// <summary>What a scope shows of every table, against a plain walk over all rows by their foreign keys.</summary>
public sealed class ScopeTests
{
    [DatabaseFact]
    public async Task Of_every_table_a_scope_shows_the_rows_of_its_accounts_and_no_other()
    {
        await using var book = await TestBook.OpenAsync();
        await using (var db = book.Db())
        {
            await EveryColumn.FillAsync(db);
        }

        var all = await AllAsync(book);
        var accounts = all[typeof(Account)].Cast<Account>().ToList();
        await using var model = book.Answers(Scope.Nothing);
        var filtered = model.Model.GetEntityTypes().Count(e => e.GetDeclaredQueryFilters().Count > 0 && !IsOfTheWhole(e.ClrType));
        foreach (var ids in new List<long[]> { Array.Empty<long>() }.Concat(accounts.Select(a => new[] { a.Id })).Append([accounts[0].Id, accounts[2].Id]))
        {
            await CompareAsync(book, all, Scope.Of(accounts: ids), ids.Length * filtered);
        }
    }

    [DatabaseFact]
    public async Task A_manager_a_team_a_region_and_who_wins_prospects_see_their_part_of_a_generated_book()
    {
        await using var book = await GeneratedBook.OpenAsync();
        await book.Get<Api.Generation.GenerateBook>().HandleAsync(new Api.Generation.GenerateBookInput(400, 5), progress: null, default);
        await using (var db = book.Db())
        {
            // Texts that look alike are not the same.
            await db.Accounts.OrderBy(a => a.Id).Take(1).ExecuteUpdateAsync(a => a.SetProperty(x => x.Manager, "Li Na").SetProperty(x => x.Team, "East").SetProperty(x => x.Region, "Zhejiang"));
            await db.Accounts.OrderBy(a => a.Id).Skip(1).Take(1).ExecuteUpdateAsync(a => a.SetProperty(x => x.Manager, "li na").SetProperty(x => x.Team, "east").SetProperty(x => x.Region, (string?)null));
        }

        var all = await AllAsync(book);
        var accounts = all[typeof(Account)].Cast<Account>().ToList();
        var manager = accounts.Where(a => a.Manager is not null).GroupBy(a => a.Manager!).MaxBy(g => g.Count())!.Key;
        Scope[] scopes =
        [
            Scope.Nothing, Scope.Of(managers: [manager]), Scope.Of(managers: ["Li Na"]), Scope.Of(teams: ["East"]), Scope.Of(regions: ["Zhejiang"]),
            Scope.Of(prospects: true), Scope.Of([manager], ["East"], ["Zhejiang"], [accounts[^1].Id], prospects: true), Scope.Of(managers: ["nobody", ""]),
        ];
        foreach (var scope in scopes)
        {
            await CompareAsync(book, all, scope, atLeast: 0);
        }

        Assert.True(accounts.Count(scopes[1].Sees) is > 5 and < 400);
        Assert.Single(accounts, scopes[2].Sees);
        Assert.Single(accounts, scopes[3].Sees);
    }

    [DatabaseFact]
    public async Task Who_sees_everything_sees_every_row()
    {
        await using var book = await TestBook.OpenAsync();
        await using (var db = book.Db())
        {
            await EveryColumn.FillAsync(db);
        }

        var all = await AllAsync(book);
        await using var answers = book.Answers(Scope.Everything);
        foreach (var (type, rows) in all)
        {
            Assert.Equal(rows.Count, (await RowsAsync(answers, type)).Count);
        }
    }

    private static async Task CompareAsync(TestBook book, Dictionary<Type, List<object>> all, Scope scope, int atLeast)
    {
        await using var answers = book.Answers(scope);
        var model = answers.Model;
        var seen = new Dictionary<Type, HashSet<string>>();
        var compared = 0;
        foreach (var type in all.Keys)
        {
            var entity = model.FindEntityType(type)!;
            var expected = SeenOf(entity);
            if (expected is null)
            {
                continue;
            }

            var found = (await RowsAsync(answers, type)).Select(r => Key(entity, r)).ToHashSet(StringComparer.Ordinal);
            Assert.True(expected.SetEquals(found), $"{type.Name} for {scope}: {found.Count} rows instead of {expected.Count}");
            compared += found.Count;
        }

        Assert.True(compared >= atLeast, $"only {compared} rows were compared");

        // Null for what is nobody's.
        HashSet<string>? SeenOf(IEntityType entity)
        {
            if (entity.ClrType == typeof(Account))
            {
                return [.. all[entity.ClrType].Where(a => scope.Sees((Account)a)).Select(a => Key(entity, a))];
            }

            // For those who see everything.
            if (IsOfTheWhole(entity.ClrType))
            {
                return [];
            }

            var owners = entity.GetForeignKeys().Where(k => k.IsRequired && k.PrincipalEntityType != entity)
                .Select(k => (Of: k.Properties[0].PropertyInfo!, Seen: seen.TryGetValue(k.PrincipalEntityType.ClrType, out var known) ? known : SeenOf(k.PrincipalEntityType)))
                .Where(o => o.Seen is not null).ToList();
            if (owners.Count == 0)
            {
                return null;
            }

            var keys = all[entity.ClrType].Where(r => owners.TrueForAll(o => o.Seen!.Contains(Convert.ToString(o.Of.GetValue(r), null)!))).Select(r => Key(entity, r));
            return seen[entity.ClrType] = [.. keys];
        }
    }

    private static bool IsOfTheWhole(Type type) => type.Namespace == typeof(AuditRecord).Namespace || type == typeof(GradingRun);

    private static string Key(IEntityType entity, object row) =>
        string.Join('/', entity.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(p.PropertyInfo!.GetValue(row), null)));

    private static async Task<Dictionary<Type, List<object>>> AllAsync(TestBook book)
    {
        await using var db = book.Db();
        await using var answers = book.Answers(Scope.Everything);
        // No answer comes from them, whoever asks.
        Assert.Equal(
            ["ApiKey", "Delegation", "ExportCount", "RefreshToken", "User"],
            db.Model.GetEntityTypes().Where(e => answers.Model.FindEntityType(e.ClrType) is null).Select(e => e.ClrType.Name).Order());
        var all = new Dictionary<Type, List<object>>();
        foreach (var entity in answers.Model.GetEntityTypes().Where(e => !e.IsOwned()))
        {
            all[entity.ClrType] = await RowsAsync(db, entity.ClrType);
        }

        return all;
    }

    private static Task<List<object>> RowsAsync(DbContext db, Type type) =>
        (Task<List<object>>)typeof(ScopeTests).GetMethod(nameof(ReadAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [db])!;

    private static async Task<List<object>> ReadAsync<T>(DbContext db)
        where T : class => [.. await db.Set<T>().AsNoTracking().ToListAsync()];
}
