using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// The whole book beside a caller's view of it, in the same state: for answers whose rules must see what the caller may not, such as a
/// group's limit.
/// </summary>
public sealed class WholeBookBeside(BookDatabase database)
{
    /// <summary>To be disposed before the view.</summary>
    public AccountsDb Open(Book view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var book = database.CreateUnpooled();
        book.Database.SetDbConnection(view.Database.GetDbConnection(), contextOwnsConnection: false);
        return book;
    }
}
