using System.Linq.Expressions;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Which rows can be made of some of their properties, and what expressions read of a row.</summary>
public sealed class PartialRowsTests
{
    [Fact]
    public void A_row_is_made_of_the_properties_named_whatever_its_constructor_and_setters_are()
    {
        var made = Make<Guarded>("Name", "Day");

        var row = made!(Guarded.Of(7, "a", new DateOnly(2026, 1, 2)));

        Assert.Equal((0, "a", new DateOnly(2026, 1, 2)), (row.Id, row.Name, row.Day));
    }

    [Fact]
    public void What_is_required_or_set_at_creation_only_is_left_out_too() =>
        Assert.Equal((null, 5), (Make<Demanding>("Size")!(new Demanding { Name = "a", Size = 5 }) is var row ? row.Name : "", row.Size));

    [Fact]
    public void Properties_with_code_references_and_lists_are_no_columns()
    {
        Assert.NotNull(Make<Odd>("Plain", "Bytes", "Maybe"));
        foreach (var property in new[] { "Computed", "Coded", "Reference", "List", "GetOnly", "Hidden", "NoSuch" })
        {
            Assert.Null(Make<Odd>("Plain", property));
        }
    }

    [Fact]
    public void Rows_that_others_derive_from_or_that_need_arguments_are_read_whole()
    {
        Assert.Null(Make<Base>("Plain"));
        Assert.Null(Make<Positional>("Id"));
        Assert.Null(Make<Value>("Id"));
        Assert.Null(Make<Abstract>("Id"));
        Assert.Null(new PartialRows(typeof(Base)).With<Odd>(new HashSet<string> { "Plain" }));
    }

    [Fact]
    public void Beyond_a_number_of_sets_the_smallest_known_one_that_holds_what_is_asked_is_read()
    {
        var rows = new PartialRows();
        string[] names = [.. typeof(Wide).GetProperties().Select(p => p.Name)];
        var first = rows.With<Wide>(new HashSet<string>(names));
        var pair = rows.With<Wide>(new HashSet<string> { names[0], names[1] });
        for (var i = 2; i < PartialRows.MostShapes; i++)
        {
            Assert.NotNull(rows.With<Wide>(new HashSet<string>(names.Where((_, bit) => ((i + 2) >> bit & 1) == 1)) { "H" }));
        }

        Assert.Same(pair, rows.With<Wide>(new HashSet<string> { names[1] }));
        Assert.Same(first, rows.With<Wide>(new HashSet<string>(names.Where(n => n != "H"))));
        Assert.Same(pair, rows.With<Wide>(new HashSet<string> { names[1], names[0] }));
        Assert.NotNull(rows.With<Odd>(new HashSet<string> { "Plain" }));
    }

    [Fact]
    public void When_no_known_set_holds_it_the_whole_row_is_read()
    {
        var rows = new PartialRows();
        string[] names = [.. typeof(Wide).GetProperties().Select(p => p.Name)];
        for (var i = 0; i < PartialRows.MostShapes; i++)
        {
            rows.With<Wide>(new HashSet<string>(names.Where((_, bit) => (i >> bit & 1) == 1)));
        }

        Assert.Null(rows.With<Wide>(new HashSet<string> { "H" }));
    }

    [Fact]
    public void An_expression_reads_the_properties_it_names_or_everything()
    {
        Assert.Equal(["Plain"], Read(o => o.Plain));
        Assert.Equal(["Computed", "Plain"], Read(o => new { o.Plain, Length = o.Computed.Length + 1 }));
        Assert.Empty(Read(_ => 1)!);
        Assert.Null(Read(o => o));
        Assert.Null(Read(o => o.Equals(null)));
        Assert.Null(Read(o => o.Number));
        Assert.Null(Read(o => ((Base)o).Plain));
        Assert.Null(Read(o => new { o.Plain, All = Same(o) }));
        Assert.Equal(["List"], Read(o => o.List.Select(i => i + 1)));
    }

    private static Func<T, T>? Make<T>(params string[] properties) => new PartialRows().With<T>(properties.ToHashSet())?.Compile();

    private static IEnumerable<string>? Read<TValue>(Expression<Func<Odd, TValue>> expression) => FieldReads.Of(expression).Properties?.Order(StringComparer.Ordinal);

    private static T Same<T>(T value) => value;

    private sealed class Guarded
    {
        private Guarded()
        {
        }

        public long Id { get; private set; }

        public string Name { get; private set; } = "";

        public DateOnly Day { get; private init; }

        public static Guarded Of(long id, string name, DateOnly day) => new() { Id = id, Name = name, Day = day };
    }

    private sealed class Demanding
    {
        public required string Name { get; init; }

        public required int Size { get; init; }
    }

    private class Base
    {
        public string Hidden { get; set; } = "";

        public int Plain { get; private set; }
    }

    private sealed class Odd : Base
    {
        public int Number = 1;

        private string coded = "";

        public new int Hidden { get; set; }

        public byte[] Bytes { get; set; } = [];

        public int? Maybe { get; set; }

        public string Computed => coded;

        public string Coded
        {
            get => coded;
            set => coded = value.Trim();
        }

        public Base? Reference { get; set; }

        public List<int> List { get; set; } = [];

        public int GetOnly { get; } = 1;
    }

    private sealed record Positional(long Id);

    private struct Value
    {
        public long Id { get; set; }
    }

    private abstract class Abstract
    {
        public long Id { get; set; }
    }

    private sealed class Wide
    {
        public int A { get; set; }

        public int B { get; set; }

        public int C { get; set; }

        public int D { get; set; }

        public int E { get; set; }

        public int F { get; set; }

        public int G { get; set; }

        public int H { get; set; }
    }
}
