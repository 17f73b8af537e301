using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Receivables;

public sealed class DocumentRuleTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    [Fact]
    public void Net_and_tax_add_up_to_the_amount()
    {
        Assert.Equal(new Money(119m, "EUR"), DocumentRule.Amount(119m, "EUR", 100m, 19m));
        Assert.Equal(new Money(119m, "EUR"), DocumentRule.Amount(119m, "EUR", 100m));
        Assert.Equal(RuleCodes.ValueOutOfRange, Assert.Throws<RuleViolation>(() => DocumentRule.Amount(119m, "EUR", 100m, 18m)).Code);
        Assert.Equal(RuleCodes.ValueOutOfRange, Assert.Throws<RuleViolation>(() => DocumentRule.Amount(119m, "EUR", 120m)).Code);
        Assert.Equal(["amount"], Assert.Throws<RuleViolation>(() => DocumentRule.Amount(0m, "EUR", null, null, "amount")).Path);
    }

    [Fact]
    public void The_due_date_comes_from_the_terms_unless_given_and_never_lies_before_the_invoice()
    {
        Assert.Equal(new DateOnly(2026, 7, 30), DocumentRule.DueDate(Day, null, new PaymentTerms(30)));
        Assert.Equal(Day, DocumentRule.DueDate(Day, Day, new PaymentTerms(30)));
        Assert.Equal(RuleCodes.DatesOutOfOrder, Assert.Throws<RuleViolation>(() => DocumentRule.DueDate(Day, Day.AddDays(-1), new PaymentTerms(30))).Code);
    }
}
