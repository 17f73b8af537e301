using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Conventions;

/// <summary>SDL without convention directives, and what the directives said that code must know.</summary>
/// <param name="Documents">The documents in their order, and one more with the generated types.</param>
/// <param name="Connections">By the field's coordinate, such as <c>Query.accounts</c>.</param>
/// <param name="Payloads">By the field's coordinate, such as <c>Mutation.recordPayment</c>.</param>
public sealed record ExpandedSdl(
    IReadOnlyList<DocumentNode> Documents,
    IReadOnlyDictionary<string, ConnectionShape> Connections,
    IReadOnlyDictionary<string, PayloadShape> Payloads);

/// <summary>A field marked @connection.</summary>
/// <param name="Field">The field as expanded: where faults of its binding are reported.</param>
/// <param name="TypeName">The connection's type, such as AccountsConnection.</param>
/// <param name="EdgeName">The edges' type, such as AccountsEdge.</param>
/// <param name="ElementName">The type of what is listed, such as Account.</param>
/// <param name="FilterName">The filter input; null when the field is not @filterable.</param>
/// <param name="SortName">The sort input; null when the field is not @sortable.</param>
/// <param name="Aggregates">Its aggregates; null when the field is not @aggregatable.</param>
/// <param name="DefaultSize">Entries on a page when the client does not say.</param>
/// <param name="MaxSize">Entries on a page at most.</param>
public sealed record ConnectionShape(
    FieldDefinitionNode Field,
    string TypeName,
    string EdgeName,
    string ElementName,
    string? FilterName,
    string? SortName,
    AggregateShape? Aggregates,
    int DefaultSize,
    int MaxSize);

/// <summary>A mutation marked @payload.</summary>
/// <param name="Field">The field as expanded: where faults of its binding are reported.</param>
/// <param name="TypeName">The payload's type, such as RecordPaymentPayload.</param>
/// <param name="ResultField">The payload's field that holds the changed object.</param>
/// <param name="ErrorName">The union of its errors, such as RecordPaymentError.</param>
/// <param name="Errors">The union's members.</param>
public sealed record PayloadShape(
    FieldDefinitionNode Field, string TypeName, string ResultField, string ErrorName, IReadOnlyList<string> Errors);
