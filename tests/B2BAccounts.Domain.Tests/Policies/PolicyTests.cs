using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Domain.Tests.Policies;

/// <summary>From a draft to what is in force, and what differs between two.</summary>
public sealed class PolicyTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);
    private static readonly DateTime At = new(2026, 3, 31, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_draft_is_put_in_force_by_another_and_never_for_a_day_that_is_past()
    {
        var policy = Draft();
        Assert.Equal(PolicyStatus.Draft, policy.StatusOn(Day, inForce: 1));
        Assert.Equal(RuleCodes.DecisionOwn, Refused(() => policy.Activate("user:1", "Ana", Day, Day, At)).Code);
        Assert.Equal(("DATES_OUT_OF_ORDER", "activeFrom"), Place(Refused(() => policy.Activate("user:2", "Ben", Day.AddDays(-1), Day, At))));
        policy.Activate("user:2", "Ben", Day.AddDays(2), Day, At);
        Assert.Equal(PolicyStatus.Scheduled, policy.StatusOn(Day.AddDays(1), inForce: 1));
        Assert.Equal(PolicyStatus.Active, policy.StatusOn(Day.AddDays(2), inForce: 7));
        Assert.Equal(PolicyStatus.Retired, policy.StatusOn(Day.AddDays(2), inForce: 8));
        Assert.Contains("is active from 2026-04-02 on already", Refused(() => policy.Activate("user:2", "Ben", Day, Day, At)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_in_force_yet_is_taken_back_and_stays_so()
    {
        var (draft, scheduled, active) = (Draft(), Draft(), Draft());
        scheduled.Activate("user:2", "Ben", Day.AddDays(1), Day, At);
        active.Activate("user:2", "Ben", Day, Day, At);
        draft.Withdraw("Ana", Day, At);
        scheduled.Withdraw("Ana", Day, At);
        Assert.Equal((PolicyStatus.Withdrawn, PolicyStatus.Withdrawn, null), (draft.StatusOn(Day, 1), scheduled.StatusOn(Day.AddDays(9), 7), scheduled.ActiveFrom));
        Assert.Contains("is in force since 2026-03-31", Refused(() => active.Withdraw("Ana", Day, At)).Message, StringComparison.Ordinal);
        Assert.Equal(RuleCodes.PolicyClosed, Refused(() => draft.Withdraw("Ana", Day, At)).Code);
        Assert.Contains("was withdrawn on 2026-03-31 by Ana", Refused(() => draft.Activate("user:2", "Ben", Day, Day, At)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_documents_differ_in_what_is_said_by_name()
    {
        var before = """{ "version": "a", "list": [{ "kind": "X", "weight": 10.0 }, { "kind": "Y", "weight": 5 }], "curve": [[0, 0.0], [1, 2]], "same": [[0.10]], "text": "催", "bands": [{ "role": "R", "n": 1 }, { "role": "R", "n": 2 }], "gone": true }""";
        var after = """{ "version": "b", "list": [{ "kind": "Y", "weight": 6 }, { "kind": "X", "weight": 10 }], "curve": [[0, 0], [1, 3]], "same": [[0.1]], "text": "款", "bands": [{ "role": "R", "n": 1 }, { "role": "S", "n": 2 }], "new": null }""";
        Assert.Equal(
            [
                new("version", "\"a\"", "\"b\""), new("list.Y.weight", "5", "6"), new("curve", "[[0,0],[1,2]]", "[[0,0],[1,3]]"), new("text", "\"催\"", "\"款\""),
                new("bands.0.role", "\"R\"", null), new("bands.0.n", "1", null), new("bands.1.role", "\"R\"", null), new("bands.1.n", "2", null), new("gone", "true", null),
                new("bands.R.role", null, "\"R\""), new("bands.R.n", null, "1"), new("bands.S.role", null, "\"S\""), new("bands.S.n", null, "2"), new("new", null, "null"),
            ],
            PolicyDifference.Between(before, after));
        Assert.Empty(PolicyDifference.Between(GradingPolicy.DefaultDocument, GradingPolicy.DefaultDocument));
    }

    [Theory]
    [InlineData("\"upTo\": 500000", "\"upTo\": 50000", "authority.1.upTo", "above that of the band before")]
    [InlineData("\"role\": \"FINANCE\", \"upTo\"", "\"role\": \"MANAGER\", \"people\": 1 }, { \"role\": \"FINANCE\", \"upTo\"", "authority.1", "must have upTo")]
    [InlineData("\"role\": \"FINANCE\", \"people\": 2", "\"role\": \"MANAGER\", \"people\": 2", "authority.2", "ask for less")]
    [InlineData("\"role\": \"FINANCE\", \"people\": 2", "\"role\": \"FINANCE\", \"people\": 2, \"upTo\": 900000", "authority.2", "must not have upTo")]
    [InlineData("\"refusedDays\": 60", "\"refusedDays\": 29", "orderRules.refusedDays", "from 30 to 3650")]
    [InlineData("\"step\": 1000", "\"step\": 0.01001", "step", "at most 4 decimals")]
    [InlineData("\"floor\": 10000", "\"floor\": 10000.00001", "grades.0.floor", "at most 4 decimals")]
    [InlineData("[80, 1]", "[80, 0.5]", "speed", "must not fall")]
    [InlineData("\"grade\": \"B\"", "\"grade\": \"A\"", "grades.1.grade", "already")]
    public void A_wrong_credit_policy_is_refused_with_the_field_and_the_reason(string right, string wrong, string field, string reason)
    {
        var at = CreditPolicy.DefaultDocument.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at > 0, right);
        var refused = Refused(() => CreditPolicy.Parse(CreditPolicy.DefaultDocument.Remove(at, right.Length).Insert(at, wrong)));
        Assert.Equal((RuleCodes.PolicyInvalid, field), Place(refused));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"version\":{\"a\":[{\"\\ud800\":1}]}}")]
    [InlineData("\ud800")]
    [InlineData("{\"version\":\"a\"")]
    public void What_is_no_document_is_refused_as_such(string document) =>
        Assert.All(Enum.GetValues<PolicyKind>(), kind => Assert.Equal(RuleCodes.PolicyInvalid, Refused(() => PolicyDocuments.VersionOf(kind, document)).Code));

    private static Policy Draft() => new() { Id = 7, Version = "v", DraftedById = "user:1", DraftedBy = "Ana", DraftedAt = At };

    private static (string Code, string Path) Place(RuleViolation refused) => (refused.Code, string.Join('.', refused.Path));

    private static RuleViolation Refused(Action action) => Assert.Throws<RuleViolation>(action);
}
