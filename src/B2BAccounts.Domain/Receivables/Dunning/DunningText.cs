namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>What a reminder of a level says in a language, with placeholders.</summary>
/// <param name="Subject">Of the whole: {account}, {day}, {count}, {totals}.</param>
/// <param name="Greeting">To a person: {contact}.</param>
/// <param name="GreetingToNobody">Where no contact for money matters is known.</param>
/// <param name="Body">{greeting}, {items}, and what the subject may have.</param>
/// <param name="Item">A line for each invoice: {number}, {date}, {due}, {days}, {open}, {level}.</param>
public sealed record DunningText(DunningTemplate Subject, DunningTemplate Greeting, DunningTemplate GreetingToNobody, DunningTemplate Body, DunningTemplate Item)
{
    private const int LongestLine = 200;
    private const int LongestBody = 8_000;

    private static readonly string[] OfWhole = ["account", "day", "count", "totals"];
    private static readonly string[] OfItem = ["number", "date", "due", "days", "open", "level"];

    internal static DunningText Parse(PolicyField field)
    {
        var fields = field.Fields("subject", "greeting", "greetingToNobody", "body", "item");
        return new DunningText(
            DunningTemplate.Parse(fields["subject"], LongestLine, OfWhole),
            DunningTemplate.Parse(fields["greeting"], LongestLine, ["contact"], "contact"),
            DunningTemplate.Parse(fields["greetingToNobody"], LongestLine, []),
            DunningTemplate.Parse(fields["body"], LongestBody, ["greeting", "items", .. OfWhole], "items"),
            DunningTemplate.Parse(fields["item"], LongestLine, OfItem, "number", "open"));
    }
}
