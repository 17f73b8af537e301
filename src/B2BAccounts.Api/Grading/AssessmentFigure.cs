using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Api.Grading;

/// <summary>A stored assessment, read back whole.</summary>
/// <param name="Row">As stored: when it was made, and when it was last confirmed.</param>
public sealed record AssessmentFigure(StoredAssessment Row, Assessment Assessment);
