using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>Has an API key be taken no more; servers that run know it within five seconds.</summary>
public sealed class RevokeApiKey(BookTransactions transactions)
{
    /// <param name="id">The part between b2b_ and the next _; the whole key will do.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>What the key was for.</returns>
    /// <exception cref="RuleViolation">There is no such key.</exception>
    public Task<string> HandleAsync(string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(id);
        var publicId = ApiKeyText.Read(id)?.Id ?? id;
        return transactions.RunAsync(
            async book =>
            {
                var key = await book.Db.ApiKeys.SingleOrDefaultAsync(k => k.PublicId == publicId, book.Cancel)
                    ?? throw new RuleViolation(AuthCodes.ApiKeyNotFound, $"No API key has the id '{publicId}'.", "id");
                key.RevokedAt ??= book.RecordedAt;
                return key.Name;
            },
            cancel);
    }
}
