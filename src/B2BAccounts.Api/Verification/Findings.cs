using System.Globalization;

namespace B2BAccounts.Api.Verification;

/// <summary>The differences found so far: the first of them, and how many there are.</summary>
internal sealed class Findings
{
    /// <summary>As many are kept: a book that is wrong throughout must not fill the memory.</summary>
    public const int MostKept = 1_000;

    // Weights of payment speed may have more digits than a decimal has, and then the order in which they are added shows in the last ones.
    private const decimal Negligible = 1e-18m;

    private readonly List<Difference> _kept = [];

    public IReadOnlyList<Difference> Kept => _kept;

    public long Count { get; private set; }

    public void Add(string? account, string about, string said, string replayed)
    {
        Count++;
        if (_kept.Count < MostKept)
        {
            _kept.Add(new Difference(account, about, said, replayed));
        }
    }

    /// <summary>Adds a difference unless both are the same.</summary>
    public void Compare<T>(string? account, string about, T said, T replayed)
    {
        if (!Same(said, replayed))
        {
            Add(account, about, Text(said), Text(replayed));
        }
    }

    private static bool Same<T>(T said, T replayed) => (said, replayed) switch
    {
        (decimal a, decimal b) => a == b || Math.Abs(a - b) <= Negligible * Math.Max(Math.Abs(a), Math.Abs(b)),
        _ => EqualityComparer<T>.Default.Equals(said, replayed),
    };

    private static string Text<T>(T value) => value switch
    {
        null => "none",
        decimal number => number.ToString("0.####################", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
