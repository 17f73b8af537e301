namespace B2BAccounts.Api.Demo;

/// <summary>How a demo company buys and pays.</summary>
public enum DemoHabit
{
    /// <summary>Never bought from us: known from the chain.</summary>
    Stranger,

    /// <summary>Buys much and often, pays on time, is close to us.</summary>
    Excellent,

    /// <summary>Buys every month and pays a few days late.</summary>
    Good,

    /// <summary>Buys now and then and pays some weeks late.</summary>
    Ordinary,

    /// <summary>Paid on time two years ago and pays later every month.</summary>
    Slowing,

    /// <summary>Stopped paying; part was written off.</summary>
    Failing,

    /// <summary>Bought until a year and a half ago.</summary>
    Dormant,

    /// <summary>Two invoices so far.</summary>
    Fresh,

    /// <summary>Left us for a competitor nine months ago.</summary>
    Lost,
}

/// <summary>One line of the demo's list of companies. All names are invented.</summary>
/// <param name="Tier">Place in the chain: 1 materials, 2 parts, 3 machines, 4 those who use or resell the machines.</param>
public sealed record DemoCompany(
    string Number, int Tier, DemoHabit Habit, string Industry, string City, string LegalName, string? LocalName)
{
    public static IReadOnlyList<DemoCompany> All { get; } =
        [.. DemoCompanyList.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];

    public bool IsCustomer => Habit != DemoHabit.Stranger;

    private static DemoCompany Parse(string line)
    {
        var part = line.Split('|');
        return new DemoCompany(
            part[0], int.Parse(part[1]), Enum.Parse<DemoHabit>(part[2]), part[3], part[4], part[5], part.Length > 6 ? part[6] : null);
    }
}
