namespace B2BAccounts.GraphQL.Execution;

/// <summary>A value of an input that tells absent from null: absent leaves what is there, null clears it.</summary>
public readonly record struct Optional<T>
{
    private readonly T value;

    public Optional(T value)
    {
        this.value = value;
        IsGiven = true;
    }

    /// <summary>Whether the client gave a value, which may be null.</summary>
    public bool IsGiven { get; }

    /// <exception cref="InvalidOperationException">Nothing was given.</exception>
    public T Value => IsGiven ? value : throw new InvalidOperationException("The client gave no value; ask IsGiven first.");

    public T Or(T otherwise) => IsGiven ? value : otherwise;

    public static implicit operator Optional<T>(T value) => new(value);

    public override string ToString() => IsGiven ? $"{value}" : "(absent)";
}
