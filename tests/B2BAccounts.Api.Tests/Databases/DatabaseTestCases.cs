using B2BAccounts.Api.Persistence;
using Xunit.Sdk;
using Xunit.v3;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>One test case a database for each that xunit found; a trait tells the running test which it is.</summary>
internal static class DatabaseTestCases
{
    private const string Trait = "Database";

    public static IReadOnlyCollection<IXunitTestCase> Of(IReadOnlyCollection<IXunitTestCase> found) =>
        [.. found.SelectMany(test => Enum.GetValues<DatabaseKind>().Select(database => On(database, test)).Distinct())];

    /// <summary>SQLite for a test that is not marked for databases, and where no test runs.</summary>
    public static DatabaseKind DatabaseOf(ITestCaseMetadata? test) =>
        test?.Traits.TryGetValue(Trait, out var names) == true ? Enum.Parse<DatabaseKind>(names.Single()) : DatabaseKind.Sqlite;

    /// <summary>The database stands at the end of the name, where .ci/run looks for it.</summary>
    public static string Named(string test, DatabaseKind database) => $"{test} [{database}]";

    private static IXunitTestCase On(DatabaseKind database, IXunitTestCase test)
    {
        var id = $"{test.UniqueID}-{database}";
        var skip = test.SkipReason ?? TestServers.WhyNot(database);
        var traits = test.Traits.ToDictionary(t => t.Key, t => t.Value.ToHashSet(), StringComparer.OrdinalIgnoreCase);
        traits[Trait] = [database.ToString()];
        return test switch
        {
            // A test that cannot even be called fails once, not once a database.
            ExecutionErrorTestCase => test,
            XunitDelayEnumeratedTheoryTestCase rows when skip is null => new DatabaseRowsTestCase(rows, id, traits),
            _ => new XunitTestCase(
                test.TestMethod, Named(test.TestCaseDisplayName, database), id, test.Explicit, test.SkipExceptions, skip, test.SkipType, test.SkipUnless,
                test.SkipWhen, traits, (test as XunitTestCase)?.TestMethodArguments, test.SourceFilePath, test.SourceLineNumber, test.Timeout),
        };
    }
}
