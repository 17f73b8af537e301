using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Credit;

/// <summary>Many orders at once, over HTTP, against two companies of a group whose limit is tighter than theirs together.</summary>
public sealed class ReservationRacesTests
{
    private const int Orders = 200, Rounds = 5;
    private const decimal OfGroup = 10_000m, OfOne = 8_000m, OfTwo = 9_000m;

    private const string Reserve = "mutation($input: ReserveCreditInput!) { reserveCredit(input: $input) { creditReservation { orderNumber } errors { ... on Error { code } } } }";
    private const string Release = "mutation($input: ReservedPartInput!) { releaseReserved(input: $input) { creditReservation { status } errors { ... on Error { code } } } }";

    [DatabaseTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Two_hundred_orders_at_once_take_no_more_than_any_limit_and_none_is_refused_that_fitted(int seed)
    {
        await using var database = await TestDatabase.MakeAsync();
        await using var one = await RunningProgram.OnAsync(database);
        await using var two = await RunningProgram.OnAsync(database);
        await SetUpAsync(one);
        for (var round = 0; round < Rounds; round++)
        {
            await RaceAsync(one.Client, two.Client, Sizes(seed * Rounds + round), $"LAST-{round}");
        }
    }

    private static async Task RaceAsync(HttpClient one, HttpClient two, IReadOnlyList<Order> orders, string last)
    {
        var answers = await Task.WhenAll(orders.Select((o, i) => SendAsync(i % 4 < 2 ? one : two, Reserve, ReserveInput(o))));
        Assert.All(answers, a => Assert.Contains(a, (string?[])[null, RuleCodes.CreditExceeded]));
        var taken = orders.Where((_, i) => answers[i] is null).ToList();
        var (left, ofOne, ofTwo) = Left(taken);
        Assert.True(left >= 0m && ofOne >= 0m && ofTwo >= 0m, $"{left} {ofOne} {ofTwo}");
        // Nothing was given back meanwhile: what did not fit then fits no better now.
        Assert.All(orders.Where((_, i) => answers[i] is not null), o => Assert.True(o.Amount > Math.Min(left, o.Account == "ONE" ? ofOne : ofTwo), $"{o} was refused with {left} left"));
        Assert.True(taken.Count > 0 && taken.Count < orders.Count);

        // Released all at once; then all of it is there again, to the last cent.
        await ReleaseAsync(two, taken);
        List<Order> all = [new("ONE", last, OfOne / 2), new("ONE", $"{last}-2", OfOne / 2), new("TWO", last, OfGroup - OfOne)];
        Assert.Null(await SendAsync(one, Reserve, ReserveInput(all[0])));
        Assert.Null(await SendAsync(one, Reserve, ReserveInput(all[1])));
        Assert.Equal(RuleCodes.CreditExceeded, await SendAsync(two, Reserve, ReserveInput(all[2] with { Amount = all[2].Amount + 0.01m })));
        Assert.Null(await SendAsync(two, Reserve, ReserveInput(all[2])));
        await ReleaseAsync(one, all);
    }

    private static async Task ReleaseAsync(HttpClient client, IEnumerable<Order> orders) => Assert.All(
        await Task.WhenAll(orders.Select(o => SendAsync(client, Release, new { accountNumber = o.Account, orderNumber = o.Number }))), Assert.Null);

    [DatabaseFact]
    public async Task A_server_that_is_killed_has_taken_what_it_has_answered_for_and_never_too_much()
    {
        await using var commands = await CommandLine.OpenAsync();
        string key;
        await using (var program = await RunningProgram.OnAsync(commands.Database))
        {
            await SetUpAsync(program);
            key = program.Key;
        }

        var orders = Sizes(5);
        var known = new List<Order>();
        var (server, client) = await commands.ServeAsync(key);
        using (server)
        using (client)
        {
            var sent = orders.Select(async o =>
            {
                var code = await SendAsync(client, Reserve, ReserveInput(o));
                lock (known)
                {
                    if (code is null)
                    {
                        known.Add(o);
                    }

                    if (known.Count == 20 && !server.HasExited)
                    {
                        server.Kill();
                    }
                }
            }).ToList();
            await Task.WhenAll(sent.Select(async s => await s.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));
            Assert.Contains(sent, s => s.IsFaulted);
            await server.WaitForExitAsync();
        }

        await using var again = await RunningProgram.OnAsync(commands.Database);
        var there = await TakenAsync(again);
        Assert.Subset(there.ToHashSet(), known.ToHashSet());
        var (left, ofOne, ofTwo) = Left(there);
        Assert.True(left >= 0m && ofOne >= 0m && ofTwo >= 0m, $"{left} {ofOne} {ofTwo}");
        // Whoever got no answer sends again: what is there is there once.
        var answers = await Task.WhenAll(orders.Select(o => SendAsync(again.Client, Reserve, ReserveInput(o))));
        Assert.All(orders.Zip(answers).Where(o => there.Contains(o.First)), o => Assert.Equal(RuleCodes.ReservationExists, o.Second));
        var (rest, _, _) = Left(await TakenAsync(again));
        Assert.InRange(rest, 0m, left);
    }

    private static object ReserveInput(Order order) => new { accountNumber = order.Account, orderNumber = order.Number, amount = new { amount = order.Amount, currency = "CNY" } };

    private static List<Order> Sizes(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Orders).Select(i => new Order(i % 2 == 0 ? "ONE" : "TWO", $"O-{i}", random.Next(1, 40_000) / 100m))];
    }

    private static (decimal Group, decimal One, decimal Two) Left(IReadOnlyCollection<Order> taken) =>
        (OfGroup - taken.Sum(o => o.Amount), OfOne - taken.Where(o => o.Account == "ONE").Sum(o => o.Amount), OfTwo - taken.Where(o => o.Account == "TWO").Sum(o => o.Amount));

    private static async Task SetUpAsync(RunningProgram program)
    {
        foreach (var (number, parent) in ((string, string?)[])[("HEAD", null), ("ONE", "HEAD"), ("TWO", "HEAD")])
        {
            await program.QueryAsync("mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { number } } }", new { input = new { number, legalName = number, parentNumber = parent } });
        }

        await using var db = program.Db();
        var ids = await db.Accounts.ToDictionaryAsync(a => a.Number, a => a.Id);
        db.CreditLimits.AddRange(Limit(1, ids["HEAD"], OfGroup, true), Limit(2, ids["ONE"], OfOne, false), Limit(3, ids["TWO"], OfTwo, false));
        await db.SaveChangesAsync();
    }

    private static CreditLimit Limit(long id, long account, decimal amount, bool group) => new()
    {
        Id = id, AccountId = account, Group = group, Source = LimitSource.Manual, Amount = amount, Currency = "CNY", ValidFrom = new DateOnly(2026, 1, 1), Reason = "test", RecordedAt = DateTime.UnixEpoch,
    };

    private static async Task<List<Order>> TakenAsync(RunningProgram program)
    {
        await using var db = program.Db();
        return await db.CreditReservations.Join(db.Accounts, r => r.AccountId, a => a.Id, (r, a) => new Order(a.Number, r.OrderNumber, r.Reserved)).ToListAsync();
    }

    /// <summary>Null when it was done, else the code of what refused it.</summary>
    private static async Task<string?> SendAsync(HttpClient client, string query, object input)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables = new { input } });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        var payload = answer.GetProperty("data").EnumerateObject().Single().Value;
        return payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } refused ? refused[0].GetProperty("code").GetString() : null;
    }

    private sealed record Order(string Account, string Number, decimal Amount);
}
