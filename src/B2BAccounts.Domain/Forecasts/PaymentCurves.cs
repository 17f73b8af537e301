namespace B2BAccounts.Domain.Forecasts;

/// <summary>The book's and its grades' curves, which an account's own history is mixed with: the account's with its grade's, that with the book's.</summary>
public sealed class PaymentCurves
{
    private readonly Dictionary<(string Grade, bool Disputed), LatenessCurve> _grades = [];
    private readonly Dictionary<bool, LatenessCurve> _book = [];
    private readonly IReadOnlyDictionary<string, PaymentHistory> _histories;

    /// <param name="book">Of all accounts, those without a grade among them.</param>
    /// <param name="grades">Of each grade.</param>
    public PaymentCurves(PaymentHistory book, IReadOnlyDictionary<string, PaymentHistory> grades)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(grades);
        (Book, _histories) = (book, grades);
        var all = new LatenessHistory();
        all.Add(book.Undisputed);
        all.Add(book.Disputed);
        var any = LatenessCurve.Of(all);
        foreach (var disputed in (bool[])[false, true])
        {
            _book[disputed] = LatenessCurve.Of(book.Of(disputed), any);
            foreach (var (grade, history) in grades)
            {
                _grades[(grade, disputed)] = LatenessCurve.Of(history.Of(disputed), _book[disputed]);
            }
        }
    }

    public PaymentHistory Book { get; }

    /// <summary>The curve of an account's invoices.</summary>
    /// <param name="grade">The account's grade on the day; null without one.</param>
    public LatenessCurve Of(PaymentHistory own, string? grade, bool disputed)
    {
        ArgumentNullException.ThrowIfNull(own);
        return LatenessCurve.Of(own.Of(disputed), grade is not null && _grades.TryGetValue((grade, disputed), out var curve) ? curve : _book[disputed]);
    }

    /// <summary>How much own history, grade and book weigh in the next day's chance of an invoice that is so late; together 1.</summary>
    public ForecastWeights Weights(PaymentHistory own, string? grade, bool disputed, int late)
    {
        ArgumentNullException.ThrowIfNull(own);
        var ofOwn = Weight(own);
        var ofGrade = grade is not null && _histories.TryGetValue(grade, out var history) ? (1 - ofOwn) * Weight(history) : 0;
        return new ForecastWeights(ofOwn, ofGrade, 1 - ofOwn - ofGrade);

        double Weight(PaymentHistory from) => from.Of(disputed).AtRiskAfter(late) is var open ? open / (LatenessCurve.Mass + open) : 0;
    }
}

/// <summary>How much own history, grade and book weigh, each 0 to 1, together 1.</summary>
public readonly record struct ForecastWeights(double Own, double Grade, double Book);
