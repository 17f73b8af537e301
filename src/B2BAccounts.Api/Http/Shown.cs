namespace B2BAccounts.Api.Http;

/// <summary>How quotients are written: a division may have 28 digits, of which nobody needs more than ten decimals. Money is never touched.</summary>
public static class Shown
{
    private const int Most = 10;

    public static decimal? Decimals(decimal? quotient) =>
        quotient is { } value ? decimal.Round(value, Most, MidpointRounding.AwayFromZero) : null;

    public static decimal Decimals(decimal quotient) => decimal.Round(quotient, Most, MidpointRounding.AwayFromZero);
}
