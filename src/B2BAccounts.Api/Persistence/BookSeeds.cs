namespace B2BAccounts.Api.Persistence;

/// <summary>What slices put into a book that lacks it, when it is opened; each must leave alone what is there. Slices.cs lists them.</summary>
public sealed class BookSeeds
{
    private readonly List<Func<BookTransaction, Task>> _seeds = [];

    public BookSeeds Add(Func<BookTransaction, Task> seed)
    {
        _seeds.Add(seed);
        return this;
    }

    internal async Task SowAsync(BookTransaction book)
    {
        foreach (var seed in _seeds)
        {
            await seed(book);
        }
    }
}
