using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Demo;

/// <summary>What the demo's invoices are for: up to three of the few products that a customer buys, and what they cost us. On some customers we lose.</summary>
internal static class DemoLines
{
    private static readonly (string Product, string Category)[] Catalogue =
    [
        ("Linear guide 20 mm", "Motion"), ("Ball screw 16 × 5", "Motion"), ("Servo motor 400 W", "Drives"), ("Inverter 7.5 kW", "Drives"),
        ("Deep groove bearing 6204", "Bearings"), ("Angular bearing 7206", "Bearings"), ("Hydraulic hose 1/2\"", "Fluid"), ("Gear pump 20 cm³", "Fluid"),
        ("Proximity switch M12", "Sensors"), ("Encoder 2500 ppr", "Sensors"),
    ];

    public static IReadOnlyList<NewLine> Of(DemoInvoice invoice)
    {
        var (customer, random, currency) = (DemoRandom.For(invoice.Account + "/products"), DemoRandom.For(invoice.Number + "/lines"), Currency.Of(invoice.Currency));
        var (favourite, cost, count) = (customer.Between(0, Catalogue.Length - 1), customer.Between(58, 106), random.Between(1, 3));
        var (first, rest) = (favourite + random.Between(0, 2), invoice.Amount);
        var lines = new List<NewLine>();
        for (var i = 1; i <= count; i++)
        {
            var (product, category) = Catalogue[(first + i) % Catalogue.Length];
            var amount = i == count ? rest : currency.Round(rest * random.Between(40, 70) / 100);
            var quantity = random.Between(2, 40);
            lines.Add(new NewLine(product, quantity, decimal.Round(amount / quantity, 4), amount)
            {
                Category = category,
                Cost = currency.Round(amount * (cost + random.Between(-4, 4)) / 100),
            });
            rest -= amount;
        }

        return lines;
    }
}
