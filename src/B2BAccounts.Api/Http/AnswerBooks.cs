using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Http;

/// <summary>Hands out the book within the caller's scope, a context a field, and closes them when the request is answered.</summary>
public sealed class AnswerBooks(AnswersDbFactory factory, Scope scope) : IAsyncDisposable
{
    private readonly List<AnswersDb> open = [];
    private readonly Lock gate = new();

    public AnswersDb Open()
    {
        var book = factory.Create(scope);
        lock (gate)
        {
            open.Add(book);
        }

        return book;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var book in open)
        {
            await book.DisposeAsync();
        }
    }
}

/// <summary>What resolvers ask of their context.</summary>
public static class Asked
{
    /// <summary>The book as the caller may see it, for this field.</summary>
    public static AnswersDb Book(this FieldContext context) => context.Get<AnswerBooks>().Open();

    public static T Get<T>(this FieldContext context)
        where T : notnull => context.Services.GetRequiredService<T>();

    public static DateOnly Today(this FieldContext context) => context.Get<BusinessClock>().Today;

    /// <summary>The day asked for, or today.</summary>
    public static DateOnly AsOf(this FieldContext context) =>
        context.Argument<DateOnly?>("asOf") ?? context.Today();
}
