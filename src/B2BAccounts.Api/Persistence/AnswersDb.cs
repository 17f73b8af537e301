using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// The book as one caller may see it: for answers. Reads only, tracks nothing, and shows of accounts, and of all that belongs
/// to accounts, what the scope allows.
/// </summary>
public abstract class AnswersDb : Book
{
    // No answer comes from them, whoever asks: the context has no such tables.
    private static readonly HashSet<Type> NotForAnswers =
    [
        typeof(UserMapping), typeof(RefreshTokenMapping), typeof(ApiKeyMapping), typeof(DelegationMapping), typeof(ExportCountMapping),
    ];

    private protected AnswersDb(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>What the caller may see; nothing until <see cref="AnswersDbFactory"/>, which hands out contexts, has said it.</summary>
    internal Scope Scope { get; set; } = Scope.Nothing;

    /// <summary>What has been read of the state that the context is held in; null while it is in none.</summary>
    internal KnownOfState? Known { get; set; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw Refused();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) => throw Refused();

    public override void Dispose()
    {
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        Forget();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override bool Maps(Type mapping) => !NotForAnswers.Contains(mapping);

    internal static InvalidOperationException Refused() =>
        new($"{nameof(AnswersDb)} answers questions; changes go through {nameof(BookTransactions)}.");

    // The context is kept for another caller.
    private void Forget() => (Scope, Known) = (Scope.Nothing, null);
}

/// <summary>For those who see everything: no row is asked whose it is.</summary>
public sealed class WholeAnswersDb(DbContextOptions<WholeAnswersDb> options) : AnswersDb(options);
