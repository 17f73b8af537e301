namespace B2BAccounts.Domain.Forecasts;

/// <summary>
/// How late the invoices of an account, a grade or the book were paid, in two: a disputed invoice is paid otherwise than others, from the
/// day of its first dispute on.
/// </summary>
public sealed class PaymentHistory
{
    /// <summary>Invoices of so many months count.</summary>
    public const int Months = 24;

    /// <summary>An invoice due so many days ago weighs half. Chosen by back-test on 2012 of the public IBM file; see docs/glossary.md.</summary>
    public const int HalfLifeDays = 180;

    private double _late;
    private double _paid;

    public LatenessHistory Undisputed { get; } = new();

    public LatenessHistory Disputed { get; } = new();

    /// <summary>Mean days late of all that was paid, however long ago; null without any. The naive forecast that ours must beat.</summary>
    public double? MeanLate => _paid == 0 ? null : _late / _paid;

    public LatenessHistory Of(bool disputed) => disputed ? Disputed : Undisputed;

    public void Add(PaymentHistory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Undisputed.Add(other.Undisputed);
        Disputed.Add(other.Disputed);
        _late += other._late;
        _paid += other._paid;
    }

    /// <summary>Adds an invoice as it was known on a day.</summary>
    /// <param name="disputedOn">Its first dispute up to the day; null without any.</param>
    /// <param name="parts">What became of it: the day on which a part was paid, or else left the books (credited, written off) or was still open, and which share of the invoice.</param>
    public void Add(DateOnly invoiceDate, DateOnly dueDate, DateOnly day, DateOnly? disputedOn, IEnumerable<(DateOnly On, bool Paid, double Share)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var due = dueDate.DayNumber;
        var before = invoiceDate.DayNumber - 1 - due;
        var age = Math.Pow(0.5, Math.Max(0, day.DayNumber - due) / (double)HalfLifeDays);
        foreach (var (on, paid, share) in parts)
        {
            var until = on.DayNumber - due;
            if (disputedOn?.DayNumber - 1 - due is { } undisputed && undisputed < until)
            {
                Undisputed.Add(before, undisputed, paid: false, share * age);
                Disputed.Add(Math.Max(before, undisputed), until, paid, share * age);
            }
            else
            {
                Undisputed.Add(before, until, paid, share * age);
            }

            _late += paid ? until * share : 0;
            _paid += paid ? share : 0;
        }
    }
}
