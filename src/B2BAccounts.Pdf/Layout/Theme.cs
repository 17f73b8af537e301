namespace B2BAccounts.Pdf.Layout;

/// <summary>What a mark says of a thing, from best to worst; colours follow from the theme.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Good,
    Fair,
    Watch,
    Poor,
    Bad,
}

/// <summary>Colours and sizes of a document, in one place. Sizes are in points.</summary>
public sealed record Theme
{
    public static Theme Default { get; } = new();

    public Rgb Ink { get; init; } = Rgb.Of(0x222222);

    public Rgb Muted { get; init; } = Rgb.Of(0x5F6B77);

    public Rgb Accent { get; init; } = Rgb.Of(0x12355B);

    public Rgb LinkInk { get; init; } = Rgb.Of(0x0B5CAD);

    public Rgb NegativeInk { get; init; } = Rgb.Of(0xB3261E);

    public Rgb Rule { get; init; } = Rgb.Of(0xC9D2DB);

    public Rgb Grid { get; init; } = Rgb.Of(0xDDE3E9);

    public Rgb Zebra { get; init; } = Rgb.Of(0xF4F7FA);

    public Rgb SubtotalFill { get; init; } = Rgb.Of(0xFFF7E0);

    public Rgb TotalFill { get; init; } = Rgb.Of(0xE3EBF3);

    public Rgb Track { get; init; } = Rgb.Of(0xE6EBF0);

    /// <summary>Light enough to read over: the watermark is opaque, as archival files allow no transparency.</summary>
    public Rgb Watermark { get; init; } = Rgb.Of(0xE4E8EC);

    public Rgb Good { get; init; } = Rgb.Of(0x2E7D5B);

    public Rgb Fair { get; init; } = Rgb.Of(0x8DB04A);

    public Rgb Watch { get; init; } = Rgb.Of(0xE0A526);

    public Rgb Poor { get; init; } = Rgb.Of(0xD9722E);

    public Rgb Bad { get; init; } = Rgb.Of(0xB3261E);

    public double TextSize { get; init; } = 9;

    public double SmallSize { get; init; } = 7.5;

    public double TableSize { get; init; } = 8;

    public double FurnitureSize { get; init; } = 7.5;

    public double TitleSize { get; init; } = 18;

    public double HeadingSize { get; init; } = 12.5;

    public double SubheadingSize { get; init; } = 10;

    public double WatermarkSize { get; init; } = 30;

    /// <summary>Height of a line as a multiple of its size.</summary>
    public double Leading { get; init; } = 1.35;

    public Rgb Of(Tone tone) => tone switch
    {
        Tone.Accent => Accent,
        Tone.Good => Good,
        Tone.Fair => Fair,
        Tone.Watch => Watch,
        Tone.Poor => Poor,
        Tone.Bad => Bad,
        _ => Muted,
    };

    internal TextStyle Body => new(TextSize, Ink, Leading: Leading);

    internal TextStyle Small => new(SmallSize, Muted, Leading: Leading);

    internal TextStyle Heading(int level) =>
        new(level switch { 1 => TitleSize, 2 => HeadingSize, _ => SubheadingSize }, Accent, Bold: true, Leading: Leading);
}
