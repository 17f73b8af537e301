namespace B2BAccounts.Api.Commands;

/// <summary>The two queries that the server offers at its start. A test sends both.</summary>
public static class SampleQueries
{
    public const string Prospects = """
        # Whom to call next, and why
        {
          prospects(first: 5) {
            nodes { rank account { number legalName localName } path signals { kind share evidence { text } } }
          }
        }

        """;

    public static string Account(string number) => $$"""
        # Who is this customer, what does it owe, and who stands before and behind it?
        {
          account(number: "{{number}}") {
            legalName localName status grade
            balance { total { amount currency } }
            ageing { buckets { label amount { amount } } overdue { amount } disputed { amount } }
            paymentSpeed { daysToPay daysLate index trend { direction } }
            upstream(depth: 2) { count members { tier confidence account { number legalName } } }
            downstream(depth: 2) { count members { tier confidence account { number legalName } } }
          }
        }

        """;
}
