namespace B2BAccounts.Domain.Credit;

/// <summary>From what on a check refers an order on credit, or refuses it.</summary>
/// <param name="RefusedOver">Over what is available by more than this part of the limit is refused; by less referred.</param>
/// <param name="ReferredDays">Days past due after which an item refers an order.</param>
/// <param name="RefusedDays">Days past due after which it refuses it.</param>
/// <param name="ReferredOverdue">A larger overdue part of the balance refers an order.</param>
/// <param name="PromiseDays">A promise broken less than so many days ago refers an order.</param>
/// <param name="ReferredSize">An order above this part of the limit is referred.</param>
public sealed record OrderRules(decimal RefusedOver, int ReferredDays, int RefusedDays, decimal ReferredOverdue, int PromiseDays, decimal ReferredSize)
{
    // What to pay so that the overdue part is all of the balance has no answer.
    private const decimal MostReferredOverdue = 0.99m;

    internal static OrderRules Read(PolicyField field)
    {
        var fields = field.Fields("refusedOver", "referredDays", "refusedDays", "referredOverdue", "promiseDays", "referredSize");
        var referred = fields["referredDays"].Whole(0, 3_650);
        return new OrderRules(
            fields["refusedOver"].Number(0m, 100m), referred, fields["refusedDays"].Whole(referred, 3_650), fields["referredOverdue"].Number(0m, MostReferredOverdue),
            fields["promiseDays"].Whole(0, 3_650), fields["referredSize"].Number(0m, 100m));
    }
}
