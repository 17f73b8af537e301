using System.Diagnostics.CodeAnalysis;

namespace B2BAccounts.Tests;

/// <summary>What tests need beside the SDK. Without it a test is skipped with the reason, except where CI=true demands it.</summary>
internal static class Needed
{
    public static bool Demanded { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    [DoesNotReturn]
    public static void Missing(string reason)
    {
        Assert.False(Demanded, $"{reason}; CI=true demands it.");
        Assert.Skip(reason);
    }
}
