namespace B2BAccounts.Domain.Credit;

/// <summary>行业惯例. What is usual among companies of an industry. It changes no figure: it stands beside limits, for who decides about them.</summary>
/// <param name="Isic">A division, group or class of ISIC Rev. 4: 2 to 4 digits.</param>
/// <param name="Days">Days for which sales are usually owed.</param>
public sealed record IndustryNorm(string Isic, decimal Days)
{
    private const decimal MonthDays = 30m;

    /// <summary>The same as months of purchases, a month of 30 days as in the limit's formula; four decimals.</summary>
    public decimal Months => decimal.Round(Days / MonthDays, 4, MidpointRounding.AwayFromZero);

    internal static IReadOnlyList<IndustryNorm> Read(PolicyField list)
    {
        var norms = new List<IndustryNorm>();
        foreach (var item in list.Items())
        {
            var fields = item.Fields("isic", "days");
            var isic = fields["isic"].Name(4);
            if (isic.Length < 2 || !isic.All(char.IsAsciiDigit))
            {
                throw fields["isic"].Wrong("must be 2 to 4 digits: a division, group or class of ISIC Rev. 4");
            }

            if (norms.Exists(n => n.Isic == isic))
            {
                throw fields["isic"].Wrong("names an industry that is there already");
            }

            norms.Add(new IndustryNorm(isic, fields["days"].Number(0m, 365m)));
        }

        return norms;
    }
}
