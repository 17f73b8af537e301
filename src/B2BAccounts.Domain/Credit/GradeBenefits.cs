namespace B2BAccounts.Domain.Credit;

/// <summary>等级待遇. What customers of a grade are offered. It changes no figure: prices and terms are agreed on with each customer.</summary>
/// <param name="Days">Days to pay in.</param>
/// <param name="Discount">Percent off the list price.</param>
/// <param name="Service">How they are served, in words.</param>
public sealed record GradeBenefits(int Days, decimal Discount, string Service)
{
    internal static GradeBenefits Read(PolicyField field)
    {
        var fields = field.Fields("days", "discount", "service");
        return new GradeBenefits(fields["days"].Whole(0, 365), fields["discount"].Number(0m, 100m), fields["service"].Text(500));
    }
}
