using System.Text.Json;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;
using Microsoft.AspNetCore.Mvc;

namespace B2BAccounts.Api.Http;

/// <summary>POST /auth/sign-in, /auth/refresh, /auth/sign-out, /auth/password: how users get tokens and give them back.</summary>
public static class AuthEndpoints
{
    /// <summary>Bytes of a request's body.</summary>
    public const int LargestBody = 8 * 1024;

    public static IEndpointRouteBuilder MapAuth(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var auth = endpoints.MapGroup("/auth").WithMetadata(new RequestSizeLimitAttribute(LargestBody)).WithProblems();
        auth.AddEndpointFilter(async (call, next) => call.HttpContext.RequestServices.GetRequiredService<AuthRates>().TryAddress(call.HttpContext.Connection.RemoteIpAddress)
            ? await next(call)
            : TooMany(call.HttpContext));
        auth.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        auth.MapPost("/refresh", RefreshAsync).AllowAnonymous();
        auth.MapPost("/sign-out", SignOutAsync).WithMetadata(new ChangesPassword());
        auth.MapPost("/password", ChangePasswordAsync).WithMetadata(new ChangesPassword());
        return endpoints;
    }

    private static async Task<IResult> SignInAsync(HttpContext context, SignIn signIn, AuthRates rates)
    {
        var body = await ReadAsync<SignInBody>(context);
        var input = new SignInInput(Required(body.Name, "name"), Required(body.Password, "password"), body.Code);
        return !rates.TryName(input.Name) ? TooMany(context) : Answer(context, await signIn.HandleAsync(input, context.RequestAborted), "The name, the password or the code is not right, or not taken right now.");
    }

    private static async Task<IResult> RefreshAsync(HttpContext context, RefreshSignIn refresh)
    {
        var token = Required((await ReadAsync<RefreshBody>(context)).RefreshToken, "refreshToken");
        return Answer(context, await refresh.HandleAsync(token, context.RequestAborted), "The refresh token is not taken; sign in again.");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignOut signOut)
    {
        await signOut.HandleAsync(Own(context), context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, ChangePassword change)
    {
        var user = Own(context);
        var body = await ReadAsync<PasswordBody>(context);
        var input = new ChangePasswordInput(user.UserId, Required(body.Old, "old"), Required(body.New, "new"));
        return Answer(context, await change.HandleAsync(input, context.RequestAborted), "");
    }

    private static IResult Answer(HttpContext context, SignedIn? signedIn, string refusal)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (signedIn is not null)
        {
            return Results.Json(signedIn);
        }

        context.Response.Headers.WWWAuthenticate = BearerHandler.SchemeName;
        return Problems.Refuse(401, AuthCodes.SignInFailed, refusal);
    }

    private static IResult TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = $"{AuthRates.WindowSeconds}";
        return Problems.Refuse(429, AuthCodes.TooManyAttempts, "Too many attempts came from this address or for this name. Try again in a minute.");
    }

    private static SignInOfToken Own(HttpContext context) => CallerIdentity.Of(context)?.SignIn
        ?? throw new InputInvalid(InputCodes.Contradictory, "Only users who have signed in here can do this: an API key or another issuer's token has no sign-in and no password.");

    private static async Task<T> ReadAsync<T>(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException("The body must be JSON, sent as application/json.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await context.Request.ReadFromJsonAsync<T>(context.RequestAborted) ?? throw NotReadable();
        }
        catch (JsonException)
        {
            throw NotReadable();
        }
    }

    private static BadHttpRequestException NotReadable() => new("The body is no JSON object with the members that are needed, each a text.");

    private static string Required(string? text, string name) => string.IsNullOrEmpty(text)
        ? throw new InputInvalid(InputCodes.Required, $"A text {name} is needed.", name)
        : text;

    private sealed record SignInBody(string? Name, string? Password, string? Code);

    private sealed record RefreshBody(string? RefreshToken);

    private sealed record PasswordBody(string? Old, string? New);
}
