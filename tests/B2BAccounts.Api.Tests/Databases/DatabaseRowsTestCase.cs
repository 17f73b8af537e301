using System.ComponentModel;
using Xunit.v3;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>A theory on one database whose rows cannot be written down, so that they are made when it runs.</summary>
public sealed class DatabaseRowsTestCase : XunitDelayEnumeratedTheoryTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For reading it back only.")]
    public DatabaseRowsTestCase()
    {
    }

    internal DatabaseRowsTestCase(XunitDelayEnumeratedTheoryTestCase test, string id, Dictionary<string, HashSet<string>> traits)
        : base(
            test.TestMethod, test.TestCaseDisplayName, id, test.Explicit, test.SkipTestWithoutData, test.SkipExceptions, test.SkipReason, test.SkipType,
            test.SkipUnless, test.SkipWhen, traits, test.SourceFilePath, test.SourceLineNumber, test.Timeout)
    {
    }

    /// <summary>xunit puts a row's values behind the name, and the database is to stand behind those.</summary>
    public override async ValueTask<IReadOnlyCollection<IXunitTest>> CreateTests() =>
    [
        .. (await base.CreateTests()).Select((row, i) => row is XunitTest test
            ? new XunitTest(
                this, test.TestMethod, test.Explicit, test.SkipReason, test.SkipType, test.SkipUnless, test.SkipWhen,
                DatabaseTestCases.Named(test.TestDisplayName, DatabaseTestCases.DatabaseOf(this)), i, test.Traits, test.Timeout, test.TestMethodArguments)
            : row),
    ];
}
