using System.Runtime.CompilerServices;
using Xunit.v3;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>A fact that is to hold on every database; it runs once on each, and is skipped with the reason on one that is not here.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(DatabaseFactDiscoverer))]
public sealed class DatabaseFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : FactAttribute(file, line);
