using B2BAccounts.Domain;

namespace B2BAccounts.Api;

/// <summary>
/// One account's figure within a batch: its value, or the rule that stands in its way. So that an account without an exchange rate
/// fails alone, and not those asked for with it.
/// </summary>
public readonly record struct Figure<T>
    where T : class
{
    private readonly T? _value;

    internal Figure(T? value, RuleViolation? violation) => (_value, Violation) = (value, violation);

    public RuleViolation? Violation { get; }

    public T? ValueOrNull => _value;

    /// <exception cref="RuleViolation">The account has no such figure.</exception>
    public T Value => _value ?? throw (Exception?)Violation ?? new InvalidOperationException("The figure was never made.");

    public Figure<TOther> Then<TOther>(Func<T, TOther> next)
        where TOther : class => _value is { } value ? Figure.Of(() => next(value)) : new Figure<TOther>(null, Violation);
}

/// <summary>Makes figures.</summary>
public static class Figure
{
    public static Figure<T> Of<T>(Func<T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(make);
        try
        {
            return new Figure<T>(make(), null);
        }
        catch (RuleViolation violation)
        {
            return new Figure<T>(null, violation);
        }
    }
}
