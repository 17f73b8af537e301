using System.Net;
using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Security;

/// <summary>Every field and endpoint for every role, made of the schema: what is new is tested by being there.</summary>
public sealed class PermissionMatrixTests(DemoPrograms programs) : IClassFixture<DemoPrograms>
{
    /// <summary>The fields of Query that tell of the audit record.</summary>
    private const int OfAudit = 2;

    /// <summary>The fields that tell of costs and of profit.</summary>
    private const int OfProfit = 4;

    /// <summary>The field of Query that tells those who decide what waits for them.</summary>
    private const int OfDeciders = 1;

    private const string Own = "D2001";
    private const string Refused = "AUTH_NOT_AUTHORIZED";

    private static readonly Schema Schema = FilledDemo.Contract.Schema;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void Every_field_that_people_wrote_has_a_rule_of_known_roles()
    {
        var generated = FilledDemo.Contract.Sdl.Documents[^1].Definitions.OfType<TypeDefinitionNode>().Where(t => !t.IsExtension).Select(t => t.Name.Value).ToHashSet(StringComparer.Ordinal);
        var fields = Schema.Types.OfType<ObjectType>().Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal) && !generated.Contains(t.Name))
            .SelectMany(t => t.Fields.Select(f => (Type: t, Field: f))).ToList();
        // Whom node(id:) finds goes by the rules of its type.
        Assert.Equal(["Query.node", "Query.nodes"], fields.Where(f => f.Field.Rule is null).Select(f => $"{f.Type.Name}.{f.Field.Name}").Order());
        Assert.Subset(RoleNames.All.ToHashSet(), fields.SelectMany(f => f.Field.Rule?.Roles.SelectMany(r => r) ?? []).ToHashSet());
        Assert.True(fields.Count > 200, $"{fields.Count}");
    }

    [Fact]
    public void What_a_role_may_not_read_of_an_object_that_it_may_read_is_nullable()
    {
        var wrong = from type in Schema.Types.OfType<ObjectType>()
                    where type != Schema.MutationType
                    from role in Enum.GetValues<Role>()
                    let allowed = RoleNames.SetOf(role)
                    where type.Fields.Any(f => f.Rule?.Allows(allowed) == true)
                    from field in type.Fields
                    where field.Type is NonNullType && field.Rule?.Allows(allowed) == false
                    select $"{type.Name}.{field.Name} for {RoleNames.Of(role)}";
        Assert.Empty(wrong);
    }

    [DatabaseTheory]
    [MemberData(nameof(Roles))]
    public async Task Each_field_answers_a_role_as_its_rule_says(Role role)
    {
        var program = await programs.GetAsync();
        using var client = await ClientAsync(program, role);
        var roles = RoleNames.SetOf(role);
        var given = new Dictionary<string, string>
        {
            ["account"] = $"(number: \"{(role == Role.SalesTool ? await ProspectAsync(program) : Own)}\")", ["node"] = "(id: \"\")", ["nodes"] = "(ids: [])",
        };
        var fields = new FieldQueries(Schema, f => f.Rule?.Allows(roles) != false, given).EachField().ToList();
        var (allowed, denied) = (0, 0);
        foreach (var (type, field, query) in fields)
        {
            using var answer = await AskAsync(client, query);
            var codes = Codes(answer);
            if (field.Rule?.Allows(roles) == false)
            {
                denied++;
                // Of an object that is not there nothing is refused.
                Assert.True(codes.All(c => c == Refused), $"{type.Name}.{field.Name}: {answer.RootElement}");
                Assert.True(codes.Count > 0 || HasNoParent(answer.RootElement.GetProperty("data"), field.Name), $"{type.Name}.{field.Name} was answered to {role}: {answer.RootElement}");
                Assert.DoesNotContain(Values(answer.RootElement.GetProperty("data"), field.Name), v => v.ValueKind != JsonValueKind.Null);
            }
            else
            {
                allowed++;
                Assert.DoesNotContain(Refused, codes);
            }
        }

        // Staff may read every field, of their rows; managers but for what costs tell, auditors but for what waits for others.
        Assert.True(allowed > 60 && (role is Role.SalesTool or Role.Customer ? denied > 20 : denied == (role is Role.Admin ? 0 : role is Role.Auditor ? OfDeciders : role is Role.Finance ? OfAudit : OfAudit + OfProfit)), $"{role}: {allowed} allowed, {denied} denied");
    }

    [DatabaseTheory]
    [MemberData(nameof(Roles))]
    public async Task Each_change_is_refused_to_a_role_or_goes_by_its_own_rules(Role role)
    {
        var program = await programs.GetAsync();
        using var client = await ClientAsync(program, role);
        var roles = RoleNames.SetOf(role);
        var denied = 0;
        foreach (var field in Schema.MutationType!.Fields)
        {
            var arguments = string.Join(", ", field.Arguments.Where(a => a.IsRequired).Select(a => $"{a.Name}: {Least(a.Type)}"));
            using var answer = await AskAsync(client, $"mutation {{ {field.Name}({arguments}) {{ __typename errors {{ __typename }} }} }}");
            var isDenied = !field.Rule!.Allows(roles);
            Assert.True(isDenied ? Codes(answer) is [Refused] : Codes(answer).Count == 0, $"{role} {field.Name}: {answer.RootElement}");
            denied += isDenied ? 1 : 0;
        }

        Assert.Equal(role is Role.Admin or Role.Finance ? 0 : role is Role.Manager ? 17 : Schema.MutationType!.Fields.Count, denied);

        static string Least(GraphType type) => type.Nullable switch
        {
            ListType => "[]",
            InputObjectType input => $"{{ {string.Join(", ", input.Fields.Where(f => f.IsRequired).Select(f => $"{f.Name}: {Least(f.Type)}"))} }}",
            EnumType names => names.Values[0].Name,
            var scalar => scalar.Named.Name switch { "Int" => "1", "Decimal" => "1", "Boolean" => "false", "LocalDate" => "\"2026-03-01\"", "CurrencyCode" => "\"CNY\"", _ => "\"NONE\"" },
        };
    }

    [DatabaseTheory]
    [MemberData(nameof(Roles))]
    public async Task Who_may_not_read_a_field_may_not_filter_or_order_by_it(Role role)
    {
        var program = await programs.GetAsync();
        using var client = await ClientAsync(program, role);
        var roles = RoleNames.SetOf(role);
        var (allowed, denied) = (0, 0);
        foreach (var field in Schema.QueryType!.Fields.Where(f => f.Rule?.Allows(roles) == true && f.Argument("where") is not null))
        {
            foreach (var (where, isDenied) in Conditions((InputObjectType)field.Argument("where")!.Type.Named, roles, depth: 3))
            {
                foreach (var wrapped in (string[])[where, $"{{ and: [{where}] }}", $"{{ or: [{where}, {where}] }}"])
                {
                    await CheckAsync($"{field.Name}(where: {wrapped})", isDenied);
                }
            }

            foreach (var input in ((InputObjectType?)field.Argument("order")?.Type.Named)?.Fields ?? [])
            {
                if (input.Type.Named is EnumType)
                {
                    await CheckAsync($"{field.Name}(order: [{{ {input.Name}: ASC }}])", input.Rule?.Allows(roles) == false);
                }
            }
        }

        Assert.True(role == Role.Customer || allowed > 20, $"{role}: {allowed} allowed");
        Assert.True(role != Role.SalesTool || denied > 3, $"{role}: {denied} denied");

        async Task CheckAsync(string list, bool isDenied)
        {
            using var answer = await AskAsync(client, $"{{ {list} {{ totalCount }} }}");
            var codes = Codes(answer);
            Assert.True(isDenied ? codes is [Refused] : !codes.Contains(Refused), $"{role} {list}: {answer.RootElement}");
            (allowed, denied) = isDenied ? (allowed, denied + 1) : (allowed + 1, denied);
        }
    }

    [DatabaseFact]
    public async Task An_account_of_others_answers_like_one_that_is_not_there_to_the_byte()
    {
        var program = await programs.GetAsync();
        await using var db = program.Db();
        var own = await db.Accounts.SingleAsync(a => a.Number == Own);
        var other = await db.Accounts.OrderBy(a => a.Number).FirstAsync(a => a.Manager != null && a.Manager != own.Manager);
        var (absent, absentId) = (new string('Z', other.Number.Length), 9_000_000L + other.Id);
        foreach (var role in (Role[])[Role.Manager, Role.Customer])
        {
            using var client = await ClientAsync(program, role);
            var roles = RoleNames.SetOf(role);
            foreach (var field in ((ObjectType)Schema.Type("Account")!).Fields.Where(f => f.Rule!.Allows(roles)))
            {
                var asked = $"{field.Name}{(field.Type.IsComposite ? " { __typename }" : "")}";
                Assert.Equal(
                    await TextAsync(client, $"{{ account(number: \"{absent}\") {{ {asked} }} }}"),
                    await TextAsync(client, $"{{ account(number: \"{other.Number}\") {{ {asked} }} }}"));
                Assert.Equal(
                    await TextAsync(client, $"{{ node(id: \"{GlobalId.Encode("Account", absentId)}\") {{ ... on Account {{ {asked} }} }} }}"),
                    await TextAsync(client, $"{{ node(id: \"{GlobalId.Encode("Account", other.Id)}\") {{ ... on Account {{ {asked} }} }} }}"));
            }

            foreach (var (paper, customers) in ((string, HttpStatusCode)[])[("credit-report.pdf", HttpStatusCode.Forbidden), ("reminder.pdf", HttpStatusCode.Forbidden), ("statement.pdf", HttpStatusCode.NotFound), ("statement.xlsx", HttpStatusCode.NotFound)])
            {
                var (ofAbsent, ofOther) = (await client.GetAsync($"/accounts/{absent}/{paper}"), await client.GetAsync($"/accounts/{other.Number}/{paper}"));
                Assert.Equal(role == Role.Manager ? HttpStatusCode.NotFound : customers, ofOther.StatusCode);
                Assert.Equal(ofAbsent.StatusCode, ofOther.StatusCode);
                Assert.Equal(
                    Without(await ofAbsent.Content.ReadAsStringAsync()).Replace(absent, other.Number, StringComparison.Ordinal), Without(await ofOther.Content.ReadAsStringAsync()));
            }
        }

        // The trace's id is each request's own.
        static string Without(string problem) => System.Text.RegularExpressions.Regex.Replace(problem, "\"traceId\":\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    [DatabaseTheory]
    [MemberData(nameof(Roles))]
    public async Task What_a_role_may_read_nothing_of_is_not_there_by_its_id_either(Role role)
    {
        var program = await programs.GetAsync();
        using var client = await ClientAsync(program, role);
        await using var db = program.Db();
        var roles = RoleNames.SetOf(role);
        var seen = new List<long>();
        foreach (var type in Schema.PossibleTypes(Schema.Type("Node")!))
        {
            var set = db.Model.GetEntityTypes().Single(e => e.ClrType.Name == type.Name);
            var ids = await program.Database.AskAsync($"""SELECT "Id" FROM "{set.GetTableName()}" """);
            using var answer = await AskAsync(client, $"{{ nodes(ids: [{string.Join(", ", ids.Take(200).Select(id => $"\"{GlobalId.Encode(type.Name, long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))}\""))}]) {{ __typename }} }}");
            var found = answer.RootElement.GetProperty("data").GetProperty("nodes").EnumerateArray().Count(n => n.ValueKind != JsonValueKind.Null);
            Assert.True(type.Field("id")!.Rule!.Allows(roles) || found == 0, $"{role} counts {found} of {type.Name}");
            seen.Add(found);
        }

        Assert.Equal(role is Role.Admin or Role.Finance or Role.Auditor, seen.TrueForAll(s => s > 0));
        Assert.Contains(seen, s => s > 0);
    }

    [DatabaseFact]
    public async Task Idempotency_keys_are_each_callers_own()
    {
        var program = await programs.GetAsync();
        using var manager = await ClientAsync(program, Role.Manager);
        var key = Guid.NewGuid().ToString("N");
        foreach (var (client, number) in ((HttpClient, string)[])[(program.Client, $"K1{key[..8]}"), (program.Client, $"K1{key[..8]}"), (manager, $"K2{key[..8]}")])
        {
            using var answer = await AskAsync(client, $"mutation {{ createAccount(input: {{ number: \"{number}\", legalName: \"New\", manager: {(client == manager ? $"\"{await ManagerAsync(program)}\"" : "null")}, idempotencyKey: \"{key}\" }}) {{ account {{ number }} errors {{ __typename ... on Error {{ code }} }} }} }}");
            Assert.Equal(number, answer.RootElement.GetProperty("data").GetProperty("createAccount").GetProperty("account").GetProperty("number").GetString());
        }
    }

    [DatabaseFact]
    public async Task Notes_on_companies_that_a_caller_may_not_see_stay_with_them()
    {
        var program = await programs.GetAsync();
        using var tool = await ClientAsync(program, Role.SalesTool);
        const string Asked = "{ prospects(first: 200) { nodes { signals { evidence { text account { number } } } } } }";
        using var all = await AskAsync(program.Client, Asked);
        using var some = await AskAsync(tool, Asked);
        Assert.Contains("Named when we visited Langyue Motors", all.RootElement.ToString(), StringComparison.Ordinal);
        Assert.Contains("another company", some.RootElement.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("another company (", some.RootElement.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("another company stopped serving it (", some.RootElement.ToString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Lists_counts_groups_and_exports_have_the_callers_accounts_only()
    {
        var program = await programs.GetAsync();
        await using var db = program.Db();
        var manager = await db.Accounts.Where(a => a.Number == Own).Select(a => a.Manager).SingleAsync();
        var mine = await db.Accounts.Where(a => a.Manager == manager).Select(a => a.Number).ToListAsync();
        Assert.True(mine.Count > 1 && await db.Accounts.CountAsync() > mine.Count);
        using var client = await ClientAsync(program, Role.Manager);
        using var answer = await AskAsync(client, "{ accounts(first: 200) { totalCount nodes { number } aggregates { count } groups(by: [MANAGER]) { count key { manager } } } ageingByAccount(first: 1000) { nodes { account { number } } } }");
        var data = answer.RootElement.GetProperty("data");
        var accounts = data.GetProperty("accounts");
        Assert.Equal(mine.Order(), accounts.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("number").GetString()!).Order());
        Assert.Equal((mine.Count, mine.Count), (accounts.GetProperty("totalCount").GetInt32(), accounts.GetProperty("aggregates").GetProperty("count").GetInt32()));
        Assert.Equal(manager, Assert.Single(accounts.GetProperty("groups").EnumerateArray()).GetProperty("key").GetProperty("manager").GetString());
        Assert.Subset(mine.ToHashSet(), data.GetProperty("ageingByAccount").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("account").GetProperty("number").GetString()!).ToHashSet());

        using var tool = await ClientAsync(program, Role.SalesTool);
        var listed = (await tool.GetStringAsync("/exports/prospects.csv")).Split('\n').Skip(1).Select(l => l.Split(',')[0].Trim('"')).Where(l => l.Length > 0).ToList();
        var toWin = await db.Accounts.Where(a => a.Status == AccountStatus.Prospect || a.Status == AccountStatus.Lost).Select(a => a.Number).ToListAsync();
        Assert.NotEmpty(listed);
        Assert.Subset(toWin.ToHashSet(), listed.ToHashSet());
        using var customer = await ClientAsync(program, Role.Customer);
        foreach (var (caller, address) in ((HttpClient, string)[])[
            (tool, $"/accounts/{Own}/credit-report.pdf"), (tool, $"/accounts/{Own}/statement.csv"), (tool, "/exports/ageing.csv"),
            (customer, "/exports/prospects.csv"), (customer, "/exports/ageing.pdf"), (customer, $"/accounts/{Own}/credit-report.pdf")])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await caller.GetAsync(address)).StatusCode);
        }

        // His own papers a customer has without an agreement that keeps them from others.
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync($"/accounts/{Own}/statement.csv")).StatusCode);
    }

    [DatabaseFact]
    public async Task Every_endpoint_says_who_may_call_it()
    {
        var program = await programs.GetAsync();
        var endpoints = program.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();
        var open = endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal);
        // /graphql asks for the caller itself, since its page and its schema are for all where they are offered.
        Assert.Equal(["/", "/auth/refresh", "/auth/sign-in", "/graphql", "/health/live", "/health/ready"], open);
        var ruled = endpoints.Where(e => e.Metadata.GetMetadata<AuthorizationPolicy>() is not null).Select(e => e.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "/accounts/{number}/credit-report.pdf", "/accounts/{number}/reminder.pdf", "/accounts/{number}/statement.csv", "/accounts/{number}/statement.pdf", "/accounts/{number}/statement.xlsx",
                "/exports/ageing.csv", "/exports/ageing.pdf", "/exports/ageing.xlsx", "/exports/prospects.csv",
            ],
            ruled);
        // Whoever has signed in may end that, and change his own password.
        Assert.Equal(
            ["/auth/password", "/auth/sign-out"],
            endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<AuthorizationPolicy>() is null).Select(e => e.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task<HttpClient> ClientAsync(RunningProgram program, Role role)
    {
        return await program.ClientAsAsync(role switch
        {
            Role.Manager => new RightsInput(role) { Manager = await ManagerAsync(program) },
            Role.Customer => new RightsInput(role) { Accounts = [Own] },
            _ => new RightsInput(role),
        });
    }

    private static async Task<string?> ManagerAsync(RunningProgram program)
    {
        await using var db = program.Db();
        return await db.Accounts.Where(a => a.Number == Own).Select(a => a.Manager).SingleAsync();
    }

    private static async Task<string> ProspectAsync(RunningProgram program)
    {
        await using var db = program.Db();
        return await db.Prospects.Where(p => p.Account!.Status == AccountStatus.Prospect).OrderBy(p => p.Id).Select(p => p.Account!.Number).FirstAsync();
    }

    // Conditions on one field each, whose value asks for nothing in particular.
    private static IEnumerable<(string Where, bool IsDenied)> Conditions(InputObjectType filter, IReadOnlySet<string> roles, int depth)
    {
        foreach (var field in filter.Fields.Where(f => f.Name is not ("and" or "or") && f.Type.Named is InputObjectType))
        {
            var (of, isDenied) = ((InputObjectType)field.Type.Named, field.Rule?.Allows(roles) == false);
            if (of.Fields.FirstOrDefault(f => f.Name is "eq" or "contains") is { } operation)
            {
                yield return ($"{{ {field.Name}: {{ {operation.Name}: null }} }}", isDenied);
            }
            else if (depth > 1)
            {
                foreach (var (where, below) in Conditions(of, roles, depth - 1))
                {
                    yield return ($"{{ {field.Name}: {where} }}", isDenied || below);
                }
            }
        }
    }

    private static async Task<JsonDocument> AskAsync(HttpClient client, string query) => JsonDocument.Parse(await TextAsync(client, query));

    private static async Task<string> TextAsync(HttpClient client, string query)
    {
        using var response = await client.PostAsync("/graphql", System.Net.Http.Json.JsonContent.Create(new { query }));
        return await response.Content.ReadAsStringAsync();
    }

    private static List<string> Codes(JsonDocument answer) => !answer.RootElement.TryGetProperty("errors", out var errors) ? []
        : [.. errors.EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString()!)];

    private static IEnumerable<JsonElement> Values(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.Name == name && p.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) ? [p.Value] : Values(p.Value, name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(e => Values(e, name)),
        _ => [],
    };

    private static bool HasNoParent(JsonElement json, string name) => !json.ToString().Contains($"\"{name}\"", StringComparison.Ordinal);
}

/// <summary>The program with the demo portfolio, one a database.</summary>
public sealed class DemoPrograms() : OnEachDatabase<RunningProgram>(RunningProgram.WithDemoAsync);
