namespace B2BAccounts.Pdf.Fonts;

/// <summary>A character with the face that draws it. A face without weight is thickened by a stroke where bold was asked for.</summary>
internal readonly record struct Glyph(int CodePoint, ushort Id, FontFace Face, bool SyntheticBold);
