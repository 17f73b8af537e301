namespace B2BAccounts.Api.Generation;

/// <summary>What a company makes, and where in the chain that stands.</summary>
/// <param name="Isic">Class of ISIC Rev. 4.</param>
/// <param name="Tier">1 materials, 2 parts, 3 machines, 4 those who use or resell the machines.</param>
/// <param name="Word">In names of companies.</param>
/// <param name="LocalWord">Likewise, in Chinese.</param>
/// <param name="Product">The category of what it supplies.</param>
public sealed record GeneratedIndustry(string Isic, int Tier, string Word, string LocalWord, string Product)
{
    public static readonly IReadOnlyList<GeneratedIndustry> All =
    [
        new("2410", 1, "Special Steel", "特钢", "Special steel"),
        new("2420", 1, "Non-ferrous Metals", "有色金属", "Non-ferrous metals"),
        new("2431", 1, "Precision Casting", "精密铸造", "Castings"),
        new("2591", 1, "Forging", "锻造", "Forgings"),
        new("2013", 1, "Engineering Plastics", "工程塑料", "Engineering plastics"),
        new("2393", 1, "Technical Ceramics", "工业陶瓷", "Ceramic parts"),
        new("2610", 1, "Sensors", "传感器", "Sensors"),
        new("2710", 2, "Electric Motors", "电机", "Electric motors"),
        new("2814", 2, "Transmission", "传动", "Gearboxes"),
        new("2813", 2, "Pumps and Valves", "泵阀", "Pumps and valves"),
        new("2812", 2, "Hydraulics", "液压", "Hydraulics"),
        new("2592", 2, "Machining", "机械加工", "Machined parts"),
        new("2930", 2, "Auto Parts", "汽车零部件", "Vehicle parts"),
        new("2822", 3, "Machine Tools", "机床", "Machine tools"),
        new("2829", 3, "Automation", "自动化", "Special machinery"),
        new("2816", 3, "Lifting Equipment", "起重设备", "Lifting equipment"),
        new("2824", 3, "Construction Machinery", "工程机械", "Construction machinery"),
        new("2826", 3, "Textile Machinery", "纺织机械", "Textile machinery"),
        new("2825", 3, "Food Machinery", "食品机械", "Food machinery"),
        new("2811", 3, "Turbines", "透平", "Turbines"),
        new("4659", 4, "Machinery Trading", "机械贸易", "Machinery"),
        new("2910", 4, "Automobile", "汽车", "Vehicles"),
        new("1312", 4, "Weaving", "织造", "Fabrics"),
        new("1104", 4, "Beverages", "饮料", "Beverages"),
    ];
}
