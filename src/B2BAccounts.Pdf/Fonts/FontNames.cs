using System.Text;

namespace B2BAccounts.Pdf.Fonts;

/// <summary>What a face calls itself and how it is cut, read from 'name', 'OS/2' and 'head' without its outlines.</summary>
internal sealed record FontNames(string Family, string PostScript, int Weight, bool Italic, bool Embeddable)
{
    public bool Bold => Weight >= 600;

    public static FontNames Read(FontDirectory directory)
    {
        var head = directory.Table("head");
        var style = head.U16(44);
        int weight = (style & 1) != 0 ? 700 : 400;
        var italic = (style & 2) != 0;
        var embeddable = true;
        if (directory.Has("OS/2"))
        {
            var os2 = directory.Table("OS/2");
            weight = Math.Max(os2.U16(4), (style & 1) != 0 ? 700 : 1);
            // Bit 1 alone is "restricted licence": such a font must not be embedded.
            embeddable = (os2.U16(8) & 0x000F) != 0x0002;
        }
        var name = directory.Table("name");
        var family = Find(name, 16) ?? Find(name, 1) ?? Path.GetFileNameWithoutExtension(directory.File);
        var postScript = new string([.. (Find(name, 6) ?? family).Where(IsPlain)]);
        return new FontNames(family, postScript.Length == 0 ? "Font" : postScript, weight, italic, embeddable);
    }

    /// <summary>Whether a character may stand in a PDF name as it is.</summary>
    private static bool IsPlain(char c) => c is > ' ' and <= '~' && !"()<>[]{}/%#".Contains(c, StringComparison.Ordinal);

    /// <summary>English first (0x0409), so that a face has one name whatever the order of the records.</summary>
    private static string? Find(FontTable table, int nameId)
    {
        var count = table.U16(2);
        var storage = table.U16(4);
        string? found = null;
        for (var i = 0; i < count; i++)
        {
            var at = 6 + (12 * i);
            if (table.U16(at + 6) != nameId)
                continue;
            var platform = table.U16(at);
            var english = table.U16(at + 4) == (platform == 3 ? 0x0409 : 0);
            if (!english && found is not null)
                continue;
            var bytes = table.Bytes(storage + table.U16(at + 10), table.U16(at + 8));
            found = (platform == 1 ? Encoding.Latin1 : Encoding.BigEndianUnicode).GetString(bytes).Trim('\0', ' ');
            if (english && found.Length > 0)
                return found;
        }
        return string.IsNullOrEmpty(found) ? null : found;
    }
}
