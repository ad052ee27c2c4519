package io.logclf.api;

/** Why a stage did not decide. */
public enum AbstainReason {
    /** Nothing the stage knows matches the message. */
    NO_MATCH,
    /** The best label stayed below its threshold. */
    LOW_CONFIDENCE,
    /** The message is too far from everything the stage was trained on, or says the opposite of it. */
    UNFAMILIAR,
    /** The stage knows messages that have none of its labels, and this is most likely one of them. */
    NO_LABEL_FITS,
    /** The stage could not be asked: a remote service is down, slow, or answered nonsense. */
    UNAVAILABLE,
    /** The stage may not spend more calls or tokens for now. */
    BUDGET_SPENT
}
