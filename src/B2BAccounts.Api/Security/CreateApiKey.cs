using System.Security.Cryptography;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Security;

/// <param name="Name">What it is for.</param>
/// <param name="Rights">What whoever has it may do.</param>
/// <param name="Days">How long it is taken, 1 to 3,660 days.</param>
public sealed record CreateApiKeyInput(string Name, RightsInput Rights, int Days);

/// <summary>Makes an API key, of which only a hash is kept.</summary>
public sealed class CreateApiKey(BookTransactions transactions)
{
    public const int LongestDays = 3_660;

    /// <returns>The key, to be shown once.</returns>
    /// <exception cref="InputInvalid">The name, the rights or the days have not the form they must have.</exception>
    /// <exception cref="RuleViolation">An account does not exist.</exception>
    public async Task<string> HandleAsync(CreateApiKeyInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        CreateUser.DemandName(input.Name);
        input.Rights.Demand();
        if (input.Days is < 1 or > LongestDays)
        {
            throw new InputInvalid(InputCodes.OutOfRange, $"A key is taken for 1 to {LongestDays:N0} days, not {input.Days:N0}.", "days");
        }

        var (id, secret) = (RandomNumberGenerator.GetString(ApiKeyText.IdLetters, ApiKeyText.IdLength), Secret.Make());
        await transactions.RunAsync(
            async book =>
            {
                var key = new ApiKey
                {
                    Id = await book.KeyAsync<ApiKey>(), Name = input.Name.Trim(), PublicId = id, Hash = Secret.Hash(secret),
                    CreatedAt = book.RecordedAt, ExpiresAt = book.RecordedAt.AddDays(input.Days),
                };
                (await input.Rights.ResolveAsync(book)).Write(key);
                book.Db.ApiKeys.Add(key);
            },
            cancel);
        return ApiKeyText.Write(id, secret);
    }
}
