using System.Linq.Expressions;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// The book as one caller may see it: for answers. Reads only, tracks nothing, and shows of accounts, and of all that belongs
/// to accounts, what the scope allows.
/// </summary>
public sealed class AnswersDb : Book
{
    private static readonly HashSet<Type> NobodysRows =
    [
        typeof(FxRate), typeof(GradingPolicyVersion), typeof(StoredQuantileTable), typeof(CreditPolicyVersion),
        typeof(KeyBlock), typeof(Setting), typeof(UsedKey),
    ];

    // No answer comes from them, whoever asks: the context has no such tables.
    private static readonly HashSet<Type> NotForAnswers = [typeof(UserMapping), typeof(RefreshTokenMapping), typeof(ApiKeyMapping), typeof(DelegationMapping)];

    public AnswersDb(DbContextOptions<AnswersDb> options)
        : base(options) => ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;

    /// <summary>What the caller may see; nothing until <see cref="AnswersDbFactory"/>, which hands out contexts, has said it.</summary>
    internal Scope Scope { get; set; } = Scope.Nothing;

    /// <summary>What has been read of the state that the context is held in; null while it is in none.</summary>
    internal KnownOfState? Known { get; set; }

    // Read by the query filters: EF makes a parameter of a member of the context.
    private bool SeesEverything => Scope.SeesEverything;

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw Refused();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) => throw Refused();

    public override void Dispose()
    {
        // The context is kept for another caller.
        Known = null;
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        Known = null;
        return base.DisposeAsync();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => !NobodysRows.Contains(e.ClrType)))
        {
            entity.SetQueryFilter(Visible(entity));
        }
    }

    protected override bool Maps(Type mapping) => !NotForAnswers.Contains(mapping);

    private LambdaExpression Visible(IMutableEntityType entity) => Expression.Lambda(
        Expression.Property(Expression.Constant(this), nameof(SeesEverything)),
        Expression.Parameter(entity.ClrType, "row"));

    internal static InvalidOperationException Refused() =>
        new($"{nameof(AnswersDb)} answers questions; changes go through {nameof(BookTransactions)}.");
}
