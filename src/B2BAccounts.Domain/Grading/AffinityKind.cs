namespace B2BAccounts.Domain.Grading;

public enum AffinityKind
{
    /// <summary>Answered when asked for feedback.</summary>
    AnsweredFeedback,
    Visit,

    /// <summary>Told us of a plan of its own.</summary>
    DisclosedPlan,

    /// <summary>Told us why it buys, what for, or what it gains.</summary>
    DisclosedReason,
    JointWork,
    Referral,

    /// <summary>Referred a company that then bought.</summary>
    ReferralBought,
}
