using B2BAccounts.Domain.Forecasts;

namespace B2BAccounts.Domain.Tests.Forecasts;

public sealed class PaymentHistoryTests
{
    private static readonly DateOnly Due = new(2026, 3, 31);

    [Fact]
    public void An_invoice_weighs_half_when_it_was_due_180_days_ago_and_in_full_until_it_is_due()
    {
        foreach (var (days, weight) in ((int, double)[])[(-20, 1), (0, 1), (180, 0.5), (360, 0.25)])
        {
            var history = new PaymentHistory();
            history.Add(Due.AddDays(-30), Due, Due.AddDays(days), disputedOn: null, [(Due.AddDays(-25), true, 1)]);
            Assert.Equal(weight, history.Undisputed.AtRiskAfter(-26), 12);
            Assert.Equal(0, history.Undisputed.AtRiskAfter(-25), 12);
            Assert.Equal((1, 0), (history.Undisputed.Payments, history.Disputed.Payments));
            Assert.Equal(-25, history.MeanLate);
        }
    }

    [Fact]
    public void Until_its_first_dispute_it_is_an_undisputed_one_that_was_not_paid_and_then_a_disputed_one()
    {
        var history = new PaymentHistory();
        history.Add(Due.AddDays(-30), Due, Due, Due.AddDays(-10), [(Due.AddDays(20), true, 0.75), (Due.AddDays(40), false, 0.25)]);
        Assert.Equal((0, 1), (history.Undisputed.Payments, history.Disputed.Payments));
        Assert.Equal((1, 1, 0), (Open(history.Undisputed, -31), Open(history.Undisputed, -12), Open(history.Undisputed, -11)));
        Assert.Equal((0, 1, 1, 0.25, 0.25, 0), (
            Open(history.Disputed, -12), Open(history.Disputed, -11), Open(history.Disputed, 19), Open(history.Disputed, 20), Open(history.Disputed, 39), Open(history.Disputed, 40)));

        // Paid before anybody disputed it.
        var paid = new PaymentHistory();
        paid.Add(Due.AddDays(-30), Due, Due, Due.AddDays(30), [(Due.AddDays(20), true, 1)]);
        Assert.Equal((1, 0), (paid.Undisputed.Payments, paid.Disputed.Payments));
        Assert.Equal(0, paid.Disputed.AtRiskAfter(100));
    }

    [Fact]
    public void Weights_tell_what_is_left_of_each_history_when_an_invoice_is_so_late()
    {
        var (own, grade, book) = (Paid(5, 5, 10), Paid(5, 5, 10, 20, 20, 20), Paid(5, 5, 10, 20, 20, 20, 60, 60, 60));
        var curves = new PaymentCurves(book, new Dictionary<string, PaymentHistory> { ["A"] = grade });
        Near((3 / 4.0, 1 / 4.0 * (6 / 7.0), 1 / 4.0 * (1 / 7.0)), curves.Weights(own, "A", disputed: false, 0));
        Near((1 / 2.0, 1 / 2.0 * (4 / 5.0), 1 / 2.0 * (1 / 5.0)), curves.Weights(own, "A", disputed: false, 7));
        Near((0, 0, 1), curves.Weights(own, "A", disputed: false, 30));
        Near((3 / 4.0, 0, 1 / 4.0), curves.Weights(own, "B", disputed: false, 0));
        Near((0, 0, 1), curves.Weights(own, null, disputed: true, 0));
    }

    private static PaymentHistory Paid(params int[] late)
    {
        var history = new PaymentHistory();
        foreach (var days in late)
        {
            history.Add(Due.AddDays(-30), Due, Due, disputedOn: null, [(Due.AddDays(days), true, 1)]);
        }

        return history;
    }

    private static double Open(LatenessHistory history, int late) => Math.Round(history.AtRiskAfter(late), 9);

    private static void Near((double Own, double Grade, double Book) expected, ForecastWeights weights)
    {
        Assert.Equal(expected.Own, weights.Own, 12);
        Assert.Equal(expected.Grade, weights.Grade, 12);
        Assert.Equal(expected.Book, weights.Book, 12);
    }
}
