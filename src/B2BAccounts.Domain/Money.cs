namespace B2BAccounts.Domain;

/// <summary>
/// An exact amount in one currency: at most four decimals, within ±9·10^14, which a scaled 64-bit integer and decimal(19,4) both hold.
/// More is refused with MONEY_OUT_OF_RANGE and never cut.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    public const decimal Limit = 900_000_000_000_000m;
    public const int MaxDecimals = 4;

    public Money(decimal amount, Currency currency)
    {
        Check(amount);
        Amount = PlainDecimal.Of(amount);
        Currency = currency;
    }

    public Money(decimal amount, string currency)
        : this(amount, Currency.Of(currency))
    {
    }

    public decimal Amount { get; }

    public Currency Currency { get; }

    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>Refuses an amount that storage could not hold exactly.</summary>
    public static void Check(decimal amount, params string[] path)
    {
        if (amount is > Limit or < -Limit)
        {
            throw new RuleViolation(RuleCodes.MoneyOutOfRange, $"The amount {amount} is outside ±{Limit}.", path);
        }

        if (decimal.Round(amount, MaxDecimals, MidpointRounding.ToZero) != amount)
        {
            throw new RuleViolation(RuleCodes.MoneyOutOfRange,
                $"The amount {amount} has more than {MaxDecimals} decimals; round it before it is entered.", path);
        }
    }

    /// <summary>The amount of a document: above zero and a whole number of minor units.</summary>
    public static Money OfDocument(decimal amount, Currency currency, params string[] path)
    {
        if (amount <= 0m)
        {
            throw new RuleViolation(RuleCodes.AmountNotPositive, $"The amount {amount} must be above zero.", path);
        }

        var money = new Money(amount, currency);
        if (currency.Round(amount) != amount)
        {
            throw new RuleViolation(RuleCodes.MoneyNotInMinorUnits,
                $"The amount {amount} is not a whole number of minor units: {currency.Code} has {currency.MinorUnits} decimals.", path);
        }

        return money;
    }

    public static Money operator +(Money left, Money right) => new(left.Amount + right.In(left), left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Amount - right.In(left), left.Currency);

    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    public static Money operator *(Money money, int times) => new(money.Amount * times, money.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public int CompareTo(Money other) => Amount.CompareTo(other.In(this));

    public override string ToString() => $"{Amount} {Currency.Code}";

    private decimal In(Money other) => Currency == other.Currency
        ? Amount
        : throw new RuleViolation(RuleCodes.CurrencyMismatch,
            $"{Currency.Code} and {other.Currency.Code} cannot be combined; convert one first.");
}
