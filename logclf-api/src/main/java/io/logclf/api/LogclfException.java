package io.logclf.api;

import io.logclf.api.text.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything that can go wrong with what logclf is given: files, rules, bundles, models, training data. One catch is
 * enough for a program that reports a fault and goes on.
 *
 * <p>The message is one line for a person: the place, what is wrong, and the remedy. It holds no text of a log message, unless the
 * subclass says so. What is not a {@code LogclfException} is a wrong argument ({@link IllegalArgumentException}), a use after close
 * ({@link IllegalStateException}), or a bug.
 *
 * <pre>{@code
 * try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
 *     ...
 * } catch (LogclfException e) {
 *     System.err.println(e.getMessage());
 * }
 * }</pre>
 */
public class LogclfException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Constructs an exception.
     *
     * @param message what is wrong and the remedy; line breaks and control characters, which text from files may bring along, are
     *     escaped, and what exceeds 2,000 characters is cut from the middle
     */
    public LogclfException(String message) {
        this(message, null);
    }

    /**
     * Constructs an exception with a cause.
     *
     * @param message what is wrong and the remedy, escaped and cut as by the other constructor
     * @param cause what caused it; null if nothing did
     */
    public LogclfException(String message, @Nullable Throwable cause) {
        super(ShownText.line(message), cause);
    }
}
