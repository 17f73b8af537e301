namespace B2BAccounts.Api.Demo;

/// <summary>
/// Pseudo-random numbers that are the same on every machine and under every framework version, unlike System.Random's.
/// SplitMix64 (Steele, Lea and Flood, 2014), public domain. Floating functions may differ by platform, so its users keep to whole numbers, products, quotients and square roots.
/// </summary>
public sealed class DemoRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>A generator of its own for a name, so that a company's history does not depend on who comes before it.</summary>
    public static DemoRandom For(string name)
    {
        // FNV-1a, 64 bits.
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1_099_511_628_211UL;
        }

        return new DemoRandom(hash);
    }

    /// <summary>From <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + (int)(((Next() >> 32) * (ulong)(to - from + 1)) >> 32);

    /// <summary>From 0 up to, never at, 1: a multiple of 2^-53, so that it is the same everywhere.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    /// <summary>Bell-shaped around a mean: six dice of equal width, together at most three spreads away.</summary>
    public int Around(int mean, int spread)
    {
        var sum = 0;
        for (var i = 0; i < 6; i++)
        {
            sum += Between(-spread * 100, spread * 100);
        }

        return mean + (sum / 200);
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
