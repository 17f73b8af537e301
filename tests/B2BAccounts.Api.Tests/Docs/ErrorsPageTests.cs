using System.Text.RegularExpressions;

namespace B2BAccounts.Api.Tests.Docs;

public sealed partial class ErrorsPageTests
{
    [Fact]
    public void The_page_lists_every_code_of_the_program_and_no_other()
    {
        var inCode = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .Where(c => c.Contains('_', StringComparison.Ordinal) || c == "INTERNAL")
            .ToHashSet(StringComparer.Ordinal);
        var onPage = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md")))
            .Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(inCode.Order(StringComparer.Ordinal), onPage.Order(StringComparer.Ordinal));
    }

    // A constant of a class of codes, or a code given where an error is made; OpenTelemetry's variables are none.
    [GeneratedRegex("(?:const string \\w+ = |[cC]ode: )\"(?!OTEL_)([A-Z][A-Z_]+)\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `([A-Z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
