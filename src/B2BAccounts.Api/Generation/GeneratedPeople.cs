using B2BAccounts.Api.Demo;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Generation;

/// <summary>People at an account, and those who look after it on our side.</summary>
internal static class GeneratedPeople
{
    private const int AccountsOfAManager = 250;

    private static readonly string[] Surnames = ["陈", "林", "王", "张", "刘", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高"];
    private static readonly string[] GivenNames = ["雨桐", "建国", "思远", "晓岚", "志强", "静怡", "浩然", "丽华", "文博", "欣妍", "子轩", "佳琪", "国栋", "梦洁"];
    private static readonly string[] WesternFirst = ["Anna", "Tom", "Marta", "Jonas", "Ellen", "Ruth", "Peter", "Claire", "Oscar", "Nina", "Paul", "Sofia", "Erik", "Laura"];
    private static readonly string[] WesternLast =
        ["Berglund", "Hadley", "Conti", "Reuter", "Vos", "Calloway", "Lindqvist", "Dunmore", "Marek", "Ferri", "Halvorsen", "Pryce", "Keller", "Olsen"];

    private static readonly string[] ManagerFirst = ["Yu", "Lei", "Jing", "Hao", "Min", "Tao", "Ying", "Jun", "Xia", "Bin", "Rong", "Kai", "Lan", "Peng", "Qian", "Wen"];
    private static readonly string[] ManagerLast = ["Chen", "Wang", "Lin", "Zhang", "Liu", "Zhao", "Wu", "Zhou", "Xu", "Sun", "Ma", "Zhu", "Hu", "Guo", "He", "Gao"];

    private static readonly string[] Teams = ["North China", "East China", "South China", "West China", "Europe and Americas"];

    /// <summary>The manager and his team; a team looks after a part of the world, and has as many managers as the book needs.</summary>
    public static (string Manager, string Team) ManagerOf(GenerationPlan plan, DemoCity city, DemoRandom random)
    {
        var team = city switch
        {
            { Country: not "CN" } => 4,
            { Longitude: < 112.5 } => 3,
            { Latitude: > 34.4 } => 0,
            { Latitude: > 28 } => 1,
            _ => 2,
        };
        var names = ManagerFirst.Length * ManagerLast.Length / Teams.Length;
        var managers = Math.Clamp(plan.Accounts / AccountsOfAManager / Teams.Length, 2, names);
        var name = (random.Between(0, managers - 1) * Teams.Length) + team;
        return ($"{ManagerLast[name % ManagerLast.Length]} {ManagerFirst[name / ManagerLast.Length]}", Teams[team]);
    }

    public static List<Contact> ContactsOf(int index, bool chinese, bool customer, DateOnly asOf, DemoRandom random)
    {
        ContactRole[] roles = [ContactRole.DecisionMaker, ContactRole.Buyer, ContactRole.Finance, ContactRole.Technical];
        var count = customer ? random.Between(1, 4) : random.Between(0, 1);
        return [.. roles.Take(count).Select((role, i) => new Contact
        {
            Name = chinese ? random.Pick(Surnames) + random.Pick(GivenNames) : $"{random.Pick(WesternFirst)} {random.Pick(WesternLast)}",
            Role = role,
            IsKey = i == 0,
            Email = $"{role.ToString().ToLowerInvariant()}@{GenerationPlan.Number(index).ToLowerInvariant()}.example",
            PreferredChannel = chinese ? ContactChannel.Messenger : ContactChannel.Email,
            LeftOn = i > 0 && random.Chance(5) ? asOf.AddDays(-random.Between(30, 500)) : null,
            Version = 1,
        })];
    }
}
