namespace B2BAccounts.Api.Http;

/// <summary>Which other sites' pages may call the program from a browser (section Http:Cors).</summary>
public sealed class CrossOriginOptions
{
    public const string Section = "Http:Cors";

    /// <summary>Exact origins such as https://app.example.com, parted by commas; empty: none.</summary>
    public string Origins { get; set; } = "";

    /// <summary>The origins, each alone.</summary>
    public IReadOnlyList<string> List() => Origins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
