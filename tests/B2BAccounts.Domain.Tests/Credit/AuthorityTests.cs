using System.Globalization;
using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Domain.Tests.Credit;

/// <summary>Who may decide about which amounts, and until when.</summary>
public sealed class AuthorityTests
{
    [Theory]
    [InlineData("-1", DecidingRole.Manager, 1)]
    [InlineData("50000", DecidingRole.Manager, 1)]
    [InlineData("50000.01", DecidingRole.Finance, 1)]
    [InlineData("500000", DecidingRole.Finance, 1)]
    [InlineData("500000.01", DecidingRole.Finance, 2)]
    public void An_amount_on_an_edge_is_of_the_lower_band(string amount, DecidingRole role, int people)
    {
        var band = CreditPolicy.Default.Authority.For(decimal.Parse(amount, CultureInfo.InvariantCulture));
        Assert.Equal((role, people), (band.Role, band.People));
    }

    [Theory]
    // A Thursday, a Friday, a Saturday, a Sunday.
    [InlineData("2026-11-26", "2026-11-27")]
    [InlineData("2026-11-27", "2026-11-30")]
    [InlineData("2026-11-28", "2026-11-30")]
    [InlineData("2026-11-29", "2026-11-30")]
    public void A_decision_is_due_on_the_next_working_day(string asked, string due) =>
        Assert.Equal(DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture), Authority.DueOn(DateOnly.ParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
