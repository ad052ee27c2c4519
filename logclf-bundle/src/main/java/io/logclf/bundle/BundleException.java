package io.logclf.bundle;

import io.logclf.api.LogclfException;
import io.logclf.api.spi.StageLoadException;

/** A bundle that cannot be used. The message is one line that names the file, the place in it and the remedy. */
public final class BundleException extends LogclfException {

    private final String summary;

    BundleException(String message) {
        super(message);
        this.summary = message;
    }

    BundleException(String message, Throwable cause) {
        super(message, cause);
        this.summary = message;
    }

    BundleException(StageLoadException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.summary = cause.summary();
    }

    private BundleException(String message, String summary, BundleException cause) {
        super(message, cause);
        this.summary = summary;
    }

    /** Returns the same exception with other words for some of its own, such as another folder. */
    BundleException replacing(String words, String others) {
        return new BundleException(
                String.valueOf(getMessage()).replace(words, others), summary.replace(words, others), this);
    }

    /** Returns the message without log text, such as examples of rules. */
    public String summary() {
        return summary;
    }
}
