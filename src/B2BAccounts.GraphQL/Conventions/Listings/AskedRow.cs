using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Paging;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>What a query reads of a row: what the fields need that its client asks for.</summary>
internal sealed class AskedRow<T>
{
    private readonly Func<Expression, Expression> of;

    private AskedRow(Func<Expression, Expression> of) => this.of = of;

    public static AskedRow<T> Whole { get; } = new(row => row);

    /// <summary>The row as a query makes it.</summary>
    public Expression Of(Expression row) => of(row);

    /// <summary>Rows that are a field's values.</summary>
    public static AskedRow<T> OfValues(Selection selection) => selection.Once(Read);

    /// <summary>Rows that are the entries of a page.</summary>
    public static AskedRow<T> OfPage(Selection page) => page.Once(ReadPage);

    private static AskedRow<T> Read(Selection selection) =>
        selection.Row<T>() is { } made ? new AskedRow<T>(row => Inlined.Of(made, row)) : Whole;

    private static AskedRow<T> ReadPage(Selection page) =>
        PageAsk.IsLookedInto(page) ? Whole : Read(page.Sub("nodes").And(page.Sub("edges").Sub("node")));
}
