namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>A clock that shows what the test sets; waiting and measuring go by real time.</summary>
public sealed class SetTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
