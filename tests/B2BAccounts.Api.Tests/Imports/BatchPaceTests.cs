using B2BAccounts.Api.Imports;

namespace B2BAccounts.Api.Tests.Imports;

public class BatchPaceTests
{
    [Fact]
    public void The_next_batch_has_as_many_rows_as_the_last_one_would_have_posted_in_a_quarter_of_a_second()
    {
        var pace = new BatchPace();

        pace.Learn(8_000, TimeSpan.FromSeconds(0.2));

        Assert.Equal(10_000, pace.Rows);
    }

    [Theory]
    [InlineData(8_000, 0.0, BatchPace.Most)]
    [InlineData(8_000, 0.001, BatchPace.Most)]
    [InlineData(8_000, 2.45, 816)]
    [InlineData(8_000, 60.0, BatchPace.Fewest)]
    public void A_batch_stays_within_bounds_however_fast_or_slow_the_last_one_was(int posted, double seconds, int expected)
    {
        var pace = new BatchPace();

        pace.Learn(posted, TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, pace.Rows);
    }

    [Fact]
    public void A_batch_of_which_no_row_could_be_read_teaches_nothing()
    {
        var pace = new BatchPace();
        var before = pace.Rows;

        pace.Learn(0, TimeSpan.FromSeconds(1));

        Assert.Equal(before, pace.Rows);
    }
}
