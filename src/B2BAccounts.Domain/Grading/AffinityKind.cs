namespace B2BAccounts.Domain.Grading;

public enum AffinityKind
{
    /// <summary>Answered when asked for feedback.</summary>
    AnsweredFeedback,

    /// <summary>Met us, at its place or at ours.</summary>
    Visit,

    /// <summary>Told us of a plan of its own.</summary>
    DisclosedPlan,

    /// <summary>Told us why it buys, what for, or what it gains.</summary>
    DisclosedReason,

    /// <summary>Worked on something together with us.</summary>
    JointWork,

    /// <summary>Referred another company to us.</summary>
    Referral,

    /// <summary>Referred a company that then bought.</summary>
    ReferralBought,
}
