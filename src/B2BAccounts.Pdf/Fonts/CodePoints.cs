namespace B2BAccounts.Pdf.Fonts;

/// <summary>What layout must know of a character.</summary>
internal static class CodePoints
{
    private const string NoLineStart = "，。、；：？！）》」』】〕〉〗〙〛”’％‰…—·～々ーゝゞ,.;:?!)]}%¢°℃";
    private const string NoLineEnd = "（《「『【〔〈〖〘〚“‘([{￥¥$€£＄#";

    /// <summary>Chinese characters, kana and full-width forms: between any two of them a line may break.</summary>
    public static bool IsWide(int c) =>
        c is >= 0x2E80 and < 0xA000 or >= 0xF900 and < 0xFB00 or >= 0xFE30 and < 0xFE50 or >= 0xFF00 and < 0xFFF0 or >= 0x20000 and < 0x34000;

    /// <summary>Punctuation that Latin and Chinese share (“ ” — … · × ‰): it takes the face of its neighbour.</summary>
    public static bool IsAmbiguous(int c) => c is >= 0x2010 and <= 0x2027 or 0xB7 or 0x2030 or 0xD7;

    /// <summary>No line may begin with it (kinsoku).</summary>
    public static bool CannotStartLine(int c) => c < 0x10000 && NoLineStart.Contains((char)c, StringComparison.Ordinal);

    /// <summary>No line may end with it (kinsoku).</summary>
    public static bool CannotEndLine(int c) => c < 0x10000 && NoLineEnd.Contains((char)c, StringComparison.Ordinal);

    public static bool IsDigit(int c) => c is >= '0' and <= '9';

    /// <summary>
    /// What draws nothing and must not reach a page: controls, marks of direction (they could turn an amount round), joiners,
    /// variation selectors, soft hyphens and the byte order mark. The zero-width space stays, as a place to break.
    /// </summary>
    public static bool IsInvisible(int c) =>
        c is < 0x20 or (>= 0x7F and < 0xA0) or 0xAD or 0x061C or 0x180E
            or 0x200C or 0x200D or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
            or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE0FFF);

    public static bool IsNonCharacter(int c) => (c & 0xFFFE) == 0xFFFE || c is >= 0xFDD0 and <= 0xFDEF;
}
