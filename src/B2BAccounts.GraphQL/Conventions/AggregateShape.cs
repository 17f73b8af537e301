namespace B2BAccounts.GraphQL.Conventions;

/// <summary>What the SDL said about aggregates beside a connection.</summary>
/// <param name="TypeName">Aggregates of a whole list, such as AccountAggregates.</param>
/// <param name="GroupName">A group with its aggregates, such as AccountAggregateGroup; null when nothing is @groupable.</param>
/// <param name="Keys">What can be grouped by, by the value of the enum that clients name it by.</param>
/// <param name="Units">Of generated types such as MoneySumAggregates: what their amounts are per.</param>
public sealed record AggregateShape(
    string TypeName,
    string? GroupName,
    IReadOnlyDictionary<string, GroupKeyShape> Keys,
    IReadOnlyDictionary<string, UnitShape> Units);

/// <summary>Something that can be grouped by.</summary>
/// <param name="Name">The value of the enum, such as ACCOUNT_COUNTRY or DATE_MONTH.</param>
/// <param name="KeyField">The key's field, such as accountCountry or dateMonth.</param>
/// <param name="Path">Names of fields from the listed type on.</param>
/// <param name="Part">The part of a day or instant that counts.</param>
public sealed record GroupKeyShape(string Name, string KeyField, IReadOnlyList<string> Path, DatePart Part);

/// <summary>Amounts that mean nothing together unless they are of one unit, such as a currency.</summary>
/// <param name="Field">The field that tells the unit.</param>
/// <param name="Amounts">The fields that are per unit.</param>
public sealed record UnitShape(string Field, IReadOnlyList<string> Amounts);

/// <summary>How far a day or instant counts when it is grouped by.</summary>
public enum DatePart
{
    Whole,
    Day,
    Month,
    Quarter,
    Year,
}
