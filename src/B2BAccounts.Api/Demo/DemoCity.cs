namespace B2BAccounts.Api.Demo;

/// <summary>A real city, so that lists by region and maps look right.</summary>
/// <param name="Name">As in the list of companies.</param>
/// <param name="LocalName">The city as addresses in its language write it.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Region">Province or state.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="DivisionCode">Administrative division of GB/T 2260, part of a Chinese company's code; empty elsewhere.</param>
public sealed record DemoCity(
    string Name, string LocalName, string Country, string Region, double Latitude, double Longitude, string DivisionCode = "")
{
    public static readonly IReadOnlyList<DemoCity> All =
    [
        new("Beijing", "北京", "CN", "Beijing", 39.90, 116.40, "110105"),
        new("Tianjin", "天津", "CN", "Tianjin", 39.13, 117.20, "120116"),
        new("Tangshan", "唐山", "CN", "Hebei", 39.63, 118.18, "130203"),
        new("Taiyuan", "太原", "CN", "Shanxi", 37.87, 112.56, "140105"),
        new("Shenyang", "沈阳", "CN", "Liaoning", 41.79, 123.43, "210106"),
        new("Dalian", "大连", "CN", "Liaoning", 38.91, 121.60, "210213"),
        new("Changchun", "长春", "CN", "Jilin", 43.88, 125.32, "220104"),
        new("Shanghai", "上海", "CN", "Shanghai", 31.23, 121.47, "310115"),
        new("Wuxi", "无锡", "CN", "Jiangsu", 31.57, 120.30, "320214"),
        new("Xuzhou", "徐州", "CN", "Jiangsu", 34.27, 117.19, "320311"),
        new("Changzhou", "常州", "CN", "Jiangsu", 31.77, 119.95, "320411"),
        new("Suzhou", "苏州", "CN", "Jiangsu", 31.30, 120.62, "320505"),
        new("Hangzhou", "杭州", "CN", "Zhejiang", 30.29, 120.16, "330109"),
        new("Ningbo", "宁波", "CN", "Zhejiang", 29.87, 121.54, "330206"),
        new("Shaoxing", "绍兴", "CN", "Zhejiang", 30.00, 120.58, "330603"),
        new("Taizhou", "台州", "CN", "Zhejiang", 28.66, 121.42, "331004"),
        new("Hefei", "合肥", "CN", "Anhui", 31.86, 117.28, "340104"),
        new("Jinan", "济南", "CN", "Shandong", 36.67, 117.00, "370102"),
        new("Qingdao", "青岛", "CN", "Shandong", 36.07, 120.38, "370211"),
        new("Yantai", "烟台", "CN", "Shandong", 37.46, 121.45, "370611"),
        new("Luoyang", "洛阳", "CN", "Henan", 34.62, 112.45, "410305"),
        new("Wuhan", "武汉", "CN", "Hubei", 30.58, 114.30, "420111"),
        new("Changsha", "长沙", "CN", "Hunan", 28.23, 112.94, "430104"),
        new("Guangzhou", "广州", "CN", "Guangdong", 23.13, 113.26, "440112"),
        new("Shenzhen", "深圳", "CN", "Guangdong", 22.54, 114.06, "440306"),
        new("Dongguan", "东莞", "CN", "Guangdong", 23.02, 113.75, "441900"),
        new("Chongqing", "重庆", "CN", "Chongqing", 29.56, 106.55, "500112"),
        new("Chengdu", "成都", "CN", "Sichuan", 30.57, 104.07, "510107"),
        new("Gothenburg", "Göteborg", "SE", "Västra Götaland", 57.71, 11.97),
        new("Rotterdam", "Rotterdam", "NL", "Zuid-Holland", 51.92, 4.48),
        new("Stuttgart", "Stuttgart", "DE", "Baden-Württemberg", 48.78, 9.18),
        new("Hamburg", "Hamburg", "DE", "Hamburg", 53.55, 9.99),
        new("Leeds", "Leeds", "GB", "West Yorkshire", 53.80, -1.55),
        new("Milan", "Milano", "IT", "Lombardia", 45.46, 9.19),
        new("Chicago", "Chicago", "US", "Illinois", 41.88, -87.63),
    ];

    public static DemoCity Named(string name) => All.Single(c => c.Name == name);
}
