package io.logclf.bundle;

import io.logclf.api.LogclfException;
import io.logclf.api.spi.StageLoadException;

/**
 * A bundle cannot be used or replaced. The message is one line that names the file, the place in it and the remedy:
 *
 * <pre>{@code
 * my-bundle/pipeline.yaml:2: the stage 'lexcial' needs a StageProvider of type 'lexcial' on the class path; the types there are: regex
 * }</pre>
 *
 * <p>If a stage's own file is at fault, the cause is its {@code StageLoadException}.
 */
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

    /**
     * Returns this exception with some words of its message replaced, such as the folder that a save writes to by its
     * target.
     */
    BundleException replacing(String words, String others) {
        return new BundleException(
                String.valueOf(getMessage()).replace(words, others), summary.replace(words, others), this);
    }

    /**
     * Returns the message without log text, for logs that everybody may read. The message itself may quote examples of
     * rules, which are log text.
     */
    public String summary() {
        return summary;
    }
}
