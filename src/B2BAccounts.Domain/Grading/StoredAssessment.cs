namespace B2BAccounts.Domain.Grading;

/// <summary>评级记录. An assessment as kept: the figures that are asked for by SQL, and the whole as canonical JSON.</summary>
public sealed class StoredAssessment
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public DateOnly AsOf { get; set; }

    public string PolicyVersion { get; set; } = "";

    public long QuantileTableId { get; set; }

    /// <summary>SHA-256 of what the result follows from, the day left out; lower-case hexadecimal.</summary>
    public string InputHash { get; set; } = "";

    /// <summary>0 to 100 with up to four decimals; null when no indicator has a value.</summary>
    public decimal? Total { get; set; }

    /// <summary>The band by points alone: input of the next assessment's hysteresis.</summary>
    public string GradeByPoints { get; set; } = "";

    public string Grade { get; set; } = "";

    /// <summary>The whole assessment, canonical JSON.</summary>
    public string Document { get; set; } = "";

    public DateTime RecordedAt { get; set; }

    /// <summary>The last run that came to the same result.</summary>
    public DateTime ConfirmedAt { get; set; }

    /// <summary>The last as-of day for which the same result was computed.</summary>
    public DateOnly ConfirmedFor { get; set; }
}
