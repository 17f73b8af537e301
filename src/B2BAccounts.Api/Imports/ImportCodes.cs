namespace B2BAccounts.Api.Imports;

/// <summary>Why a row was rejected before any business rule saw it. The rules' own codes are in RuleCodes.</summary>
public static class ImportCodes
{
    /// <summary>A column that must have a value is empty.</summary>
    public const string ValueMissing = "VALUE_MISSING";

    /// <summary>A text holds a control character.</summary>
    public const string TextInvalid = "TEXT_INVALID";

    /// <summary>A text is longer than its column allows.</summary>
    public const string TextTooLong = "TEXT_TOO_LONG";

    /// <summary>A text is no date of the formats that the map names.</summary>
    public const string DateUnreadable = "DATE_UNREADABLE";

    /// <summary>A text is no number in the map's decimal and thousands style.</summary>
    public const string NumberUnreadable = "NUMBER_UNREADABLE";

    /// <summary>A text is none of the values that its column may have.</summary>
    public const string ValueUnknown = "VALUE_UNKNOWN";

    /// <summary>The row has fewer values than the header has columns.</summary>
    public const string RowTooShort = "ROW_TOO_SHORT";

    /// <summary>The row has more values than the header has columns.</summary>
    public const string RowTooLong = "ROW_TOO_LONG";

    /// <summary>A quotation mark is opened and not closed, or followed by text.</summary>
    public const string QuotesUnbalanced = "QUOTES_UNBALANCED";

    /// <summary>A single row is longer than any real one.</summary>
    public const string RowTooLarge = "ROW_TOO_LARGE";

    /// <summary>The same supply link is known with other shares, volume, source or evidence.</summary>
    public const string LinkDiffers = "LINK_DIFFERS";

    /// <summary>Another line of the document cannot be taken, or its lines do not stand together: a document goes in with all its lines or not at all.</summary>
    public const string DocumentIncomplete = "DOCUMENT_INCOMPLETE";

    /// <summary>Lines of one document differ in what is the document's: its date, due date, currency, order or whether it was taken over.</summary>
    public const string LinesDiffer = "LINES_DIFFER";
}
