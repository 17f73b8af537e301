namespace B2BAccounts.Pdf.Fonts;

/// <summary>Which families are taken first where several could serve: plain sans-serif faces with figures of one width.</summary>
internal static class FontPreferences
{
    private static readonly string[] Latin =
    [
        "Noto Sans", "Source Sans 3", "Source Sans Pro", "Open Sans", "Droid Sans", "Segoe UI", "Liberation Sans", "Arial", "Helvetica Neue",
        "Noto Sans SC", "WenQuanYi Micro Hei", "DejaVu Sans",
    ];

    private static readonly string[] Chinese =
    [
        "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei",
        "WenQuanYi Zen Hei", "Droid Sans Fallback", "SimHei", "DengXian", "SimSun",
    ];

    public static bool CoversLatin(FontFace face) => "AZaz09.,%".All(c => face.GlyphOf(c) != 0);

    public static bool CoversChinese(FontFace face) => "中国公司额".All(c => face.GlyphOf(c) != 0);

    public static int LatinRank(FontEntry entry) => Rank(Latin, entry);

    public static int ChineseRank(FontEntry entry) => Rank(Chinese, entry);

    private static int Rank(string[] families, FontEntry entry) =>
        Array.IndexOf(families, entry.Names.Family) is >= 0 and var at ? at : families.Length;
}
