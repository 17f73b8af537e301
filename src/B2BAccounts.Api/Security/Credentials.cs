namespace B2BAccounts.Api.Security;

/// <summary>Finds the caller whom a bearer token or an API key stands for.</summary>
public sealed class Credentials(AccessTokens access, OidcTokens foreign, KnownCallers known, KeyUses uses, TimeProvider time)
{
    /// <param name="token">What stands after Bearer.</param>
    /// <param name="changesPassword">The request is one that a user may send whose password must be changed.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<Verdict> JudgeAsync(string token, bool changesPassword, CancellationToken cancel) =>
        ApiKeyText.IsOne(token) ? JudgeKeyAsync(token, cancel)
        : foreign.Takes(token) ? foreign.JudgeAsync(token, cancel)
        : JudgeUserAsync(token, changesPassword, cancel);

    private async Task<Verdict> JudgeKeyAsync(string text, CancellationToken cancel)
    {
        if (ApiKeyText.Read(text) is not var (id, secret))
        {
            return Verdict.No("it is no API key");
        }

        var key = await known.KeyAsync(id, cancel);
        if (key is null || !Secret.Fits(secret, key.Hash))
        {
            return Verdict.No(key is null ? "no API key has the id" : $"the secret of the API key {id} is wrong");
        }

        if (key.IsRevoked)
        {
            return Verdict.No($"the API key {id} was revoked");
        }

        if (key.ExpiresAt <= time.GetUtcNow().UtcDateTime)
        {
            return Verdict.No($"the API key {id} is out of date", isExpired: true);
        }

        uses.Note(key.Id);
        return Verdict.Is(new CallerIdentity(key.Caller));
    }

    private async Task<Verdict> JudgeUserAsync(string text, bool changesPassword, CancellationToken cancel)
    {
        if (access.Read(text) is not var (token, isExpired))
        {
            return Verdict.No("it is no token of this program");
        }

        if (isExpired)
        {
            return Verdict.No($"the access token of user:{token.UserId} is out of date", isExpired: true);
        }

        var user = await known.UserAsync(token.UserId, cancel);
        var refused = user is null ? "there is no such user"
            : user.IsDisabled ? "the user is disabled"
            : user.Stamp != token.Stamp ? "the user was changed"
            : user.RevokedFamilies.Contains(token.Family) ? "the sign-in was ended"
            : user.MustChangePassword && !changesPassword ? "the password must be changed first"
            : null;
        return refused is null ? Verdict.Is(new CallerIdentity(user!.Caller, new SignInOfToken(token.UserId, token.Family))) : Verdict.No($"{refused} (user:{token.UserId})");
    }
}
