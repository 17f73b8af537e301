using System.Text.Json;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Generation;

/// <summary>What a generated book remembers of how it is made, in one row of its settings.</summary>
/// <param name="Done">Accounts that are in, from index 1 on.</param>
internal sealed record GenerationState(int Accounts, long Seed, DateOnly AsOf, int Done)
{
    private const string Name = "Generation";

    public static async Task<GenerationState?> ReadAsync(BookTransaction book) =>
        await RowAsync(book) is { } row ? JsonSerializer.Deserialize<GenerationState>(row.Value) : null;

    public async Task KeepAsync(BookTransaction book)
    {
        if (await RowAsync(book) is { } row)
        {
            row.Value = JsonSerializer.Serialize(this);
        }
        else
        {
            book.Db.Settings.Add(new Setting { Name = Name, Value = JsonSerializer.Serialize(this) });
        }
    }

    private static Task<Setting?> RowAsync(BookTransaction book) => book.Db.Settings.SingleOrDefaultAsync(s => s.Name == Name, book.Cancel);
}
