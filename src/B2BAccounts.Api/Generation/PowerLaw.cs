using B2BAccounts.Api.Demo;

namespace B2BAccounts.Api.Generation;

/// <summary>
/// Draws by power laws, from square roots and products only: these are exact by IEEE 754, so that every machine draws the same.
/// </summary>
public static class PowerLaw
{
    /// <summary>A size with a heavy tail: at least x with the probability (least/x)^(4/3), cut at the most.</summary>
    public static int Tail(DemoRandom random, int least, int most)
    {
        var root = Math.Sqrt(1.0 - random.Unit());
        return (int)Math.Min(most, least / (root * Math.Sqrt(root)));
    }

    /// <summary>
    /// An index before the given one, j with a probability in proportion to j^(-2/3). Who draws partners so among those that came before
    /// him makes a network whose degrees have a tail of exponent 2.5, as preferential attachment does, without keeping any degree.
    /// </summary>
    public static int Earlier(DemoRandom random, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 2);
        var unit = random.Unit();
        return 1 + (int)(unit * unit * unit * (index - 1));
    }
}
