using B2BAccounts.GraphQL.Http;

namespace B2BAccounts.Api.Commands;

/// <summary>The queries that the server offers at its start and on its page. A test sends them all.</summary>
public static class SampleQueries
{
    private const string Prospects = """
        # Whom to call next, and why
        {
          prospects(first: 5) {
            nodes {
              rank costClass path
              account { number legalName localName country }
              signals { kind share evidence { text } }
            }
            pageInfo { hasNextPage endCursor }
            totalCount
          }
        }
        """;

    private const string Ageing = """
        # What the book is owed, and by whom first
        {
          ageing { asOf buckets { label amount { amount } } unapplied { amount } balance { amount currency } }
          ageingByAccount(first: 5) {
            nodes { account { number legalName } ageing { overdue { amount } balance { amount } } }
          }
        }
        """;

    /// <param name="number">The account to ask for; without one, only what needs none is offered.</param>
    public static IReadOnlyList<SampleQuery> For(string? number) => number is null
        ? [new("Prospects", Prospects), new("Ageing", Ageing)]
        : [new("A customer and its chain", Account(number)), new("Prospects", Prospects), new("Ageing", Ageing)];

    private static string Account(string number) => $$"""
        # Who is this customer, what does it owe, how does it pay, and who stands before and behind it?
        {
          account(number: "{{number}}") {
            legalName localName status grade
            assessment {
              total
              indicators { name rawValue points weight contribution }
              knockOuts { reason }
              waysUp { text }
            }
            credit {
              limit { amount { amount currency } reason }
              exposure { total { amount } }
              available { amount }
              status
              reasons { message }
            }
            balance { total { amount currency } }
            ageing { buckets { label amount { amount } } overdue { amount } disputed { amount } }
            paymentSpeed { daysToPay daysLate onTimeShareByAmount index trend { direction slope } }
            purchasing { level { amount } orderDays daysSinceLastOrder }
            upstream(depth: 2) { count members { tier confidence account { number legalName status } } }
            downstream(depth: 2) { count members { tier confidence account { number legalName status } } }
          }
        }
        """;
}
