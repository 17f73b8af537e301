namespace B2BAccounts.Domain;

/// <summary>The codes of every refused rule. A code, once published, keeps its meaning.</summary>
public static class RuleCodes
{
    /// <summary>An amount of money is outside ±9·10^14 or has more than four decimals.</summary>
    public const string MoneyOutOfRange = "MONEY_OUT_OF_RANGE";

    /// <summary>A document's amount is not a whole number of its currency's minor units.</summary>
    public const string MoneyNotInMinorUnits = "MONEY_NOT_IN_MINOR_UNITS";

    /// <summary>The currency code is not an active code of ISO 4217.</summary>
    public const string CurrencyUnknown = "CURRENCY_UNKNOWN";

    /// <summary>Two amounts of different currencies were to be added, compared or allocated.</summary>
    public const string CurrencyMismatch = "CURRENCY_MISMATCH";

    /// <summary>No exchange rate is known on the day or in the seven days before it.</summary>
    public const string FxRateMissing = "FX_RATE_MISSING";

    /// <summary>An exchange rate is zero, negative, or differs from one already known for its day.</summary>
    public const string FxRateInvalid = "FX_RATE_INVALID";

    /// <summary>An input is outside the values that it may have; the message names them.</summary>
    public const string ValueOutOfRange = "VALUE_OUT_OF_RANGE";

    /// <summary>An amount that must be above zero is not.</summary>
    public const string AmountNotPositive = "AMOUNT_NOT_POSITIVE";

    /// <summary>A day lies before another that it must not precede, or a period ends before it begins.</summary>
    public const string DatesOutOfOrder = "DATES_OUT_OF_ORDER";

    /// <summary>Payment terms contradict themselves.</summary>
    public const string TermsInvalid = "TERMS_INVALID";

    /// <summary>The parent would make an account its own ancestor.</summary>
    public const string GroupCycle = "GROUP_CYCLE";

    /// <summary>An account number that another account bears.</summary>
    public const string AccountNumberTaken = "ACCOUNT_NUMBER_TAKEN";

    /// <summary>No account bears the number or id.</summary>
    public const string AccountNotFound = "ACCOUNT_NOT_FOUND";

    /// <summary>What was to be changed has been changed by somebody else in the meantime.</summary>
    public const string VersionConflict = "VERSION_CONFLICT";

    /// <summary>A link or relation from an account to itself.</summary>
    public const string SelfLink = "SELF_LINK";

    /// <summary>A document number that the account already has for this kind of document.</summary>
    public const string DocumentNumberTaken = "DOCUMENT_NUMBER_TAKEN";

    /// <summary>A document's lines do not add up to its amount.</summary>
    public const string LinesDoNotAddUp = "LINES_DO_NOT_ADD_UP";

    /// <summary>The document does not exist, or belongs to another account.</summary>
    public const string DocumentNotFound = "DOCUMENT_NOT_FOUND";

    /// <summary>An allocation would give more than the source has left.</summary>
    public const string AllocationExceedsSource = "ALLOCATION_EXCEEDS_SOURCE";

    /// <summary>An allocation would give more than the target has open.</summary>
    public const string AllocationExceedsTarget = "ALLOCATION_EXCEEDS_TARGET";

    /// <summary>An allocation's date lies before the date of one of its documents.</summary>
    public const string AllocationBeforeDocument = "ALLOCATION_BEFORE_DOCUMENT";

    /// <summary>These two kinds of document cannot be allocated to each other.</summary>
    public const string AllocationKinds = "ALLOCATION_KINDS";

    /// <summary>The document or allocation has been reversed already.</summary>
    public const string AlreadyReversed = "ALREADY_REVERSED";

    /// <summary>A reversal takes back more than is left of its document.</summary>
    public const string ReversalExceedsDocument = "REVERSAL_EXCEEDS_DOCUMENT";

    /// <summary>What was paid back of a document stands in the way of its reversal.</summary>
    public const string ReversalBlocked = "REVERSAL_BLOCKED";

    /// <summary>Ageing edges are not ascending whole days from 1 up.</summary>
    public const string AgeingEdgesInvalid = "AGEING_EDGES_INVALID";

    /// <summary>An instant that figures are asked by is so recent that they could still change.</summary>
    public const string KnownAtTooRecent = "KNOWN_AT_TOO_RECENT";

    /// <summary>No reminder was made for the account, or none for the day.</summary>
    public const string ReminderNotFound = "REMINDER_NOT_FOUND";

    /// <summary>A period has more documents than a statement of account lists.</summary>
    public const string StatementTooLong = "STATEMENT_TOO_LONG";

