using System.Globalization;
using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Prospects;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Security.Fuzz;

/// <summary>
/// The demo portfolio with a mark in every text, two thirds of it others': their amounts are multiples of a great prime, and greater than all
/// amounts of the manager's accounts together.
/// </summary>
internal sealed class MarkedBook
{
    public const string Manager = "The manager whose part this is";
    public const long Prime = 1_000_003;

    // What the program reads of these has a form of its own, or is made of the others once they are marked.
    private static readonly HashSet<string> Formed =
        ["Country", "PathLinkIds", "Document", "InputHash", "PolicyVersion", "Grade", "GradeByPoints", "SearchName", "Industry"];

    private const long FirstKey = 5_000_000;

    private readonly Dictionary<string, Mark> marks = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(decimal Amount, Mark Mark)> amounts = [];
    private readonly Dictionary<long, Account> accounts = [];

    private MarkedBook()
    {
    }

    public IReadOnlyDictionary<string, Mark> Marks => marks;

    /// <summary>Whose an amount is, as it stands in the book; it may be of several.</summary>
    public ILookup<decimal, Mark> Amounts { get; private set; } = null!;

    public IReadOnlyCollection<Account> Accounts => accounts.Values;

    /// <summary>The account that the customer sees, one of the manager's.</summary>
    public Account Own { get; private set; } = null!;

    /// <summary>Every row that has a global id, by the name of its type.</summary>
    public IReadOnlyList<string> Ids { get; private set; } = [];

    /// <summary>More than all amounts of the manager's accounts together.</summary>
    public decimal Great { get; private set; }

    public Account Account(long id) => accounts[id];

    public static async Task<MarkedBook> MakeAsync(TestDatabase database, IEnumerable<string> nodes)
    {
        var marked = new MarkedBook();
        await using var book = await TestBook.OpenAsync(database, more: s => s.AddSingleton<SeedDemo>());
        await book.Get<SeedDemo>().RunIfEmpty(TestContext.Current.CancellationToken);
        await using (var db = book.Db())
        {
            await marked.MarkAsync(db);
        }

        // Assessments and prospects tell again what is marked now.
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), progress: null, default);
        await book.Get<FlagProspects>().HandleAsync(new FlagProspectsInput(), default);
        await using var read = book.Db();
        marked.Ids = [.. read.Model.GetEntityTypes().Where(e => nodes.Contains(e.ClrType.Name)).SelectMany(e => Rows(read, e).Select(r => GlobalId.Encode(e.ClrType.Name, (long)read.Entry(r).Property("Id").CurrentValue!)))];
        return marked;
    }

    private async Task MarkAsync(AccountsDb db)
    {
        var all = await db.Accounts.OrderBy(a => a.Id).ToListAsync();
        for (var i = 0; i < all.Count; i++)
        {
            accounts[all[i].Id] = all[i];
            all[i].Manager = i % 3 == 0 ? Manager : $"Manager {i}";
            // What the sales tool must not read is there to be read of companies that have bought nothing yet.
            all[i].Grade ??= "C";
            // The demo has them of customers only; the sales tool must not read those of others either.
            db.Contacts.Add(new Contact { Id = FirstKey + i, AccountId = all[i].Id, Version = 1 });
            db.AccountIdentifiers.Add(new AccountIdentifier { Id = FirstKey + i, AccountId = all[i].Id });
            db.AccountNeeds.Add(new AccountNeed { Id = FirstKey + i, AccountId = all[i].Id, StatedOn = new DateOnly(2026, 1, 1) });
        }

        await db.SaveChangesAsync();

        Own = all.Find(a => a.Manager == Manager && db.Payments.Any(p => p.AccountId == a.Id) && db.CreditLimits.Any(l => l.AccountId == a.Id))!;
        decimal mine = 0;
        foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned()))
        {
            foreach (var row in Rows(db, entity))
            {
                var owners = Owners(db, db.Entry(row));
                if (owners.Count > 0)
                {
                    Write(db.Entry(row), owners, ref mine);
                }
            }
        }

        foreach (var account in all)
        {
            account.Rename(account.LegalName, account.LocalName);
        }

        (Great, Amounts) = (mine, amounts.ToLookup(a => a.Amount, a => a.Mark));
        await db.SaveChangesAsync();
    }

    private void Write(EntityEntry row, List<long> owners, ref decimal mine)
    {
        var isMine = owners.TrueForAll(o => accounts[o].Manager == Manager);
        foreach (var property in row.Properties.Where(p => p.CurrentValue is not null || p.Metadata.ClrType == typeof(string)))
        {
            if (property.Metadata.ClrType == typeof(decimal) || property.Metadata.ClrType == typeof(decimal?))
            {
                if (property.Metadata.IsMoney() && isMine)
                {
                    mine += Math.Abs((decimal)property.CurrentValue!);
                }
                else if (property.Metadata.IsMoney() && (decimal)property.CurrentValue! is not 0m and var amount)
                {
                    amount = Math.Abs(amount) * Prime < 900_000_000_000_000m ? amount * Prime : Prime * (marks.Count + 1_000_000);
                    property.CurrentValue = amount;
                    amounts.Add((amount, new Mark("", row.Metadata.ClrType, owners)));
                }
            }
            else if (IsText(property.Metadata))
            {
                var mark = new Mark(string.Create(CultureInfo.InvariantCulture, $"MARK7Q{marks.Count:000000}Z"), row.Metadata.ClrType, owners);
                marks[mark.Text] = mark;
                property.CurrentValue = mark.Text;
            }
        }
    }

    private static bool IsText(IProperty property) =>
        property.ClrType == typeof(string) && !(property.GetMaxLength() < 14) && !Formed.Contains(property.Name)
        && !(property.Name == nameof(ProspectSignal.Evidence) && property.DeclaringType.ClrType == typeof(ProspectSignal))
        && !property.Name.EndsWith("Currency", StringComparison.Ordinal)
        && !(property.DeclaringType.ClrType == typeof(Account) && property.Name == nameof(Domain.Accounts.Account.Manager));

    // Empty for what is nobody's.
    private static List<long> Owners(AccountsDb db, EntityEntry row)
    {
        if (row.Entity is Account own)
        {
            return [own.Id];
        }

        var keys = row.Metadata.GetForeignKeys().Where(k => k.IsRequired).ToList();
        var direct = keys.Where(k => k.PrincipalEntityType.ClrType == typeof(Account)).Select(k => k.Properties[0].Name)
            .Concat(row.Metadata.FindProperty("AccountId") is { IsNullable: false } ? ["AccountId"] : []).Distinct().ToList();
        return direct.Count > 0
            ? [.. direct.Select(name => (long)row.Property(name).CurrentValue!)]
            : [.. keys.Select(k => db.Find(k.PrincipalEntityType.ClrType, row.Property(k.Properties[0].Name).CurrentValue)).OfType<object>().SelectMany(p => Owners(db, db.Entry(p)))];
    }

    private static List<object> Rows(AccountsDb db, IEntityType entity) =>
        [.. (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(entity.ClrType).Invoke(db, null)!];
}
