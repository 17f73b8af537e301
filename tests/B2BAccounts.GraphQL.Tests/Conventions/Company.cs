namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Rows with a key of every kind, with values missing, and with relations in both directions.</summary>
internal sealed class Company
{
    public long Id { get; init; }

    public required string Number { get; init; }

    public string? Region { get; init; }

    public required string LegalName { get; init; }

    /// <summary>The legal name in lower case.</summary>
    public string SearchName { get; init; } = "";

    public int? Employees { get; init; }

    public decimal? Revenue { get; init; }

    public Amount Balance { get; init; }

    public DateOnly? LastPurchaseOn { get; init; }

    public DateTime CreatedAt { get; init; }

    public bool Active { get; init; }

    public bool? Audited { get; init; }

    public CompanyStatus Status { get; init; }

    public CompanyStatus? FormerStatus { get; init; }

    public Guid Token { get; init; }

    public long Visits { get; init; }

    public double Rank { get; init; }

    public long? ParentId { get; init; }

    public Company? Parent { get; set; }

    public List<Person> People { get; } = [];
}

internal sealed class Person
{
    public long Id { get; init; }

    public long CompanyId { get; init; }

    public required string Name { get; init; }

    public int? Age { get; init; }

    public decimal? Pay { get; init; }

    public string? Currency { get; init; }

    /// <summary>In no store.</summary>
    public string Nickname { get; init; } = "none";
}

internal readonly record struct Amount(decimal Value, string Currency);

internal enum CompanyStatus
{
    Prospect,
    GoodCustomer,
    Dormant,
}
