using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Grading;

/// <summary>Who answers which field of schema/grading.graphql.</summary>
public static class GradingResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        bindings.Object<Account>("Account").Batch("assessment", a => a.Id, async (accounts, context) => context.Figures(
            accounts, await AssessmentsByAccount.ToldAsync(context.Book(), AccountSet.Of(accounts), context.AsOf(), context.CancellationToken)));
        bindings.Object<AssessmentFigure>("Assessment")
            .Field("asOf", a => a.Assessment.AsOf)
            .Field("grade", a => a.Assessment.Grade)
            .Field("gradeByPoints", a => a.Assessment.GradeByPoints)
            .Field("total", a => a.Assessment.Total)
            .Field("enoughHistory", a => a.Assessment.EnoughHistory)
            .Field("policyVersion", a => a.Assessment.PolicyVersion)
            .Field("quantilesOn", a => a.Assessment.QuantileDay)
            .Field("indicators", a => a.Assessment.Indicators)
            .Field("knockOuts", a => a.Assessment.KnockOuts)
            .Field("nextGrade", a => a.Assessment.NextGrade)
            .Field("nextGradePoints", a => a.Assessment.NextGradePoints)
            .Field("waysUp", a => (IReadOnlyList<ShownWay>)[.. a.Assessment.WaysUp.Select(w => new ShownWay(AssessmentInWords.Text(w, a.Assessment.NextGrade), w.Moves))])
            .Field("recordedAt", a => a.Row.RecordedAt);
        bindings.Object<IndicatorResult>("IndicatorScore")
            .Field("indicator", i => i.Kind)
            .Field("name", i => NameOf(i.Kind))
            .Field("rawValue", i => Shown.Decimals(i.Raw));
        bindings.Object<KnockOut>("KnockOut").Field("reason", AssessmentInWords.Reason).Field("cure", AssessmentInWords.Cure);
        bindings.Object<ShownWay>("WayUp");
        bindings.Object<WayUp.Move>("IndicatorMove")
            .Field("indicator", m => m.Kind)
            .Field("from", m => Shown.Decimals(m.FromRaw))
            .Field("to", m => Shown.Decimals(m.ToRaw));

        bindings.Input<RegradeInput>("RegradeInput").Mutation.Payload(conventions, "regrade", context =>
            context.Get<RegradeAccounts>().HandleAsync(context.Argument<RegradeInput>("input"), progress: null, context.CancellationToken));
        BindRuns(bindings, conventions);
        BindAffinity(bindings, conventions);
        bindings.Object<RegradeResult>("RegradeResult");
        bindings.Object<RegradeFailure>("RegradeFailure");
    }

    private static void BindRuns(SchemaBindings bindings, ConventionBindings conventions)
    {
        bindings.Object<Account>("Account").BatchRow(conventions, "assessmentRequest", a => a.Id,
            (ids, context) => AccountSet.Among(context.Book().AssessmentRequests, r => r.AccountId, ids), r => r.AccountId);
        bindings.Object<AssessmentRequest>("AssessmentRequest");
        conventions.List<GradingRun, long>("GradingRun", r => r.Id).OrderedBy(r => r.BegunAt, descending: true);
        bindings.Query.Connection(conventions, "gradingRuns", c => c.Book().GradingRuns);
        bindings.Object<GradingRun>("GradingRun").Field("complete", r => r.IsComplete);
    }

    private static void BindAffinity(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<AffinityEvent, long>("AffinityEvent", e => e.Id).OrderedBy(e => e.Date, descending: true);
        conventions.Node<AffinityEvent, long>("AffinityEvent", e => e.Id, (ids, context) => AccountSet.Among(context.Book().AffinityEvents, e => e.Id, ids));
        bindings.Object<Account>("Account").BatchConnection(conventions, "affinityEvents", c => c.Book().AffinityEvents, a => a.Id, e => e.AccountId);
        bindings.Object<AffinityEvent>("AffinityEvent")
            .BatchAccount(conventions, "account", e => e.AccountId)
            .Batch("points", e => e.Kind, async (kinds, context) =>
            {
                var policy = await GradingPolicies.OnAsync(context.Book(), context.Today(), context.CancellationToken);
                return (IReadOnlyList<decimal>)[.. kinds.Select(k => policy.AffinityPoints.GetValueOrDefault(k))];
            });
        bindings.Input<RecordAffinityInput>("RecordAffinityInput").Input<WithdrawAffinityInput>("WithdrawAffinityInput").Mutation
            .Payload(conventions, "recordAffinity", context => context.Get<RecordAffinity>().RecordAsync(context.Argument<RecordAffinityInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "withdrawAffinity", context => context.Get<RecordAffinity>().WithdrawAsync(context.Argument<WithdrawAffinityInput>("input"), context.Get<Scope>(), context.CancellationToken));
    }

    private static string NameOf(IndicatorKind kind)
    {
        var (english, chinese, _) = AssessmentInWords.Name(kind);
        return $"{english} {chinese}";
    }

    private sealed record ShownWay(string Text, IReadOnlyList<WayUp.Move> Moves);
}
