using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// The whole book beside a caller's view of it, in the same state: for answers whose rules must see what the caller may not, such as a
/// group's limit.
/// </summary>
public sealed class WholeBookBeside(BookDatabase database)
{
    private readonly ConditionalWeakTable<Book, AccountsDb> _books = [];

    /// <summary>A context that lasts as long as the view's connection and is not to be disposed; the view itself when it sees the whole book.</summary>
    public AccountsDb Of(Book view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view is AccountsDb whole)
        {
            return whole;
        }

        var connection = view.Database.GetDbConnection();
        var book = _books.GetValue(view, _ => NotTracking(database.CreateUnpooled()));
        if (!ReferenceEquals(book.Database.GetDbConnection(), connection))
        {
            book.Database.SetDbConnection(connection, contextOwnsConnection: false);
        }

        return book;
    }

    // It outlives the request: what one has read must not be what the next is answered.
    private static AccountsDb NotTracking(AccountsDb book)
    {
        book.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return book;
    }
}
