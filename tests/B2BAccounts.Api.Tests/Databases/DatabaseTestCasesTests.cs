using B2BAccounts.Api.Persistence;
using Xunit.Runner.Common;
using Xunit.v3;

namespace B2BAccounts.Api.Tests.Databases;

public sealed class DatabaseTestCasesTests
{
    // A function cannot be written down, so xunit makes this row only when it runs.
    public static TheoryData<Func<int>> Delayed => new((Func<int>)(() => 1));

    [DatabaseFact]
    public async Task A_test_marked_for_databases_is_a_case_on_each_and_says_why_it_is_not_run()
    {
        var method = (IXunitTestMethod)TestContext.Current.TestMethod!;
        var cases = await new DatabaseFactDiscoverer().Discover(TestFrameworkOptions.ForDiscovery(new TestAssemblyConfiguration()), method, method.FactAttributes.Single());

        var databases = Enum.GetValues<DatabaseKind>();
        Assert.Equal(databases.Select(d => (string[])[d.ToString()]), cases.Select(c => c.Traits["Database"].ToArray()));
        Assert.All(cases.Zip(databases), c => Assert.EndsWith($"{method.MethodName} [{c.Second}]", c.First.TestCaseDisplayName, StringComparison.Ordinal));
        Assert.Equal(databases.Select(TestServers.WhyNot), cases.Select(c => c.SkipReason));
        Assert.Equal(databases.Length, cases.Select(c => c.UniqueID).Distinct().Count());
        Assert.Contains(TestContext.Current.TestCase!.UniqueID, cases.Select(c => c.UniqueID));
    }

    [DatabaseTheory]
    [InlineData("x")]
    [InlineData("y")]
    public void Rows_that_can_be_written_down_are_cases_of_their_own(string row)
    {
        Assert.EndsWith($"(row: \"{row}\") [{DatabaseTestCases.DatabaseOf(TestContext.Current.TestCase)}]", TestContext.Current.Test!.TestDisplayName, StringComparison.Ordinal);
        Assert.Equal(TestContext.Current.TestCase!.TestCaseDisplayName, TestContext.Current.Test.TestDisplayName);
    }

    [DatabaseTheory]
    [MemberData(nameof(Delayed))]
    public async Task Rows_that_cannot_be_written_down_have_the_database_at_the_end_too(Func<int> row)
    {
        await using var database = await TestDatabase.MakeAsync();
        Assert.Equal(1, row());
        Assert.EndsWith($") [{database.Kind}]", TestContext.Current.Test!.TestDisplayName, StringComparison.Ordinal);
    }
}
