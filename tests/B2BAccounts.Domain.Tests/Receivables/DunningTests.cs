using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables.Dunning;

namespace B2BAccounts.Domain.Tests.Receivables;

/// <summary>Reminders of one account by the default policy: from 7, 21, 45 and 75 days past due, at least 7, 14, 14 and 14 days apart.</summary>
public sealed class DunningTests
{
    private static readonly DunningPolicy Policy = DunningPolicy.Default;
    private static readonly DateOnly Day = new(2026, 3, 31);

    [Theory]
    [InlineData(6, 0, 0, DunningSkipReason.WithinGrace)]
    [InlineData(7, 0, 1, null)]
    [InlineData(20, 1, 1, null)]
    [InlineData(21, 1, 2, null)]
    [InlineData(500, 0, 1, null)]
    [InlineData(500, 2, 3, null)]
    [InlineData(74, 3, 3, null)]
    [InlineData(75, 3, 4, null)]
    [InlineData(500, 4, 4, null)]
    public void An_item_rises_a_level_at_a_time_once_it_is_late_enough(int daysLate, int lastLevel, int level, DunningSkipReason? skipped)
    {
        var item = Assert.Single(DunningPlan.Of(Policy, Day, [Item(1, daysLate) with { LastLevel = lastLevel }], null).Items);
        Assert.Equal((level, skipped), (item.Level, item.Skipped));
    }

