using System.Text.Json;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

public sealed record SignInInput(string Name, string Password, string? Code = null);

/// <summary>Signs a user in by name, password and, where he has one, the code of his authenticator app.</summary>
public sealed partial class SignIn(
    IDbContextFactory<AccountsDb> contexts, BookTransactions transactions, PasswordAttempts attempts, SecondFactor codes, SignInTokens tokens, BusinessClock clock,
    AuditTrail trail, IHttpContextAccessor requests, ILogger<SignIn> log)
{
    /// <summary>Null when he is not let in; why is in the log only, and an unknown name takes the same work.</summary>
    public async Task<SignedIn?> HandleAsync(SignInInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (user, mayTry) = await attempts.BeginAsync(await FindAsync(input.Name, cancel), cancel);
        var fits = Passwords.Fits(user?.PasswordHash, input.Password);
        var step = user is null ? null : codes.Check(user, input.Code, clock.UtcNow);
        var refused = user is null ? "there is no such user"
            : user.IsDisabled ? "the user is disabled"
            : !mayTry ? "the user is locked"
            : !fits ? "the password is wrong"
            : step is null ? "the code is wrong, missing or used"
            : null;
        var signedIn = refused is null ? await AdmitAsync(user!, step!.Value, cancel) : null;
        if (signedIn is null)
        {
            var (who, why) = (user is null ? "unknown" : $"user:{user.Id}", refused ?? "another attempt came first");
            LogRefused(log, who, why);
            trail.Note(SignInRefused(requests.HttpContext, who, user?.Name ?? "", why));
        }

        return signedIn;
    }

    private async Task<long> FindAsync(string name, CancellationToken cancel)
    {
        var searched = SearchText.Normalise(name);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Users.Where(u => u.SearchName == searched).Select(u => u.Id).SingleOrDefaultAsync(cancel);
    }

    // Another attempt may have used the code, and somebody may have changed the user, since they were looked at.
    private Task<SignedIn?> AdmitAsync(User seen, long step, CancellationToken cancel) => transactions.RunAsync(
        BookLock.OfUser(seen.Id),
        async book =>
        {
            var user = await book.Db.Users.SingleAsync(u => u.Id == seen.Id, book.Cancel);
            if (user.IsDisabled || user.Stamp != seen.Stamp || (user.TotpSecret is not null && step <= user.TotpStep))
            {
                return null;
            }

            PasswordAttempts.Succeeded(user);
            user.TotpStep = Math.Max(user.TotpStep, step);
            UserChange.Touch(book, user);
            book.Record(new AuditEvent(AuditKind.SignIn, AuditCaller.Of(requests.HttpContext) with { Id = $"user:{user.Id}", Name = user.Name, Role = RoleNames.Of(user.Role) }, "sign-in"));
            return await tokens.GiveAsync(book, user);
        },
        cancel);

    internal static AuditEvent SignInRefused(HttpContext? http, string who, string name, string why) =>
        new(AuditKind.SignInRefused, AuditCaller.Of(http) with { Id = who, Name = name }, "sign-in") { Code = AuthCodes.SignInFailed, Details = JsonSerializer.Serialize(new { reason = why }) };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in of {User} was refused: {Reason}.")]
    private static partial void LogRefused(ILogger logger, string user, string reason);
}
