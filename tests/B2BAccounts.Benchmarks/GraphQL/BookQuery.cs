namespace B2BAccounts.Benchmarks.GraphQL;

/// <summary>One of the three operations that are measured.</summary>
/// <param name="Name">As the load script knows it.</param>
/// <param name="Document">Its text.</param>
/// <param name="Variables">JSON of its variables.</param>
/// <param name="Digest">SHA-256 of the data in canonical form, first ten digits: tells that the data is the agreed one.</param>
internal sealed record BookQuery(string Name, string Document, string? Variables, string Digest)
{
    public static IReadOnlyList<BookQuery> All { get; } =
    [
        new("q1", "query Q1($id: ID!) { account(id: $id) { name grade } }", """{"id":"123"}""", "0c6f27af23"),
        new(
            "q2",
            "query Q2 { accounts(first: 50) { nodes { id name grade balance invoices { id number amount dueDate paid } } pageInfo { hasNextPage endCursor } } }",
            null,
            "dc88344233"),
        new("q3", "query Q3($id: ID!) { account(id: $id) { name suppliers { name suppliers { name suppliers { name grade } } } } }", """{"id":"123"}""", "119301b8f3"),
    ];

    public string Body => Variables is null ? $$"""{"query":"{{Document}}"}""" : $$"""{"query":"{{Document}}","variables":{{Variables}}}""";

    public static BookQuery Named(string name) => All.FirstOrDefault(q => q.Name == name)
        ?? throw new ArgumentException($"There is no query {name}; there are {string.Join(", ", All.Select(q => q.Name))}.", nameof(name));
}
