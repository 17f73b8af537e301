using Xunit.Sdk;
using Xunit.v3;

namespace B2BAccounts.Api.Tests.Databases;

public sealed class DatabaseFactDiscoverer : FactDiscoverer
{
    public override async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        DatabaseTestCases.Of(await base.Discover(discoveryOptions, testMethod, factAttribute));
}
