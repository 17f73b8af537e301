using B2BAccounts.Domain.Prospects;

namespace B2BAccounts.Domain.Tests.Prospects;

public sealed class ProspectStepTests
{
    [Fact]
    public void A_prospect_goes_step_by_step_to_a_customer()
    {
        var prospect = new Prospect();
        Assert.Throws<RuleViolation>(() => ProspectStep.Advance(prospect, ProspectStage.Contacted));
        ProspectStep.Assign(prospect, "li");
        Assert.Throws<RuleViolation>(() => ProspectStep.Advance(prospect, ProspectStage.Qualified));
        ProspectStep.Advance(prospect, ProspectStage.Contacted);
        ProspectStep.Assign(prospect, "wu");
        Assert.Equal((ProspectStage.Contacted, "wu"), (prospect.Stage, prospect.Owner));
        ProspectStep.Advance(prospect, ProspectStage.Qualified);
        ProspectStep.Advance(prospect, ProspectStage.Converted);
        var closed = Assert.Throws<RuleViolation>(() => ProspectStep.Dismiss(prospect, "late", null));
        Assert.Equal(RuleCodes.ProspectStage, closed.Code);
    }

    [Fact]
    public void A_first_invoice_converts_from_any_open_stage_and_a_dismissal_needs_its_reason()
    {
        var bought = new Prospect();
        ProspectStep.Convert(bought);
        Assert.Equal(ProspectStage.Converted, bought.Stage);
        var dismissed = new Prospect();
        Assert.Throws<RuleViolation>(() => ProspectStep.Dismiss(dismissed, " ", null));
        ProspectStep.Dismiss(dismissed, "no need", new(2027, 1, 1));
        Assert.Equal((ProspectStage.Dismissed, new DateOnly(2027, 1, 1)), (dismissed.Stage, dismissed.DoNotContactUntil!.Value));
        Assert.Throws<RuleViolation>(() => ProspectStep.Convert(dismissed));
        Assert.Throws<RuleViolation>(() => ProspectStep.Assign(new Prospect(), ""));
    }
}
