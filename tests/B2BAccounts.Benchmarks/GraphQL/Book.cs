namespace B2BAccounts.Benchmarks.GraphQL;

/// <summary>10,000 accounts, 100,000 invoices, 30,036 supplier links, the same in every run: all follows from a hash.</summary>
internal sealed class Book
{
    public const int Size = 10_000;
    private const int InvoicesEach = 10;

    public Book()
    {
        Accounts = [.. Enumerable.Range(0, Size).Select(MakeAccount)];
        foreach (var account in Accounts)
        {
            account.Invoices = [.. Enumerable.Range(account.Index * InvoicesEach, InvoicesEach).Select(MakeInvoice)];
            account.Suppliers = [.. SuppliersOf(account.Index).Select(i => Accounts[i])];
        }
    }

    public Account[] Accounts { get; }

    /// <summary>Ids are the numbers from 1.</summary>
    public Account? Find(string id) => int.TryParse(id, out var number) && number is >= 1 and <= Size ? Accounts[number - 1] : null;

    private static Account MakeAccount(int i) => new()
    {
        Index = i,
        Id = $"{i + 1}",
        Name = $"Account {i + 1:D5}",
        Grade = "ABCDE".Substring((int)(Hash(i, 7) % 5), 1),
        CreditLimit = 1000 + (Hash(i, 1) % 99_000),
        Balance = Hash(i, 2) % 10_000_000 / 100.0,
    };

    private static Invoice MakeInvoice(int i)
    {
        var due = Hash(i, 11);
        return new Invoice($"{i + 1}", $"INV-{i + 1:D7}", Hash(i, 12) % 1_000_000 / 100.0, $"2026-{1 + (due % 12):D2}-{1 + ((due >> 8) % 28):D2}", Hash(i, 13) % 3 != 0);
    }

    private static IEnumerable<int> SuppliersOf(int i)
    {
        var count = 2 + (int)(Hash(i, 6) % 3);
        for (var link = 0; link < count; link++)
        {
            var other = (int)(Hash(i, 20 + link) % Size);
            yield return other == i ? (other + 1) % Size : other;
        }
    }

    private static uint Hash(int a, int b)
    {
        var x = unchecked(((uint)a * 2654435761) + ((uint)b * 40503));
        x = unchecked((x ^ (x >> 15)) * 2246822519);
        x = unchecked((x ^ (x >> 13)) * 3266489917);
        return x ^ (x >> 16);
    }
}

internal sealed class Account
{
    public required int Index { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Grade { get; init; }

    public required double CreditLimit { get; init; }

    public required double Balance { get; init; }

    public Invoice[] Invoices { get; set; } = [];

    public Account[] Suppliers { get; set; } = [];
}

internal sealed record Invoice(string Id, string Number, double Amount, string DueDate, bool Paid);
