using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;

namespace B2BAccounts.Api.Tests.Security;

public sealed class RightsTests
{
    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.Finance)]
    [InlineData(Role.Auditor)]
    public void Some_roles_see_everything(Role role) => Assert.True(new Rights(role, "Chen Yu", ["T"], ["CN"], [7]).ToScope().SeesEverything);

    [Fact]
    public void A_manager_sees_his_own_his_teams_and_regions_and_those_he_stands_in_for()
    {
        var scope = new Rights(Role.Manager, "Chen Yu", ["South"], ["CN", "SE"], [7]).ToScope("Wang Lei", "Chen Yu");
        Assert.False(scope.SeesEverything || scope.SeesProspects);
        Assert.Equal(["Chen Yu", "Wang Lei"], scope.Managers);
        Assert.Equal(["South"], scope.Teams);
        Assert.Equal(["CN", "SE"], scope.Regions);
        Assert.Empty(scope.Accounts);
    }

    [Fact]
    public void A_sales_tool_sees_prospects_and_a_customer_his_own_accounts()
    {
        var (tool, customer) = (new Rights(Role.SalesTool, "x", ["x"], ["CN"], [7]).ToScope(), new Rights(Role.Customer, "x", ["x"], ["CN"], [7]).ToScope());
        Assert.True(tool.SeesProspects);
        Assert.Equal([7], customer.Accounts);
        Assert.False(customer.SeesProspects);
        Assert.All([tool, customer], s => Assert.True(!s.SeesEverything && s.Managers.Count == 0 && s.Teams.Count == 0 && s.Regions.Count == 0));
    }

    [Fact]
    public void A_role_unknown_to_the_program_sees_nothing() => Assert.Equivalent(Scope.Nothing, new Rights((Role)99, "x", ["x"], ["CN"], [7]).ToScope());

    [Fact]
    public void Roles_have_the_names_of_the_contract() =>
        Assert.Equal(["ADMIN", "MANAGER", "FINANCE", "SALES_TOOL", "AUDITOR", "CUSTOMER"], Enum.GetValues<Role>().Select(RoleNames.Of));

    [Fact]
    public void What_a_role_needs_and_what_it_has_no_use_for_is_told()
    {
        Refused(new RightsInput(Role.Manager), InputCodes.Required);
        Refused(new RightsInput(Role.Customer), InputCodes.Required);
        Refused(new RightsInput(Role.Admin) { Manager = "Chen Yu" }, InputCodes.Contradictory);
        Refused(new RightsInput(Role.Manager) { Manager = "Chen Yu", Accounts = ["1"] }, InputCodes.Contradictory);
        Refused(new RightsInput(Role.Manager) { Regions = [""] }, InputCodes.Malformed);
        Refused(new RightsInput(Role.Manager) { Teams = [" "] }, InputCodes.Malformed);

        static void Refused(RightsInput input, string code) => Assert.Equal(code, Assert.Single(Assert.Throws<InputInvalid>(input.Demand).Problems).Code);
    }
}
