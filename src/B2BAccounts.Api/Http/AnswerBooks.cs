using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.Api.Http;

/// <summary>
/// Hands out the book within the caller's scope, and closes it when the request is answered. The fields of a query see one state of the
/// book, so that its figures add up while others post; so do the fields below one change of a mutation. They follow each other, and share
/// a context.
/// </summary>
public sealed class AnswerBooks(AnswersDbFactory factory, Scope scope) : IAsyncDisposable
{
    private readonly Dictionary<string, (BookReading Reading, AnswersDb? Book)> open = new(StringComparer.Ordinal);
    private readonly List<Task> running = [];
    private readonly Lock gate = new();

    /// <param name="change">The change whose outcome is read: the book as it was when it was first read after it. Without one, as it was
    /// when the request first read it.</param>
    /// <param name="ended">Completes when nobody reads any more what is opened here; null when that is so once this is disposed.</param>
    public AnswersDb Open(string change = "", Task? ended = null)
    {
        lock (gate)
        {
            if (ended is not null && !running.Contains(ended))
            {
                running.Add(ended);
            }

            if (!open.TryGetValue(change, out var one))
            {
                var reading = factory.Read();
                // Kept at once, so that it is ended whatever happens to it.
                open.Add(change, (reading, null));
                open[change] = one = (reading, factory.Create(scope, reading));
            }

            return one.Book ?? throw new InvalidOperationException("The book could not be opened for this request.");
        }
    }

    /// <summary>
    /// Ends what is open, or has it ended later: a resolver of an operation that was stopped may still read, and its context must not be
    /// handed to another caller meanwhile.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        var all = Task.WhenAll(running);
        if (all.IsCompleted)
        {
            return EndAsync();
        }

        _ = EndAfterAsync(all);
        return default;
    }

    private async Task EndAfterAsync(Task all)
    {
        await all;
        await EndAsync();
    }

    private async ValueTask EndAsync()
    {
        foreach (var (reading, book) in open.Values)
        {
            try
            {
                if (book is not null)
                {
                    await book.DisposeAsync();
                }
            }
            finally
            {
                await reading.DisposeAsync();
            }
        }
    }
}

/// <summary>What resolvers ask of their context.</summary>
public static class Asked
{
    /// <summary>The book as the caller may see it, for this field: in a query as all its fields see it, in a mutation with what it has changed.</summary>
    public static AnswersDb Book(this FieldContext context)
    {
        var books = context.Get<AnswerBooks>();
        return context.Operation == OperationKind.Mutation ? books.Open(context.RootKey, context.Ended) : books.Open(ended: context.Ended);
    }

    public static T Get<T>(this FieldContext context)
        where T : notnull => context.Services.GetRequiredService<T>();

    public static DateOnly Today(this FieldContext context) => context.Get<BusinessClock>().Today;

    /// <summary>The day asked for, or today.</summary>
    /// <exception cref="RuleViolation">The day is none that a business can mean; windows before it would leave the calendar.</exception>
    public static DateOnly AsOf(this FieldContext context)
    {
        var day = context.Argument<DateOnly?>("asOf") ?? context.Today();
        return day >= InputRules.FirstDay && day <= InputRules.LastDay
            ? day
            : throw new RuleViolation(RuleCodes.ValueOutOfRange,
                $"The day {day:yyyy-MM-dd} must lie between {InputRules.FirstDay:yyyy-MM-dd} and {InputRules.LastDay:yyyy-MM-dd}.", "asOf");
    }
}
