namespace B2BAccounts.GraphQL.Types;

/// <summary>A leaf with rules of its own for reading literals and variables and for writing results (section 3.5).
/// A scalar of the schema without code behind it takes any literal and writes strings, numbers and booleans as they are.</summary>
public sealed class ScalarType(string name) : NamedType(name)
{
    public string? SpecifiedBy { get; internal set; }

    /// <summary>How values are read and written.</summary>
    public ScalarCoercion Coercion { get; internal set; } = ScalarCoercion.Any;
}
