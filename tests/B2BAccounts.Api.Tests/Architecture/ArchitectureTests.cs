using System.Reflection;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Tests.Architecture;

/// <summary>Keeps the direction of dependencies that docs/architecture.md draws.</summary>
public sealed class ArchitectureTests
{
    /// <summary>A slice may use only those before it.</summary>
    private static readonly string[] Slices =
    [
        "Accounts", "SupplyChain", "Receivables", "Purchasing", "Grading", "Credit", "Forecasts", "Warnings", "Prospects", "Reports",
    ];

    private static readonly Assembly Domain = typeof(Money).Assembly;
    private static readonly Assembly Api = typeof(Program).Assembly;

    [Theory]
    [InlineData("B2BAccounts.GraphQL", "System", "netstandard")]
    [InlineData("B2BAccounts.Pdf", "System", "netstandard")]
    [InlineData("B2BAccounts.Domain", "System", "netstandard", "MathNet.Numerics")]
    [InlineData("B2BAccounts.GraphQL.Http", "System", "netstandard", "Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.Net.Http.Headers", "B2BAccounts.GraphQL")]
    public void A_project_refers_only_to_what_it_may(string project, params string[] allowed)
    {
        var wrong = Assembly.Load(project).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => !allowed.Any(a => name == a || name.StartsWith(a + ".", StringComparison.Ordinal)));
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_slice_uses_only_the_slices_before_it()
    {
        var wrong =
            from type in Domain.GetTypes().Concat(Api.GetTypes())
            where !type.IsNested
            let slice = SliceOf(type)
            where slice >= 0
            from used in TypeReferences.Of(type)
            let usedSlice = SliceOf(used)
            where usedSlice > slice
            select $"{type.FullName} ({Slices[slice]}) uses {used.FullName} ({Slices[usedSlice]})";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_reader_of_references_sees_into_method_bodies() =>
        Assert.Contains(typeof(Money), TypeReferences.Of(typeof(UsesMoneyInside)));

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        string[] empty = ["Service", "Manager", "Helper", "Helpers", "Utils", "Utility", "Base", "Impl"];
        var wrong = Domain.GetTypes().Concat(Api.GetTypes())
            .Concat(Assembly.Load("B2BAccounts.GraphQL").GetTypes())
            .Concat(Assembly.Load("B2BAccounts.GraphQL.Http").GetTypes())
            .Concat(Assembly.Load("B2BAccounts.Pdf").GetTypes())
            .Where(t => t.Namespace?.StartsWith("B2BAccounts", StringComparison.Ordinal) == true && !t.IsNested)
            .Select(t => t.FullName!.Split('`')[0])
            .Where(name => empty.Any(e => name.EndsWith(e, StringComparison.Ordinal)));
        Assert.Empty(wrong);
    }

    private static int SliceOf(Type type)
    {
        var space = type.Namespace ?? "";
        foreach (var root in (string[])["B2BAccounts.Domain.", "B2BAccounts.Api."])
        {
            if (space.StartsWith(root, StringComparison.Ordinal))
            {
                return Array.IndexOf(Slices, space[root.Length..].Split('.')[0]);
            }
        }

        return -1;
    }

    private sealed class UsesMoneyInside
    {
        public static string Text() => Money.Zero(Currency.Of("CNY")).ToString();
    }
}
