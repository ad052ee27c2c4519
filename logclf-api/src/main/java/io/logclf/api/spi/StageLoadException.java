package io.logclf.api.spi;

import io.logclf.api.LogclfException;
import java.util.Objects;

/**
 * A stage's part of a bundle cannot be used. The message is one line that names the file, the place in it and the remedy.
 */
public final class StageLoadException extends LogclfException {

    private final String summary;

    /** Makes one of a problem that this module has found itself. */
    public StageLoadException(String message) {
        super(Objects.requireNonNull(message, "message"));
        this.summary = message;
    }

    /** Makes one of another exception. */
    public StageLoadException(String message, Throwable cause) {
        this(message, message, cause);
    }

    /**
     * Makes one whose message may quote log text.
     *
     * @param summary says the same without any, for logs
     */
    public StageLoadException(String message, String summary, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.summary = Objects.requireNonNull(summary, "summary");
    }

    /** Returns the message without log text, such as examples of rules. */
    public String summary() {
        return summary;
    }
}