    /// <summary>What an account's documents come to is not what is open of them, so that no statement may go out.</summary>
    public const string StatementDoesNotAddUp = "STATEMENT_DOES_NOT_ADD_UP";

    /// <summary>A grading, credit or dunning policy document is not valid; the message names the field.</summary>
    public const string PolicyInvalid = "POLICY_INVALID";

    /// <summary>An active policy is to be edited: it never is, a new version replaces it.</summary>
    public const string PolicyActive = "POLICY_ACTIVE";

    /// <summary>There is no policy under the id.</summary>
    public const string PolicyNotFound = "POLICY_NOT_FOUND";

    /// <summary>The policy was activated or withdrawn already.</summary>
    public const string PolicyClosed = "POLICY_CLOSED";

    /// <summary>An order takes more credit than the account, or a group above it, has left.</summary>
    public const string CreditExceeded = "CREDIT_EXCEEDED";

    /// <summary>A rule of the credit policy refers the order to people.</summary>
    public const string OrderReferred = "ORDER_REFERRED";

    /// <summary>A rule of the credit policy refuses the order.</summary>
    public const string OrderRefused = "ORDER_REFUSED";

    /// <summary>The account's credit is held.</summary>
    public const string CreditHeld = "CREDIT_HELD";

    /// <summary>The account's credit is not held.</summary>
    public const string CreditNotHeld = "CREDIT_NOT_HELD";

    /// <summary>The same has been asked of the account's credit and is not decided.</summary>
    public const string DecisionExists = "DECISION_EXISTS";

    /// <summary>Nothing was asked under the id.</summary>
    public const string DecisionNotFound = "DECISION_NOT_FOUND";

    /// <summary>What was asked is decided, withdrawn or lapsed.</summary>
    public const string DecisionClosed = "DECISION_CLOSED";

    /// <summary>Who asked is who would decide.</summary>
    public const string DecisionOwn = "DECISION_OWN";

    /// <summary>The amount in question is for others to decide.</summary>
    public const string DecisionAuthority = "DECISION_AUTHORITY";

    /// <summary>The same person has agreed already.</summary>
    public const string DecisionVoted = "DECISION_VOTED";

    /// <summary>A program would decide, which only people do.</summary>
    public const string DecisionByPerson = "DECISION_BY_PERSON";

    /// <summary>The event was withdrawn already.</summary>
    public const string AffinityWithdrawn = "AFFINITY_WITHDRAWN";

    /// <summary>No event was recorded under the id.</summary>
    public const string AffinityNotFound = "AFFINITY_NOT_FOUND";

    /// <summary>The order has an amount reserved already.</summary>
    public const string ReservationExists = "RESERVATION_EXISTS";

    /// <summary>Nothing was ever reserved for the order.</summary>
    public const string ReservationNotFound = "RESERVATION_NOT_FOUND";

    /// <summary>Less is reserved for the order than is to be delivered or released.</summary>
    public const string ReservationExceeded = "RESERVATION_EXCEEDED";

    /// <summary>What was reserved for the order has expired.</summary>
    public const string ReservationExpired = "RESERVATION_EXPIRED";

    /// <summary>A dispute is open on the invoice already.</summary>
    public const string DisputeExists = "DISPUTE_EXISTS";

    /// <summary>No dispute is open on the invoice.</summary>
    public const string DisputeNotFound = "DISPUTE_NOT_FOUND";

    /// <summary>A promise to pay is open on the invoice already.</summary>
    public const string PromiseExists = "PROMISE_EXISTS";

    /// <summary>No promise to pay is open on the invoice.</summary>
    public const string PromiseNotFound = "PROMISE_NOT_FOUND";

    /// <summary>More is promised than is open of the invoice.</summary>
    public const string PromiseExceedsOpen = "PROMISE_EXCEEDS_OPEN";

    /// <summary>Dunning has run for a later day already.</summary>
    public const string DunningDayPassed = "DUNNING_DAY_PASSED";

    /// <summary>What is to be held out of reminders is held already.</summary>
    public const string DunningHeld = "DUNNING_HELD";

    /// <summary>No hold on reminders stands that could be lifted.</summary>
    public const string DunningNotHeld = "DUNNING_NOT_HELD";

    /// <summary>A customer cannot be flagged as a prospect.</summary>
    public const string CustomerIsNoProspect = "CUSTOMER_IS_NO_PROSPECT";

    /// <summary>The prospect's stage does not allow the step.</summary>
    public const string ProspectStage = "PROSPECT_STAGE";

    /// <summary>A key that must be unique is in the book already, where no other code tells which.</summary>
    public const string KeyTaken = "KEY_TAKEN";

    /// <summary>Something that a change refers to is not in the book.</summary>
    public const string ReferenceNotFound = "REFERENCE_NOT_FOUND";
}
