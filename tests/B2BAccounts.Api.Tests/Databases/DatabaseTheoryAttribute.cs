using System.Runtime.CompilerServices;
using Xunit.v3;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>A theory that is to hold on every database; each row runs once on each.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(DatabaseTheoryDiscoverer))]
public sealed class DatabaseTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : TheoryAttribute(file, line);
