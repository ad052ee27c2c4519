package io.logclf.api;

/**
 * Why a stage did not decide. The reason is for programs, which count and alert by it; the words for a person are in
 * {@link Verdict.Abstained#detail}. {@link #UNAVAILABLE} and {@link #BUDGET_SPENT} are transient: the same message may be
 * decided later. The others are properties of the message, and do not change.
 */
public enum AbstainReason {
    /** Nothing the stage knows matches the message. */
    NO_MATCH,
    /** The best label stayed below its threshold. */
    LOW_CONFIDENCE,
    /** The message is too far from everything the stage was trained on, or says the opposite of it. */
    UNFAMILIAR,
    /** The stage knows messages that have none of its labels, and this is most likely one of them. */
    NO_LABEL_FITS,
    /** The stage could not work: a remote service is down, slow, or returned an invalid response. */
    UNAVAILABLE,
    /** The stage may not spend more calls or tokens for now. */
    BUDGET_SPENT
}
