package io.logclf.api;

import java.util.Locale;
import java.util.Optional;

/**
 * How sure trained stages must be before they decide: the trade-off between coverage, the share of messages decided, and accuracy
 * on these. It is chosen when a pipeline is opened, without training again; rules and language models do not depend on it.
 */
public enum Promise {
    /** Decides only where labels are right as often as the target of the training requires; the default. */
    SURE,
    /** Decides more messages, and is wrong more often. */
    BALANCED,
    /** Gives every message that a trained stage sees its likeliest label. */
    ALWAYS;

    /** Returns the promise with a name, in any case; empty for other names. */
    public static Optional<Promise> of(String name) {
        for (Promise promise : values()) {
            if (promise.name().equalsIgnoreCase(name)) {
                return Optional.of(promise);
            }
        }
        return Optional.empty();
    }

    /** Returns the name as files and the command line have it: in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
