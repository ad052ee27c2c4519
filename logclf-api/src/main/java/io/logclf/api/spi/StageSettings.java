package io.logclf.api.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Settings of a stage, by key. Every getter checks what it returns, and is empty if the key is absent.
 *
 * <pre>{@code
 * double threshold = settings.number("threshold", 0, 1).orElse(0.85);
 * Duration timeout = settings.duration("timeout").orElse(Duration.ofSeconds(30));
 * }</pre>
 *
 * <p>A key that no getter was called with is an error once the stage is open, so that a misspelled key is not ignored; the error
 * lists the keys that getters were called with. A stage must therefore read all the keys it knows, whether it needs them this
 * time or not. Not safe for concurrent use.
 */
public interface StageSettings {

    /** Returns all keys, in the order of the file. This does not count as reading them. */
    Set<String> keys();

    /**
     * Returns a text.
     *
     * @throws StageLoadException if the value is no text, or blank
     */
    Optional<String> text(String key);

    /**
     * Returns a number.
     *
     * @throws StageLoadException if the value is no number from {@code min} to {@code max}, both inclusive
     */
    OptionalDouble number(String key, double min, double max);

    /**
     * Returns a whole number.
     *
     * @throws StageLoadException if the value is no whole number from {@code min} to {@code max}, both inclusive
     */
    OptionalLong wholeNumber(String key, long min, long max);

    /**
     * Returns a truth value.
     *
     * @throws StageLoadException if the value is neither {@code true} nor {@code false}
     */
    Optional<Boolean> flag(String key);

    /**
     * Returns a time: a whole number and one of the units {@code ms}, {@code s}, {@code m} and {@code h}, as in {@code 10s}.
     *
     * @throws StageLoadException if the value is something else
     */
    Optional<Duration> duration(String key);

    /**
     * Returns a list of texts; an empty one if the key is absent.
     *
     * @throws StageLoadException if the value is no list of texts
     */
    List<String> texts(String key);

    /**
     * Returns the settings below a key, such as the thresholds of labels; without keys if the key is absent. Keys in it must be
     * read too.
     *
     * @throws StageLoadException if the value is no mapping
     */
    StageSettings section(String key);

    /**
     * Returns an exception, for the caller to throw, that refuses the value of a key for a reason that no getter checks.
     *
     * @param problem what is wrong and the remedy, to follow the key's name: {@code must be ...}
     */
    StageLoadException refusal(String key, String problem);
}