    [Fact]
    public void What_is_disputed_promised_held_or_small_is_left_out_and_of_several_reasons_the_first_is_told()
    {
        var plan = DunningPlan.Of(Policy, Day,
        [
            Item(1, 6) with { IsDisputed = true }, Item(2, 60) with { IsDisputed = true, IsPromised = true }, Item(3, 59) with { IsPromised = true, OpenInBase = 1m },
            Item(4, 58) with { OpenInBase = 499.99m }, Item(5, 57) with { OpenInBase = 500m }, Item(6, 56) with { IsHeld = true, OpenInBase = 1m }, Item(7, 55) with { IsHeld = true, IsPromised = true },
        ], null);
        Assert.Equal(
            [(2L, DunningSkipReason.Disputed), (3, DunningSkipReason.Promised), (4, DunningSkipReason.BelowMateriality), (5, null), (6, DunningSkipReason.Held), (7, DunningSkipReason.Promised), (1, DunningSkipReason.WithinGrace)],
            plan.Items.Select(i => (i.Item.InvoiceId, i.Skipped)));
        Assert.Equal(1, plan.Level);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 1)]
    public void An_account_is_reminded_once_as_many_days_after_the_last_time_as_the_level_asks(int daysAgo, int level)
    {
        // Of another invoice, since this one was in none: too many letters are too many, whatever they are about.
        var plan = DunningPlan.Of(Policy, Day, [Item(1, 30), Item(2, 3)], Day.AddDays(-daysAgo));
        Assert.Equal(level, plan.Level);
        Assert.Equal([level == 0 ? DunningSkipReason.TooSoon : null, DunningSkipReason.WithinGrace], plan.Items.Select(i => i.Skipped));
    }

    [Fact]
    public void The_highest_item_makes_the_level_and_totals_are_by_currency()
    {
        var plan = DunningPlan.Of(Policy, Day, [Item(1, 30), Item(2, 40) with { LastLevel = 1 }, Item(3, 9) with { Open = new Money(7_000m, "JPY") }], Day.AddDays(-14));
        Assert.Equal(2, plan.Level);
        Assert.Equal([new Money(2_000m, "CNY"), new Money(7_000m, "JPY")], plan.Totals);
        Assert.Equal([2, 1, 1], plan.Reminded.Select(i => i.Level));
    }

    [Fact]
    public void A_letter_names_its_person_its_invoices_and_amounts_in_their_currencies()
    {
        var plan = DunningPlan.Of(Policy, Day, [Item(1, 30) with { Number = "I {items}", Open = new Money(1_234.5m, "KWD") }, Item(3, 9) with { Open = new Money(12_345m, "JPY") }], null);
        var account = new Account { LegalName = "Heng\nTai {day} Ltd", LocalName = "恒泰公司", Language = AccountLanguage.En };
        Assert.Equal(
            """
            Dear Ms Li,

            According to our books, the invoices below had not been paid by 31 March 2026. Perhaps they were overlooked: may we ask you to arrange payment?

            Invoice I {items} of 30 January 2026, due on 1 March 2026, 30 days overdue: KWD 1,234.500
            Invoice I-3 of 20 February 2026, due on 22 March 2026, 9 days overdue: JPY 12,345

            Total: JPY 12,345, KWD 1,234.500

            If you have paid in the meantime, please take no notice of this letter and accept our thanks. If anything about the invoices is unclear, please let us know.

            Kind regards
            """.ReplaceLineEndings("\n"),
            DunningLetter.Of(Policy, plan, Day, account, "Ms Li").Text);
        account.Language = AccountLanguage.ZhHans;
        var chinese = DunningLetter.Of(Policy, plan, Day, account, null);
        Assert.Equal("付款提醒：2 张逾期发票，共计 JPY 12,345、KWD 1,234.500", chinese.Subject);
        Assert.StartsWith("敬启者：\n\n您好！感谢贵公司（恒泰公司）一直以来的支持。经核对账目，截至2026年3月31日，", chinese.Text, StringComparison.Ordinal);
        Assert.Contains("发票 I-3，开票日期2026年2月20日，到期日2026年3月22日，逾期 9 天，未付金额 JPY 12,345", chinese.Text, StringComparison.Ordinal);
        account.Language = AccountLanguage.ZhHant;
        Assert.Contains("，逾期 9 天，未付金額 JPY 12,345", DunningLetter.Of(Policy, plan, Day, account, "李小姐").Text, StringComparison.Ordinal);
        // A name with a break in it tears no letter, and one with braces is filled with nothing.
        var levels = Policy with { Levels = [Policy.Levels[3]] };
        account.Language = AccountLanguage.En;
        Assert.Equal("Call Heng Tai {day} Ltd: JPY 12,345, KWD 1,234.500 overdue", DunningLetter.Of(levels, plan, Day, account, null).Subject);
    }

    [Theory]
    [InlineData("\"materiality\": 500", "\"materiality\": -1", "materiality")]
    [InlineData("\"daysPastDue\": 21", "\"daysPastDue\": 7", "levels.1.daysPastDue")]
    [InlineData("\"daysSinceLast\": 7", "\"daysSinceLast\": 0", "levels.0.daysSinceLast")]
    [InlineData("\"POST\"", "\"FAX\"", "levels.2.channel")]
    [InlineData("Dear {contact},", "Dear {name},", "levels.0.texts.en.greeting", "has the placeholder {name}, which is not known here; known are {contact}")]
    [InlineData("Dear {contact},", "Dear friend,", "levels.0.texts.en.greeting", "must have the placeholder {contact}")]
    [InlineData("Dear {contact},", "Dear {contact} }", "levels.0.texts.en.greeting", "has a '}' without its other half")]
    [InlineData("Total: {totals}\\n\\nIf", "Total: {totals\\n\\nIf", "levels.0.texts.en.body", "has a '{' without its other half")]
    public void A_wrong_policy_is_refused_with_the_place(string right, string wrong, string field, string message = "")
    {
        var at = DunningPolicy.DefaultDocument.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at > 0);
        var refused = Assert.Throws<RuleViolation>(() => DunningPolicy.Parse(DunningPolicy.DefaultDocument.Remove(at, right.Length).Insert(at, wrong)));
        Assert.Equal((RuleCodes.PolicyInvalid, field), (refused.Code, string.Join('.', refused.Path)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private static OverdueItem Item(long id, int daysLate) =>
        new(id, $"I-{id}", Day.AddDays(-daysLate - 30), Day.AddDays(-daysLate), new Money(1_000m, "CNY"), 1_000m, IsDisputed: false, IsPromised: false, IsHeld: false, LastLevel: 0);
}
