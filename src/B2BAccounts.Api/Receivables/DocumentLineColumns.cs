using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

/// <summary>What the lines of all kinds of documents are stored as.</summary>
internal static class DocumentLineColumns
{
    public static void Map<T>(EntityTypeBuilder<T> builder)
        where T : DocumentLine
    {
        builder.Property(x => x.Product).HasMaxLength(200);
        builder.Property(x => x.Category).HasMaxLength(200);
        builder.Property(x => x.Quantity).IsNumber(24, 9);
        builder.Property(x => x.UnitPrice).IsMoney();
        builder.Property(x => x.Amount).IsMoney();
        builder.Property(x => x.Cost).IsMoney();
    }
}
