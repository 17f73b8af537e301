namespace B2BAccounts.Benchmarks.Load;

/// <summary>One kind of request, sent to the program and, in words of its own, to the bare endpoint; both answer the same JSON.</summary>
/// <param name="Connections">How many send it at once.</param>
/// <param name="Pairs">Bodies for the program and for the bare endpoint, in the order of sending. @ stands for a number that never comes again.</param>
internal sealed record Scenario(string Name, int Connections, IReadOnlyList<(string Program, string Floor)> Pairs)
{
    public const string Account = "account";
    public const string Accounts = "accounts";
    public const string Ageing = "ageing";
    public const string AgeingByAccount = "ageing-by-account";
    public const string Prospects = "prospects";
    public const string Invoice = "invoice";
    public const string Payment = "payment";
    public const string CreditCheck = "credit-check";
    public const string Import = "import";
    public const string RowRules = "row-rules";

    public static readonly IReadOnlyList<string> Names = [Account, Accounts, Prospects, Ageing, AgeingByAccount, Invoice, Payment, CreditCheck, Import, RowRules];

    /// <summary>Each request adds a document; which number it gets is the run's affair.</summary>
    public bool Writes => Name is Invoice or Payment or CreditCheck;
}
