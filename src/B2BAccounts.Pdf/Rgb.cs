namespace B2BAccounts.Pdf;

/// <summary>A colour in sRGB.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static Rgb White { get; } = Of(0xFFFFFF);

    /// <summary>From a number as style guides write it: 0x12355B.</summary>
    public static Rgb Of(int value) => new((byte)(value >> 16), (byte)(value >> 8), (byte)value);

    /// <summary>This colour laid over white with an opacity from 0 to 1.</summary>
    public Rgb Tint(double opacity) => new(Over(Red, opacity), Over(Green, opacity), Over(Blue, opacity));

    /// <summary>Whether dark text reads better on it than white.</summary>
    internal bool IsLight => (0.299 * Red) + (0.587 * Green) + (0.114 * Blue) > 150;

    /// <summary>This colour, darkened until it reads well as text on white.</summary>
    internal Rgb AsInk => IsLight ? new Rgb((byte)(Red * 0.6), (byte)(Green * 0.6), (byte)(Blue * 0.6)) : this;

    private static byte Over(byte part, double opacity) => (byte)Math.Round(255 - ((255 - part) * opacity), MidpointRounding.AwayFromZero);
}
