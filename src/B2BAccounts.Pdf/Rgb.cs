namespace B2BAccounts.Pdf;

/// <summary>A colour in sRGB.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static Rgb White { get; } = Of(0xFFFFFF);

    /// <summary>From a number as style guides write it: 0x12355B.</summary>
    public static Rgb Of(int value) => new((byte)(value >> 16), (byte)(value >> 8), (byte)value);

    /// <summary>This colour laid over white with an opacity from 0 to 1.</summary>
    public Rgb Tint(double opacity) => new(Over(Red, opacity), Over(Green, opacity), Over(Blue, opacity));

    private static byte Over(byte part, double opacity) => (byte)Math.Round(255 - ((255 - part) * opacity), MidpointRounding.AwayFromZero);
}
