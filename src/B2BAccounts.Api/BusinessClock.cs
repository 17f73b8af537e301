namespace B2BAccounts.Api;

/// <summary>The time, and the business day in the business's own zone.</summary>
public sealed class BusinessClock(TimeProvider time, TimeZoneInfo zone)
{
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
}
