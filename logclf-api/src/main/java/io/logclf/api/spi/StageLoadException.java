package io.logclf.api.spi;

import io.logclf.api.LogclfException;
import java.util.Objects;

/**
 * A stage cannot be opened. Most often its part of the bundle cannot be used; if it {@linkplain #isUnavailable is unavailable}, the
 * bundle may be right and this machine or application lacks something. The message is one line that names the place and the remedy.
 */
public final class StageLoadException extends LogclfException {

    private final String summary;
    private final boolean unavailable;

    /** Constructs an exception for a problem that the provider has found itself; the message holds no log text. */
    public StageLoadException(String message) {
        super(Objects.requireNonNull(message, "message"));
        this.summary = message;
        this.unavailable = false;
    }

    /** Constructs an exception for one that was caught; the message holds no log text. */
    public StageLoadException(String message, Throwable cause) {
        this(message, message, cause);
    }

    /**
     * Constructs an exception whose message may quote log text, such as an example of a rule.
     *
     * @param message for the person who opens the bundle
     * @param summary the same without any log text, for logs
     * @param cause what was caught
     */
    public StageLoadException(String message, String summary, Throwable cause) {
        this(message, summary, cause, false);
    }

    private StageLoadException(String message, String summary, Throwable cause, boolean unavailable) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.summary = Objects.requireNonNull(summary, "summary");
        this.unavailable = unavailable;
    }

    /**
     * Returns an exception that says that the stage cannot run here, for want of native code for the platform or of a library on the
     * class path, for example. A stage that its bundle declares optional is then left out of the pipeline.
     */
    public static StageLoadException unavailable(String message, Throwable cause) {
        return new StageLoadException(message, message, cause, true);
    }

    /** Tells whether the stage cannot run here, whatever the bundle has in it. */
    public boolean isUnavailable() {
        return unavailable;
    }

    /** Returns the message without log text, such as examples of rules. */
    public String summary() {
        return summary;
    }
}
