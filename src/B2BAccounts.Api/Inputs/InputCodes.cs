namespace B2BAccounts.Api.Inputs;

/// <summary>Codes of what can be wrong with an input's form. What a rule of the business refuses has a code of its own.</summary>
public static class InputCodes
{
    /// <summary>Something that must be given is absent, null or blank.</summary>
    public const string Required = "INPUT_REQUIRED";

    /// <summary>A text is longer than it may be.</summary>
    public const string TooLong = "INPUT_TOO_LONG";

    /// <summary>A text has not the form that it must have.</summary>
    public const string Malformed = "INPUT_MALFORMED";

    /// <summary>A number or a day is outside the range it may have.</summary>
    public const string OutOfRange = "INPUT_OUT_OF_RANGE";

    /// <summary>Two fields contradict each other, or one is given without the other.</summary>
    public const string Contradictory = "INPUT_CONTRADICTORY";

    /// <summary>A list names the same thing twice.</summary>
    public const string Repeated = "INPUT_REPEATED";
}
