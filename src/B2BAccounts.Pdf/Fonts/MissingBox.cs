using System.Buffers.Binary;

namespace B2BAccounts.Pdf.Fonts;

/// <summary>The outline of the box that is drawn for a character which no face has; the same in every face.</summary>
internal static class MissingBox
{
    public static int Left(int unitsPerEm) => unitsPerEm * 8 / 100;

    /// <summary>A simple glyph ('glyf' table) of two rectangles, the inner one running the other way round.</summary>
    public static byte[] Outline(int unitsPerEm)
    {
        int left = Left(unitsPerEm), right = unitsPerEm * 62 / 100, top = unitsPerEm * 72 / 100, line = Math.Max(1, unitsPerEm / 18);
        (int X, int Y)[] points =
        [
            (left, 0), (left, top), (right, top), (right, 0),
            (left + line, line), (right - line, line), (right - line, top - line), (left + line, top - line),
        ];
        var data = new byte[10 + 4 + 2 + points.Length + (4 * points.Length)];
        var at = 0;
        void Put(int value)
        {
            BinaryPrimitives.WriteInt16BigEndian(data.AsSpan(at), (short)value);
            at += 2;
        }
        foreach (var value in (ReadOnlySpan<int>)[2, left, 0, right, top, 3, 7, 0])
            Put(value);
        foreach (var _ in points)
            data[at++] = 1;
        for (var i = 0; i < points.Length; i++)
            Put(points[i].X - (i == 0 ? 0 : points[i - 1].X));
        for (var i = 0; i < points.Length; i++)
            Put(points[i].Y - (i == 0 ? 0 : points[i - 1].Y));
        return data;
    }
}
