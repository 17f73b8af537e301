using System.Text.Json;
using B2BAccounts.Api.Generation;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>What is asked of a generated book, the same in every run.</summary>
internal sealed class Scenarios(BookDatabase database, HttpClient program, int accounts)
{
    private const int Connections = 8;

    // A sum over the whole book keeps a core busy for itself.
    private const int ConnectionsForWholeBook = 2;
    private const int ConnectionsOfOrders = 16;
    private const int Bodies = 20_000;
    private const int MostOrdering = 1_000;

    // A prime, so that accounts come in no order and each once before any comes again.
    private const long Step = 7_919;

    private const string AccountPage = """
        query AccountPage($number: String!) { account(number: $number) {
          number legalName localName status grade manager terms { netDays endOfMonth discountPercent discountDays }
          credit { limit { amount { amount currency } } } balance { total { amount currency } }
          ageing { buckets { label amount { amount } } unapplied { amount } }
          invoices(first: 10) { nodes { number date dueDate amount { amount currency } open { amount } } }
          contacts { name role email } } }
        """;

    private const string AccountList = """
        query AccountList($industry: String!, $status: AccountStatus!, $after: String) {
          accounts(first: 25, after: $after, where: { industry: { eq: $industry }, status: { eq: $status } }, order: [{ legalName: ASC }]) {
            nodes { number legalName localName status grade manager lastPurchaseOn } pageInfo { hasNextPage } } }
        """;

    private const string ProspectList = """
        query ProspectList($industry: String!) { prospects(first: 25, where: { account: { industry: { eq: $industry } } }) {
          nodes { rank costClass stage flaggedOn account { number legalName status } signals { kind share } } pageInfo { hasNextPage } } }
        """;

    private const string WholeAgeing = "{ ageing { buckets { label amount { amount currency } } unapplied { amount } balance { amount } } }";

    private const string AgeingPage = """
        { ageingByAccount(first: 25) { nodes { account { number legalName } ageing { overdue { amount } balance { amount currency } } } pageInfo { hasNextPage } } }
        """;

    private const string RecordInvoice = """
        mutation RecordInvoice($input: RecordInvoiceInput!) { recordInvoice(input: $input) { invoice { date dueDate amount { amount currency } } errors { __typename } } }
        """;

    private const string RecordPayment = """
        mutation RecordPayment($input: RecordPaymentInput!) { recordPayment(input: $input) { payment { date amount { amount currency } } errors { __typename } } }
        """;

    private const string ReserveCredit = """
        mutation ReserveCredit($input: ReserveCreditInput!) { reserveCredit(input: $input) { creditReservation { amount { amount currency } } errors { __typename } } }
        """;

    private const string SimulateOrder = """
        query SimulateOrder($number: String!) { simulateOrder(accountNumber: $number, amount: { amount: 5000, currency: "CNY" }) { verdict } }
        """;

    private List<string>? ordering;

    public async Task<Scenario> OfAsync(string name, string run) => name switch
    {
        Scenario.Account => new(name, Connections, [.. Numbers().Select(n => Pair(AccountPage, new { number = n }, new { number = n }))]),
        Scenario.Accounts => new(name, Connections, await AccountListsAsync()),
        Scenario.Prospects => new(name, Connections, [.. Industries().Select(i => Pair(ProspectList, new { industry = i }, new { industry = i }))]),
        Scenario.Ageing => new(name, ConnectionsForWholeBook, [Pair(WholeAgeing, null, new { })]),
        Scenario.AgeingByAccount => new(name, ConnectionsForWholeBook, [Pair(AgeingPage, null, new { })]),
        Scenario.Invoice => new(name, Connections, [.. BookLoad.Customers(accounts).Take(Bodies).Select(n => Invoice(n, run))]),
        Scenario.Payment => new(name, Connections, await PaymentsAsync(run)),
        Scenario.CreditCheck => new(name, ConnectionsOfOrders, [.. (ordering ??= await OrderingAsync()).Select(n => Order(n, run))]),
        _ => throw new WrongOption($"{name} is measured another way."),
    };

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private IEnumerable<string> Numbers() => Enumerable.Range(0, Math.Min(Bodies, accounts)).Select(k => GenerationPlan.Number(1 + (int)(k * Step % accounts)));

