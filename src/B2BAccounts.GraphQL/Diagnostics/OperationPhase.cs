namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>What the engine does with a request, one after the other. A document that is known already is neither parsed nor validated.</summary>
public enum OperationPhase
{
    /// <summary>The document's text is read.</summary>
    Parse,

    /// <summary>The document is checked against the schema and the limits.</summary>
    Validate,

    /// <summary>The variables are read as their types.</summary>
    Coerce,

    /// <summary>The fields are collected, and their cost is worked out where it is limited.</summary>
    Plan,

    /// <summary>The fields are resolved and the answer is written.</summary>
    Execute,
}
