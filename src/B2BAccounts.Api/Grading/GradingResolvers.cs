using B2BAccounts.Api.Http;
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
        bindings.Object<RegradeResult>("RegradeResult");
        bindings.Object<RegradeFailure>("RegradeFailure");
    }

    private static string NameOf(IndicatorKind kind)
    {
        var (english, chinese, _) = AssessmentInWords.Name(kind);
        return $"{english} {chinese}";
    }

    private sealed record ShownWay(string Text, IReadOnlyList<WayUp.Move> Moves);
}
