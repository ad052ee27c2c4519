package io.logclf.api.spi;

import io.logclf.api.LogclfException;
import java.util.Objects;

/**
 * A stage cannot be opened. Most often its part of the bundle cannot be used; where {@link #isUnavailable}, the bundle may be right and this machine
 * or application lacks something. The message is one line that names the place and the remedy.
 */
public final class StageLoadException extends LogclfException {

    private final String summary;
    private final boolean unavailable;

    /** Makes one of a problem that this module has found itself. */
    public StageLoadException(String message) {
        super(Objects.requireNonNull(message, "message"));
        this.summary = message;
        this.unavailable = false;
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
        this(message, summary, cause, false);
    }

    private StageLoadException(String message, String summary, Throwable cause, boolean unavailable) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.summary = Objects.requireNonNull(summary, "summary");
        this.unavailable = unavailable;
    }

    /**
     * Returns one that says that the stage cannot run here, such as native code for another platform or a library that is not on the class path. A
     * pipeline does without a stage that its bundle calls optional.
     */
    public static StageLoadException unavailable(String message, Throwable cause) {
        return new StageLoadException(message, message, cause, true);
    }

    /** Tells whether the stage cannot run here, whatever the bundle. */
    public boolean isUnavailable() {
        return unavailable;
    }

    /** Returns the message without log text, such as examples of rules. */
    public String summary() {
        return summary;
    }
}
