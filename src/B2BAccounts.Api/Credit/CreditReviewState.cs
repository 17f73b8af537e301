using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Credit;

/// <param name="DueOn">The day on which the limit is to be looked at again.</param>
/// <param name="EveryMonths">How often, by the grade.</param>
/// <param name="Last">Null before the first.</param>
public sealed record CreditReviewState(DateOnly DueOn, int EveryMonths, CreditReview? Last);
