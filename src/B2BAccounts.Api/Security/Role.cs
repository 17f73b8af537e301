namespace B2BAccounts.Api.Security;

/// <summary>What a caller is to the business. Everybody who calls has exactly one role.</summary>
public enum Role
{
    /// <summary>Runs the program: sees and changes everything, users and keys among it.</summary>
    Admin,

    /// <summary>Looks after accounts of his own, of his teams or of his regions.</summary>
    Manager,

    /// <summary>Sees the whole book and keeps its money.</summary>
    Finance,

    /// <summary>A program that pulls the prospects.</summary>
    SalesTool,

    /// <summary>Sees the whole book and changes nothing.</summary>
    Auditor,

    /// <summary>A customer who sees accounts of his own.</summary>
    Customer,
}
