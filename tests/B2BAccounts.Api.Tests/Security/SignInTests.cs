using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security;

/// <summary>What the rules of signing in say, by a clock that the tests set.</summary>
public sealed class SignInTests
{
    private const string Right = "correct horse battery";

    [DatabaseFact]
    public async Task A_new_user_signs_in_by_his_one_time_password_and_changes_it()
    {
        await using var book = await TestBook.OpenAsync();
        var once = await book.Get<CreateUser>().HandleAsync(new CreateUserInput("Chén Yu", new RightsInput(Role.Admin)), default);
        var first = await SignInAsync(book, " ＣHEN  yu", once);
        Assert.True(first!.MustChangePassword);
        Assert.Equal(("Bearer", 900), (first.TokenType, first.ExpiresIn));

        var id = Token(book, first).UserId;
        await Assert.ThrowsAsync<RuleViolation>(() => ChangeAsync("wrong", Right));
        Assert.Contains("at least 12", (await Assert.ThrowsAsync<InputInvalid>(() => ChangeAsync(once, "short"))).Message, StringComparison.Ordinal);
        Assert.Contains("the old one", (await Assert.ThrowsAsync<InputInvalid>(() => ChangeAsync(once, once))).Message, StringComparison.Ordinal);
        var changed = await ChangeAsync(once, Right);
        Assert.False(changed.MustChangePassword);
        Assert.Null(await SignInAsync(book, "Chen Yu", once));
        Assert.NotNull(await SignInAsync(book, "Chen Yu", Right));
        Assert.Null(await book.Get<RefreshSignIn>().HandleAsync(first.RefreshToken, default));
        Assert.NotNull(await book.Get<RefreshSignIn>().HandleAsync(changed.RefreshToken, default));

        Task<SignedIn> ChangeAsync(string old, string @new) => book.Get<ChangePassword>().HandleAsync(new ChangePasswordInput(id, old, @new), default);
    }

    [DatabaseFact]
    public async Task A_password_may_not_be_the_name_and_a_name_is_given_once()
    {
        await using var book = await TestBook.OpenAsync();
        var create = book.Get<CreateUser>();
        var once = await create.HandleAsync(new CreateUserInput("Maria Hallberg", new RightsInput(Role.Auditor)), default);
        var user = Token(book, (await SignInAsync(book, "Maria Hallberg", once))!);
        await Assert.ThrowsAsync<InputInvalid>(() => book.Get<ChangePassword>().HandleAsync(new ChangePasswordInput(user.UserId, once, "maria  HALLBERG"), default));
        var taken = await Assert.ThrowsAsync<RuleViolation>(() => create.HandleAsync(new CreateUserInput("MARIA hallberg", new RightsInput(Role.Admin)), default));
        Assert.Equal(AuthCodes.UserNameTaken, taken.Code);
        await Assert.ThrowsAsync<InputInvalid>(() => create.HandleAsync(new CreateUserInput(" ", new RightsInput(Role.Admin)), default));
        var unknown = await Assert.ThrowsAsync<RuleViolation>(() => create.HandleAsync(new CreateUserInput("x", new RightsInput(Role.Customer) { Accounts = ["no"] }), default));
        Assert.Equal(RuleCodes.AccountNotFound, unknown.Code);
    }

    [DatabaseFact]
    public async Task Five_wrong_passwords_lock_a_user_for_five_minutes()
    {
        await using var book = await WithUserAsync();
        for (var i = 0; i < PasswordAttempts.Most; i++)
        {
            Assert.Null(await SignInAsync(book, "user", "wrong wrong wrong"));
        }

        Assert.Null(await SignInAsync(book, "user", Right));
        book.Time.Now += PasswordAttempts.LockedFor - TimeSpan.FromSeconds(1);
        Assert.Null(await SignInAsync(book, "user", Right));
        book.Time.Now += TimeSpan.FromSeconds(1);
        Assert.NotNull(await SignInAsync(book, "user", Right));
        await using var db = book.Db();
        var user = await db.Users.SingleAsync();
        Assert.Equal((0, null), (user.FailedSignIns, user.LockedUntil));
    }

