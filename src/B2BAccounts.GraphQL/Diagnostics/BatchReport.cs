using System.Globalization;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>One field that was resolved for all its parents at once.</summary>
/// <param name="Path">Response keys from the root, joined by dots.</param>
/// <param name="Coordinate">Such as <c>Account.invoices</c>.</param>
/// <param name="IsPlain">Read from objects that were there already; no code of its own was called for the level.</param>
/// <param name="Parents">How many objects the field was resolved for.</param>
/// <param name="Objects">How many objects it answered; null for leaves.</param>
/// <param name="Failed">How many parents got an error.</param>
/// <param name="Started">After the operation's start.</param>
/// <param name="Duration">Without the fields below; null when it had not ended when the operation had.</param>
public sealed record BatchReport(
    string Path, string Coordinate, bool IsPlain, int Parents, int? Objects, int Failed, TimeSpan Started, TimeSpan? Duration)
{
    /// <summary>Such as <c>accounts.nodes.invoices (Account.invoices): 12.3 ms, 50 parents, 120 objects</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path} ({Coordinate}): {(Duration is { } took ? $"{took.TotalMilliseconds:0.###} ms" : "not ended")}, {Parents} parents{(
            Objects is null ? "" : $", {Objects} objects")}{(Failed == 0 ? "" : $", {Failed} failed")}");
}