    private static IEnumerable<string> Industries() => GeneratedIndustry.All.Select(i => i.Isic);

    // The first page and the one after it, of every industry and status. The bare endpoint goes on after a name, the program after its cursor.
    private async Task<List<(string, string)>> AccountListsAsync()
    {
        var pairs = new List<(string, string)>();
        foreach (var (industry, status) in Industries().SelectMany(i => new[] { "CUSTOMER", "DORMANT", "PROSPECT" }.Select(s => (i, s))))
        {
            pairs.Add(Pair(AccountList, new { industry, status }, new { industry, status, after = "" }));
            var asked = Body(AccountList.Replace("hasNextPage", "hasNextPage endCursor", StringComparison.Ordinal), new { industry, status });
            using var answer = await Answers.AskAsync(program, "/graphql", asked);
            var page = answer.RootElement.GetProperty("data").GetProperty("accounts");
            if (page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                var after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
                var last = page.GetProperty("nodes").EnumerateArray().Last().GetProperty("legalName").GetString();
                pairs.Add(Pair(AccountList, new { industry, status, after }, new { industry, status, after = last }));
            }
        }

        return pairs;
    }

    private static (string, string) Invoice(string accountNumber, string run)
    {
        var (number, date, dueDate) = ($"{run}-@", Today, Today.AddDays(30));
        return Pair(
            RecordInvoice, new { input = new { accountNumber, number, date, dueDate, amount = new { amount = 120.50m, currency = "CNY" } } },
            new { accountNumber, number, date, dueDate, amount = 120.50m, currency = "CNY" });
    }

    // Small parts of invoices that have much left, so that none is ever paid up.
    private async Task<List<(string, string)>> PaymentsAsync(string run)
    {
        var open = await database.ReadAsync(
            $"""
            SELECT a."Number", i."Number", o."Currency" FROM "OpenDocuments" o JOIN "Invoices" i ON i."Id" = o."DocumentId" JOIN "Accounts" a ON a."Id" = o."AccountId"
            WHERE o."Kind" = 'INVOICE' AND o."Open" >= @p0 AND i."Date" < @p1 ORDER BY i."Id" {database.First(Bodies)}
            """,
            row => (Account: row.GetString(0), Invoice: row.GetString(1), Currency: row.GetString(2)), 5_000m, Today);
        return [.. open.Select(o => Pair(
            RecordPayment,
            new
            {
                input = new
                {
                    accountNumber = o.Account, number = $"{run}-@", date = Today, amount = new { amount = 0.01m, currency = o.Currency },
                    allocations = new[] { new { invoiceNumber = o.Invoice, amount = 0.01m } },
                },
            },
            new { accountNumber = o.Account, number = $"{run}-@", date = Today, amount = 0.01m, currency = o.Currency, invoiceNumber = o.Invoice }))];
    }

    /// <summary>Customers whose orders pass every rule, and have enough left for as many small ones as can be sent.</summary>
    private async Task<List<string>> OrderingAsync()
    {
        var passing = new List<string>();
        foreach (var number in BookLoad.Customers(accounts))
        {
            using var answer = await Answers.AskAsync(program, "/graphql", Body(SimulateOrder, new { number }));
            if (answer.RootElement.GetProperty("data").GetProperty("simulateOrder").GetProperty("verdict").GetString() == "APPROVED")
            {
                passing.Add(number);
            }

            if (passing.Count == MostOrdering)
            {
                break;
            }
        }

        return passing;
    }

    private static (string, string) Order(string accountNumber, string run)
    {
        var (orderNumber, amount) = ($"{run}-@", 0.01m);
        return Pair(ReserveCredit, new { input = new { accountNumber, orderNumber, amount = new { amount, currency = "CNY" } } }, new { accountNumber, amount, currency = "CNY" });
    }

    private static (string, string) Pair(string query, object? variables, object floor) => (Body(query, variables), JsonSerializer.Serialize(floor));

    private static string Body(string query, object? variables) => JsonSerializer.Serialize(new { query, variables });
}
