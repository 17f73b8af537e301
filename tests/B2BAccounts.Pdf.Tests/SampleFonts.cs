using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Pdf.Tests;

/// <summary>Faces that Debian packages install (fonts-wqy-microhei, fonts-dejavu-core).</summary>
internal static class SampleFonts
{
    public const string ChinesePath = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";
    public const string LatinPath = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
    public const string LatinBoldPath = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf";

    private static readonly Lazy<FontSet> Loaded = new(() => FontSet.Of(
        new FontRole(TrueTypeFace.Load(LatinPath), TrueTypeFace.Load(LatinBoldPath)),
        new FontRole(TrueTypeFace.Load(ChinesePath), null)));

    /// <summary>DejaVu Sans with a real bold, then WenQuanYi Micro Hei, which has none.</summary>
    public static FontSet Embedded
    {
        get
        {
            Tool.NeedsFile(ChinesePath);
            Tool.NeedsFile(LatinPath);
            Tool.NeedsFile(LatinBoldPath);
            return Loaded.Value;
        }
    }
}
