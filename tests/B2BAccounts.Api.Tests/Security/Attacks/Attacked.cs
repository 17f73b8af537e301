using System.Net.Http.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security.Attacks;

/// <summary>A program with accounts of two managers, and those who try to read or change what is the other's.</summary>
public sealed class Attacked : IAsyncDisposable
{
    /// <summary>Stands in every text of the account that Ana may not see.</summary>
    public const string Secret = "MARK7Q";

    private Attacked(RunningProgram program, HttpClient ana, HttpClient customer, HttpClient tool, HttpClient auditor, IReadOnlyDictionary<string, long> keys)
    {
        (Program, Ana, Customer, Tool, Auditor, Keys) = (program, ana, customer, tool, auditor, keys);
    }

    public RunningProgram Program { get; }

    /// <summary>MANAGER of ANA-1 and ANA-2.</summary>
    public HttpClient Ana { get; }

    /// <summary>CUSTOMER with ANA-1.</summary>
    public HttpClient Customer { get; }

    public HttpClient Tool { get; }

    public HttpClient Auditor { get; }

    /// <summary>Keys of rows by account number.</summary>
    public IReadOnlyDictionary<string, long> Keys { get; }

    public static async Task<Attacked> StartAsync()
    {
        // Tests of one class send more sign-ins a minute than one client would.
        var program = await RunningProgram.EmptyAsync("--Security:AttemptsPerAddress=1000");
        foreach (var (number, manager, name) in ((string, string, string)[])[("ANA-1", "Ana", "Alder"), ("ANA-2", "Ana", "Birch"), ("BEN-1", "Ben", $"{Secret} Cedar")])
        {
            var made = await program.QueryAsync(
                "mutation($i: CreateAccountInput!) { createAccount(input: $i) { account { number } errors { ... on Error { message } } } }",
                new { i = new { number, legalName = name, manager, country = "CN", ndaOn = "2026-01-01", needs = name, contacts = new[] { new { name, role = "BUYER", email = $"{name.Split(' ')[0]}@example.com" } } } });
            Assert.Equal(number, made.GetProperty("createAccount").GetProperty("account").GetProperty("number").GetString());
            await program.QueryAsync(
                "mutation($i: RecordInvoiceInput!) { recordInvoice(input: $i) { invoice { number } errors { ... on Error { message } } } }",
                new { i = new { accountNumber = number, number = $"INV-{name}", date = "2026-01-05", amount = new { amount = 100, currency = "CNY" } } });
            await program.QueryAsync(
                "mutation($i: ReserveCreditInput!) { reserveCredit(input: $i) { creditReservation { id } errors { ... on Error { message } } } }",
                new { i = new { accountNumber = number, orderNumber = $"SO-{name}", amount = new { amount = 50, currency = "CNY" } } });
        }

        await using var db = program.Db();
        var keys = await db.Accounts.ToDictionaryAsync(a => a.Number, a => a.Id);
        return new Attacked(
            program,
            await program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = "Ana" }),
            await program.ClientAsAsync(new RightsInput(Role.Customer) { Accounts = ["ANA-1"] }),
            await program.ClientAsAsync(new RightsInput(Role.SalesTool)),
            await program.ClientAsAsync(new RightsInput(Role.Auditor)),
            keys);
    }

    /// <summary>Sends one operation.</summary>
    public static Task<Answered> AskAsync(HttpClient client, string query, object? variables = null) => PostAsync(client, JsonContent.Create(new { query, variables }));

    /// <summary>Sends a body to /graphql.</summary>
    public static async Task<Answered> PostAsync(HttpClient client, HttpContent body, string address = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(client);
        using (body)
        {
            using var answer = await client.PostAsync(address, body);
            return await Answered.OfAsync(answer);
        }
    }

    /// <summary>Sends a request without a body.</summary>
    public static async Task<Answered> GetAsync(HttpClient client, string address)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var answer = await client.GetAsync(address);
        return await Answered.OfAsync(answer);
    }

    public string AccountId(string number) => GlobalId.Encode("Account", Keys[number]);

    /// <summary>What a row of the account is now, as the program's own parts see it.</summary>
    public async Task<Account> RowAsync(string number)
    {
        await using var db = Program.Db();
        return await db.Accounts.SingleAsync(a => a.Number == number);
    }

    public async Task<int> CountAsync()
    {
        await using var db = Program.Db();
        return await db.Accounts.CountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in (HttpClient[])[Ana, Customer, Tool, Auditor])
        {
            client.Dispose();
        }

        await Program.DisposeAsync();
    }
}

/// <summary>One attacked program a database.</summary>
public sealed class AttackedPrograms() : OnEachDatabase<Attacked>(Attacked.StartAsync);
