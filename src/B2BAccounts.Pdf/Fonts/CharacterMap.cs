namespace B2BAccounts.Pdf.Fonts;

/// <summary>Code point to glyph, from the best Unicode subtable of 'cmap': format 12 (all planes) before format 4 (basic plane).</summary>
internal sealed class CharacterMap
{
    private readonly ushort[] _basic = new ushort[0x10000];
    private readonly Dictionary<int, ushort> _beyond = [];
    private readonly int _glyphs;

    public CharacterMap(FontTable cmap, int glyphs)
    {
        _glyphs = glyphs;
        long best = -1;
        var rank = 0;
        var count = cmap.U16(2);
        for (var i = 0; i < count; i++)
        {
            var at = 4 + (8 * i);
            int platform = cmap.U16(at), encoding = cmap.U16(at + 2);
            if (platform != 0 && (platform, encoding) is not ((3, 1) or (3, 10)))
                continue;
            long offset = cmap.U32(at + 4);
            var found = cmap.U16(offset) switch { 12 => 4, 4 => 2, _ => 0 } + (platform == 3 ? 1 : 0);
            if (found >= 2 && found > rank)
                (rank, best) = (found, offset);
        }
        if (best < 0)
            throw cmap.Broken("no Unicode subtable of format 4 or 12.");
        if (cmap.U16(best) == 12)
            ReadGroups(cmap, best);
        else
            ReadSegments(cmap, best);
    }

    /// <summary>The glyph, or 0 where the face has none.</summary>
    public ushort this[int codePoint] =>
        codePoint is >= 0 and < 0x10000 ? _basic[codePoint] : _beyond.GetValueOrDefault(codePoint);

    private void ReadGroups(FontTable cmap, long at)
    {
        long count = cmap.U32(at + 12), next = 0;
        // Groups must rise: so the work is bounded by the number of code points, whatever a broken file claims.
        for (long i = 0; i < count; i++)
        {
            var group = at + 16 + (12 * i);
            long first = cmap.U32(group), last = cmap.U32(group + 4), glyph = cmap.U32(group + 8);
            if (first < next || last < first || last > 0x10FFFF)
                throw cmap.Broken($"group {i} (U+{first:X} to U+{last:X}) is out of order or out of range.");
            next = last + 1;
            for (var c = first; c <= last && glyph + c - first < _glyphs; c++)
                Map((int)c, (int)(glyph + c - first));
        }
    }

    private void ReadSegments(FontTable cmap, long at)
    {
        var count = cmap.U16(at + 6) / 2;
        long ends = at + 14, starts = ends + 2 + (2 * count), deltas = starts + (2 * count), ranges = deltas + (2 * count);
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            int end = cmap.U16(ends + (2 * i)), start = cmap.U16(starts + (2 * i)), delta = cmap.U16(deltas + (2 * i));
            var rangeAt = ranges + (2 * i);
            var range = cmap.U16(rangeAt);
            // Never below what was read: overlapping segments of a broken file cannot multiply the work.
            for (var c = Math.Max(start, next); c <= end && c != 0xFFFF; c++)
            {
                var glyph = range == 0 ? c + delta : cmap.U16(rangeAt + range + (2 * (c - start)));
                if (range != 0 && glyph != 0)
                    glyph += delta;
                Map(c, glyph & 0xFFFF);
            }
            next = Math.Max(next, end + 1);
        }
    }

    private void Map(int codePoint, int glyph)
    {
        if (glyph == 0 || glyph >= _glyphs)
            return;
        if (codePoint < 0x10000)
            _basic[codePoint] = (ushort)glyph;
        else
            _beyond[codePoint] = (ushort)glyph;
    }
}
