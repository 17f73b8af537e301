namespace B2BAccounts.GraphQL.Execution;

/// <summary>Stands for a value that a client did not give and that has no default.</summary>
internal static class Absent
{
    public static readonly object Value = new();
}
