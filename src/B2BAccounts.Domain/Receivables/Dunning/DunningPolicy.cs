using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>催款政策. A versioned document, as docs/dunning-policy.schema.json describes it; validated when it is read, never edited.</summary>
/// <param name="Version">The document's own, unique.</param>
/// <param name="Materiality">In the base currency: an item with less open is in no reminder.</param>
/// <param name="Levels">From the mildest, by rising days past due.</param>
public sealed record DunningPolicy(string Version, decimal Materiality, IReadOnlyList<DunningLevel> Levels)
{
    private const int MostLevels = 9;
    private const int MostDays = 3_650;

    /// <summary>The languages that each level has a text in, by their BCP 47 names.</summary>
    public static IReadOnlyDictionary<string, AccountLanguage> Languages { get; } = new Dictionary<string, AccountLanguage>
    {
        ["en"] = AccountLanguage.En, ["zh-Hans"] = AccountLanguage.ZhHans, ["zh-Hant"] = AccountLanguage.ZhHant,
    };

    public static string DefaultDocument { get; } = EmbeddedText.Read("default-dunning-policy.json");

    public static DunningPolicy Default { get; } = Parse(DefaultDocument);

    /// <exception cref="RuleViolation">POLICY_INVALID with the field's place, when anything is missing, unknown or out of range.</exception>
    public static DunningPolicy Parse(string json)
    {
        var fields = PolicyField.Parse(json).Fields("version", "materiality", "levels");
        return new DunningPolicy(fields["version"].Text(Policy.VersionLength), fields["materiality"].Number(0m, 1_000_000_000m), ReadLevels(fields["levels"]));
    }

    private static List<DunningLevel> ReadLevels(PolicyField list)
    {
        var levels = new List<DunningLevel>();
        foreach (var item in list.Items())
        {
            var fields = item.Fields("daysPastDue", "daysSinceLast", "channel", "texts");
            var from = fields["daysPastDue"].Whole(1, MostDays);
            if (levels.Count > 0 && from <= levels[^1].DaysPastDue)
            {
                throw fields["daysPastDue"].Wrong($"must be more than the {levels[^1].DaysPastDue} of the level before it");
            }

            var texts = fields["texts"].Fields([.. Languages.Keys]);
            levels.Add(new DunningLevel(
                from, fields["daysSinceLast"].Whole(1, MostDays), fields["channel"].Choice<DunningChannel>(), Languages.ToDictionary(l => l.Value, l => DunningText.Parse(texts[l.Key]))));
        }

        return levels.Count is > 0 and <= MostLevels ? levels : throw list.Wrong($"must have 1 to {MostLevels} levels");
    }
}
