using System.Globalization;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>催款函. A reminder put into words.</summary>
public sealed record DunningLetter(string Subject, string Text)
{
    /// <summary>Fills the text of the plan's level.</summary>
    /// <param name="policy">That the plan was made by.</param>
    /// <param name="plan">With a level above 0.</param>
    /// <param name="day">The day of the reminder.</param>
    /// <param name="account">Its language decides; in Chinese it is called by its local name where it has one.</param>
    /// <param name="contact">Who is addressed; null where nobody is known.</param>
    public static DunningLetter Of(DunningPolicy policy, DunningPlan plan, DateOnly day, Account account, string? contact)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(account);
        var isChinese = account.Language != AccountLanguage.En;
        var text = policy.Levels[plan.Level - 1].Texts[account.Language];
        var reminded = plan.Reminded.ToList();
        var whole = new Dictionary<string, string>
        {
            ["account"] = OneLine(isChinese ? account.LocalName ?? account.LegalName : account.LegalName),
            ["day"] = Day(day),
            ["count"] = Number(reminded.Count),
            ["totals"] = string.Join(isChinese ? "、" : ", ", plan.Totals.Select(Amount)),
        };
        var subject = text.Subject.Fill(whole);
        whole["greeting"] = contact is null ? text.GreetingToNobody.Text : text.Greeting.Fill(new Dictionary<string, string> { ["contact"] = OneLine(contact) });
        whole["items"] = string.Join('\n', reminded.Select(i => text.Item.Fill(new Dictionary<string, string>
        {
            ["number"] = OneLine(i.Item.Number), ["date"] = Day(i.Item.Date), ["due"] = Day(i.Item.DueDate), ["days"] = Number(i.DaysLate), ["open"] = Amount(i.Item.Open), ["level"] = Number(i.Level),
        })));
        return new DunningLetter(subject, text.Body.Fill(whole));

        string Day(DateOnly d) => d.ToString(isChinese ? "yyyy年M月d日" : "d MMMM yyyy", CultureInfo.InvariantCulture);
    }

    private static string Amount(Money money) => $"{money.Currency.Code} {money.Currency.Format(money.Amount)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A break in a name would tear the letter.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