    [DatabaseFact]
    public async Task Many_wrong_passwords_at_once_are_not_more_than_one_after_another()
    {
        await using var book = await WithUserAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SignInAsync(book, "user", $"wrong wrong wrong {i}")));
        Assert.Null(await SignInAsync(book, "user", Right));
        await using var db = book.Db();
        Assert.Equal(PasswordAttempts.Most, await db.Users.Select(u => u.FailedSignIns).SingleAsync());
    }

    [DatabaseFact]
    public async Task A_sign_in_that_succeeds_forgets_those_that_failed()
    {
        await using var book = await WithUserAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(await SignInAsync(book, "user", "wrong wrong wrong"));
            Assert.Null(await SignInAsync(book, "user", "wrong wrong wrong"));
            Assert.NotNull(await SignInAsync(book, "user", Right));
        }
    }

    [DatabaseFact]
    public async Task Nobody_signs_in_without_a_user_or_as_one_who_is_disabled()
    {
        await using var book = await WithUserAsync();
        Assert.Null(await SignInAsync(book, "nobody", Right));
        Assert.Null(await SignInAsync(book, "", ""));
        var signedIn = await SignInAsync(book, "user", Right);
        await book.Get<DisableUser>().HandleAsync("user", disabled: true, default);
        Assert.Null(await SignInAsync(book, "user", Right));
        Assert.Null(await book.Get<RefreshSignIn>().HandleAsync(signedIn!.RefreshToken, default));
        await book.Get<DisableUser>().HandleAsync("user", disabled: false, default);
        Assert.NotNull(await SignInAsync(book, "user", Right));
    }

    [DatabaseFact]
    public async Task A_refresh_token_that_comes_again_ends_its_family_and_no_other()
    {
        await using var book = await WithUserAsync();
        var (one, other) = ((await SignInAsync(book, "user", Right))!, (await SignInAsync(book, "user", Right))!);
        var refresh = book.Get<RefreshSignIn>();
        var second = (await refresh.HandleAsync(one.RefreshToken, default))!;
        var third = (await refresh.HandleAsync(second.RefreshToken, default))!;
        Assert.True((await JudgeAsync(third)).Identity is not null);

        Assert.Null(await refresh.HandleAsync(one.RefreshToken, default));
        Assert.Null(await refresh.HandleAsync(third.RefreshToken, default));
        Assert.Null((await JudgeAsync(third)).Identity);
        Assert.NotNull((await JudgeAsync(other)).Identity);
        Assert.NotNull(await refresh.HandleAsync(other.RefreshToken, default));
        Assert.Null(await refresh.HandleAsync("made up", default));

        Task<Verdict> JudgeAsync(SignedIn signedIn) => book.Get<Credentials>().JudgeAsync(signedIn.AccessToken, false, default);
    }

    [DatabaseFact]
    public async Task Two_who_present_a_refresh_token_at_once_do_not_both_get_another()
    {
        await using var book = await WithUserAsync();
        var one = (await SignInAsync(book, "user", Right))!;
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => book.Get<RefreshSignIn>().HandleAsync(one.RefreshToken, default)));
        Assert.Single(both, s => s is not null);
    }

    [DatabaseFact]
    public async Task Tokens_end_in_their_time()
    {
        await using var book = await WithUserAsync();
        var one = (await SignInAsync(book, "user", Right))!;
        book.Time.Now += AccessTokens.Lifetime - TimeSpan.FromSeconds(1);
        Assert.NotNull((await book.Get<Credentials>().JudgeAsync(one.AccessToken, false, default)).Identity);
        book.Time.Now += TimeSpan.FromSeconds(1);
        var verdict = await book.Get<Credentials>().JudgeAsync(one.AccessToken, false, default);
        Assert.Equal((null, true), (verdict.Identity, verdict.IsExpired));
        book.Time.Now += SignInTokens.Lifetime;
        Assert.Null(await book.Get<RefreshSignIn>().HandleAsync(one.RefreshToken, default));
    }

    [DatabaseFact]
    public async Task A_code_of_the_app_is_asked_for_and_taken_once()
    {
        await using var book = await WithUserAsync();
        var secret = Read((await book.Get<SecondFactor>().SetAsync("USER", on: true, default))!);
        Assert.Null(await SignInAsync(book, "user", Right));
        Assert.Null(await SignInAsync(book, "user", Right, "000000x"));
        var code = Totp.Code(secret, Totp.StepAt(book.Time.Now.UtcDateTime));
        Assert.Null(await SignInAsync(book, "user", "wrong wrong wrong", code));
        Assert.NotNull(await SignInAsync(book, "user", Right, $"{code[..3]} {code[3..]}"));
        Assert.Null(await SignInAsync(book, "user", Right, code));
        book.Time.Now += TimeSpan.FromSeconds(30);
        Assert.NotNull(await SignInAsync(book, "user", Right, Totp.Code(secret, Totp.StepAt(book.Time.Now.UtcDateTime))));
        await book.Get<SecondFactor>().SetAsync("user", on: false, default);
        Assert.NotNull(await SignInAsync(book, "user", Right));
    }

    [DatabaseFact]
    public async Task No_secret_is_in_the_database_as_it_is()
    {
        await using var book = await WithUserAsync();
        var secret = (await book.Get<SecondFactor>().SetAsync("user", on: true, default))!;
        var code = Totp.Code(Read(secret), Totp.StepAt(book.Time.Now.UtcDateTime));
        var signedIn = (await SignInAsync(book, "user", Right, code))!;
        var key = await book.Get<CreateApiKey>().HandleAsync(new CreateApiKeyInput("k", new RightsInput(Role.Admin), 1), default);
        var kept = string.Join('\n', [
            .. await book.Database.AskAsync("""SELECT "PasswordHash", "TotpSecret" FROM "Users" """),
            .. await book.Database.AskAsync("""SELECT "Hash" FROM "RefreshTokens" """),
            .. await book.Database.AskAsync("""SELECT "Hash", "Name" FROM "ApiKeys" """),
        ]);
        Assert.DoesNotContain(Right, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Read(secret)), kept, StringComparison.Ordinal);
        Assert.DoesNotContain(signedIn.RefreshToken, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(ApiKeyText.Read(key)!.Value.Secret, kept, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_manager_sees_what_is_delegated_to_him_on_its_days_only()
    {
        await using var book = await TestBook.OpenAsync();
        var once = await book.Get<CreateUser>().HandleAsync(new CreateUserInput("m", new RightsInput(Role.Manager) { Manager = "Chen Yu" }), default);
        var user = Token(book, (await SignInAsync(book, "m", once))!).UserId;
        var today = DateOnly.FromDateTime(book.Time.Now.UtcDateTime);
        await using (var db = book.Db())
        {
            db.Delegations.AddRange(
                new Delegation { Id = 1, UserId = user, Manager = "Yesterday's", FromDay = today.AddDays(-3), ToDay = today.AddDays(-1) },
                new Delegation { Id = 2, UserId = user, Manager = "Ends today", FromDay = today.AddDays(-3), ToDay = today },
                new Delegation { Id = 3, UserId = user, Manager = "Begins today", FromDay = today, ToDay = today.AddDays(1) },
                new Delegation { Id = 4, UserId = user, Manager = "Tomorrow's", FromDay = today.AddDays(1), ToDay = today.AddDays(1) });
            await db.SaveChangesAsync();
        }

        book.Get<KnownCallers>().Forget(user);
        var known = (await book.Get<KnownCallers>().UserAsync(user, default))!;
        Assert.Equal(["Begins today", "Chen Yu", "Ends today"], known.Caller.Scope.Managers.Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task The_first_user_is_made_once()
    {
        await using var book = await TestBook.OpenAsync();
        var passwords = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => book.Get<FirstUser>().MakeAsync(default)));
        var password = Assert.Single(passwords, p => p is not null);
        Assert.True((await SignInAsync(book, FirstUser.Name, password!))!.MustChangePassword);
        Assert.Null(await book.Get<FirstUser>().MakeAsync(default));
    }

    private static async Task<TestBook> WithUserAsync()
    {
        var book = await TestBook.OpenAsync();
        var once = await book.Get<CreateUser>().HandleAsync(new CreateUserInput("user", new RightsInput(Role.Finance)), default);
        var signedIn = await SignInAsync(book, "user", once);
        await book.Get<ChangePassword>().HandleAsync(new ChangePasswordInput(Token(book, signedIn!).UserId, once, Right), default);
        return book;
    }

    private static Task<SignedIn?> SignInAsync(TestBook book, string name, string password, string? code = null) =>
        book.Get<SignIn>().HandleAsync(new SignInInput(name, password, code), default);

    private static AccessToken Token(TestBook book, SignedIn signedIn) => book.Get<AccessTokens>().Read(signedIn.AccessToken)!.Value.Token;

    // Base 32, as an app reads it.
    private static byte[] Read(string secret)
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }
}
