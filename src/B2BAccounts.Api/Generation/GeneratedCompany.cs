using B2BAccounts.Api.Demo;

namespace B2BAccounts.Api.Generation;

/// <summary>Who a generated company is: city, industry and invented names, no two the same in a book.</summary>
public sealed record GeneratedCompany(DemoCity City, GeneratedIndustry Industry, string LegalName, string? LocalName)
{
    private static readonly (string Latin, string Local)[] First =
    [
        ("Lang", "朗"), ("Cheng", "澄"), ("Fu", "芾"), ("Han", "瀚"), ("Bei", "贝"), ("Shuo", "硕"), ("Zheng", "筝"), ("Yi", "翊"),
        ("Ling", "泠"), ("Hao", "颢"), ("Ji", "霁"), ("Shan", "杉"), ("Ming", "茗"), ("Yan", "砚"), ("Xing", "杏"), ("Tuo", "拓"),
        ("Jiang", "绛"), ("Bo", "泊"), ("Wei", "葳"), ("Hai", "海"), ("Zhuo", "卓"), ("Yun", "芸"), ("Ting", "霆"), ("Yue", "玥"),
        ("Jin", "锦"), ("Mai", "麦"), ("Fei", "霏"), ("Mo", "墨"), ("Geng", "耕"), ("Qing", "擎"), ("Zhi", "枳"), ("Yuan", "沅"),
        ("He", "禾"), ("Jing", "泾"), ("Feng", "沣"), ("Heng", "珩"), ("Gang", "港"), ("Xi", "曦"), ("Rui", "睿"), ("Tian", "恬"),
        ("Peng", "鹏"), ("Song", "松"), ("Kai", "铠"), ("Lan", "岚"), ("Nuo", "诺"), ("Ou", "欧"), ("Pu", "璞"), ("Qi", "麒"),
        ("Run", "润"), ("Sen", "森"), ("Tai", "泰"), ("Wan", "皖"), ("Xuan", "璇"), ("Yong", "雍"), ("Ze", "泽"), ("Zhao", "昭"),
    ];

    private static readonly (string Latin, string Local)[] Second =
    [
        ("yue", "悦"), ("yu", "屿"), ("liu", "流"), ("chuan", "川"), ("ran", "苒"), ("jin", "槿"), ("tu", "途"), ("rui", "蕊"),
        ("xi", "犀"), ("lei", "磊"), ("man", "蔓"), ("ze", "择"), ("qi", "圻"), ("he", "荷"), ("yao", "曜"), ("yan", "岩"),
        ("yin", "隐"), ("lan", "兰"), ("mian", "沔"), ("shan", "山"), ("que", "阙"), ("qiao", "峤"), ("lu", "麓"), ("suo", "梭"),
        ("fang", "舫"), ("chi", "驰"), ("yun", "筠"), ("tian", "甸"), ("zhuo", "涿"), ("sui", "穗"), ("che", "澈"), ("bo", "波"),
        ("xu", "栩"), ("xin", "芯"), ("ling", "翎"), ("heng", "衡"), ("da", "达"), ("feng", "峰"), ("gu", "谷"), ("hua", "桦"),
        ("jia", "嘉"), ("kun", "坤"), ("long", "珑"), ("mei", "玫"), ("ning", "宁"), ("ping", "坪"), ("sheng", "晟"), ("tong", "桐"),
        ("wen", "雯"), ("ya", "雅"), ("zhen", "臻"), ("zhou", "舟"), ("zi", "紫"), ("an", "桉"), ("cong", "聪"), ("dian", "靛"),
    ];

    private static readonly string[] WesternFirst =
    [
        "Ald", "Brant", "Corv", "Dahl", "Elm", "Fair", "Grim", "Harr", "Ing", "Jarn", "Kest", "Lind", "Mar", "Nor", "Os", "Pell",
        "Quar", "Rav", "Sel", "Tess", "Ulv", "Val", "Weid", "Yar", "Zell", "Ash", "Berg", "Cal", "Dun", "Eich", "Falk", "Glen",
        "Holm", "Ist", "Kron", "Lan", "Mold", "Neu", "Orl", "Pron", "Rem", "Sand", "Thorn", "Uhl", "Ven", "Wint", "Bruck", "Trev",
        "Skar", "Fjell", "Maas", "Vand", "Mol", "Cas", "Fen", "Hawk",
    ];

    private static readonly string[] WesternSecond =
    [
        "moor", "hauser", "ton", "berg", "wick", "vik", "stad", "gate", "field", "mark", "ridge", "holt", "croft", "lund", "dale", "bach",
        "burg", "feld", "stein", "wald", "heim", "mere", "ford", "ley", "by", "thorpe", "worth", "brook", "haven", "combe", "rath", "dorf",
        "wold", "garth", "bury", "mont", "valle", "reggio", "elli", "ardi", "ora", "ese", "grano", "cote", "marck", "vliet", "meer", "dijk",
        "kamp", "strand", "holm", "sund", "aas", "rud", "borg", "skog",
    ];

    private static readonly Dictionary<string, string> LegalForms = new(StringComparer.Ordinal)
    {
        ["SE"] = "AB", ["NL"] = "B.V.", ["DE"] = "GmbH", ["GB"] = "Ltd", ["IT"] = "S.r.l.", ["US"] = "Inc.",
    };

    // A prime with no factor in common with the number of combinations: stepping by it meets each of them once.
    private const long Step = 1_628_051;

    private static long Combinations => (long)DemoCity.All.Count * GeneratedIndustry.All.Count * First.Length * Second.Length;

    public static GeneratedCompany Of(GenerationPlan plan, int index)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var first = (long)(DemoRandom.For($"{plan.Seed}/names").Unit() * Combinations);
        var at = (first + (index * Step)) % Combinations;
        var city = DemoCity.All[Take(ref at, DemoCity.All.Count)];
        var industry = GeneratedIndustry.All[Take(ref at, GeneratedIndustry.All.Count)];
        var (one, two) = (Take(ref at, First.Length), (int)at);
        return city.Country == "CN"
            ? new GeneratedCompany(city, industry, $"{city.Name} {First[one].Latin}{Second[two].Latin} {industry.Word} Co., Ltd.",
                $"{city.LocalName}{First[one].Local}{Second[two].Local}{industry.LocalWord}有限公司")
            : new GeneratedCompany(city, industry, $"{WesternFirst[one]}{WesternSecond[two]} {industry.Word} {city.Name} {LegalForms[city.Country]}", null);
    }

    private static int Take(ref long number, int radix)
    {
        var digit = (int)(number % radix);
        number /= radix;
        return digit;
    }
}
