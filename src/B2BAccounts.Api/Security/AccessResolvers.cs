using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>Who answers which field of schema/access.graphql.</summary>
public static class AccessResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.List<AuditRecord, long>("AuditRecord", r => r.Id).OrderedBy(r => r.At, descending: true);
        bindings.Query
            .Connection(conventions, "auditRecords", context => context.Book().AuditRecords)
            .Field("auditState", StateAsync);
        bindings.Object<AuditRecord>("AuditRecord");
        bindings.Object<AuditState>("AuditState");
    }

    private static async Task<AuditState> StateAsync(FieldContext context)
    {
        var (book, cancel) = (context.Book(), context.CancellationToken);
        var last = await book.AuditSeals.OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        var unsealed = await book.AuditChains.SumAsync(c => book.AuditRecords.LongCount(r => r.Chain == c.Id && r.Number > c.SealedNumber), cancel);
        return new AuditState(last?.Number, last?.Hash, last?.At, unsealed);
    }

    private sealed record AuditState(long? Seal, string? Hash, DateTime? SealedAt, long Unsealed);
}
