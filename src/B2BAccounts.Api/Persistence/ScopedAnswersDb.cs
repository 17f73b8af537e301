using System.Linq.Expressions;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// For those who see some accounts: each of an account's rows is there if the account is, and what stands between two accounts if both are.
/// A filter that names other rows is itself under theirs.
/// </summary>
public sealed class ScopedAnswersDb(DbContextOptions<ScopedAnswersDb> options) : AnswersDb(options)
{
    private static readonly HashSet<Type> NobodysRows =
    [
        typeof(FxRate), typeof(Policy), typeof(StoredQuantileTable),
        typeof(KeyBlock), typeof(Setting), typeof(UsedKey),
    ];

    // Read by the filters: EF makes parameters of members of the context.
    private IReadOnlyList<string> Managers => Scope.Managers;

    private IReadOnlyList<string> Teams => Scope.Teams;

    private IReadOnlyList<string> Regions => Scope.Regions;

    private IReadOnlyList<long> Ids => Scope.Accounts;

    private bool SeesProspects => Scope.SeesProspects;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Account>().HasQueryFilter(a =>
            Managers.Contains(a.Manager) || Teams.Contains(a.Team) || Regions.Contains(a.Region) || Ids.Contains(a.Id)
            || (SeesProspects && (a.Status == AccountStatus.Prospect || a.Status == AccountStatus.Lost)));
        modelBuilder.Entity<SupplyLink>().HasQueryFilter(l => Accounts.Any(a => a.Id == l.SupplierId) && Accounts.Any(a => a.Id == l.BuyerId));
        modelBuilder.Entity<AccountRelation>().HasQueryFilter(r => Accounts.Any(a => a.Id == r.AccountId) && Accounts.Any(a => a.Id == r.OtherId));
        modelBuilder.Entity<InvoiceLine>().HasQueryFilter(l => Invoices.Any(i => i.Id == l.InvoiceId));
        modelBuilder.Entity<CreditNoteLine>().HasQueryFilter(l => CreditNotes.Any(c => c.Id == l.CreditNoteId));
        // For those who see everything.
        modelBuilder.Entity<AuditRecord>().HasQueryFilter(r => false);
        modelBuilder.Entity<AuditChain>().HasQueryFilter(c => false);
        modelBuilder.Entity<AuditSeal>().HasQueryFilter(s => false);
        modelBuilder.Entity<GradingRun>().HasQueryFilter(r => false);
        modelBuilder.Entity<ProspectSignal>().HasQueryFilter(s => Prospects.Any(p => p.Id == s.ProspectId));
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.GetDeclaredQueryFilters().Count == 0 && !NobodysRows.Contains(e.ClrType)).ToList())
        {
            entity.SetQueryFilter(OfItsAccount(entity));
        }
    }

    private LambdaExpression OfItsAccount(IMutableEntityType entity)
    {
        if (entity.FindProperty("AccountId") is not { } account || account.ClrType != typeof(long))
        {
            throw new InvalidOperationException($"{entity.ClrType.Name} does not tell whose rows it has: give it an AccountId, or say in {nameof(ScopedAnswersDb)} who may see them.");
        }

        Expression<Func<long, bool>> isSeen = id => Accounts.Any(a => a.Id == id);
        var row = Expression.Parameter(entity.ClrType, "row");
        return Expression.Lambda(ReplacingExpressionVisitor.Replace(isSeen.Parameters[0], Expression.Property(row, account.PropertyInfo!), isSeen.Body), row);
    }
}
