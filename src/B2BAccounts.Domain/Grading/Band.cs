namespace B2BAccounts.Domain.Grading;

/// <summary>A grade by points.</summary>
/// <param name="From">Least points for a first assessment.</param>
/// <param name="Enter">Least points to come up to it from a lower band.</param>
/// <param name="Leave">Below these points it is left for a lower band.</param>
public sealed record Band(string Grade, decimal From, decimal Enter, decimal Leave)
{
    /// <summary>Most letters of a grade.</summary>
    public const int GradeLength = 20;
}
