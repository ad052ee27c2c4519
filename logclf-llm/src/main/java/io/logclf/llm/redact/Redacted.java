package io.logclf.llm.redact;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A text whose secrets are replaced by placeholders, and how many there were. Immutable.
 *
 * @param text the text with placeholders
 * @param counts how many places each rule replaced, by the rule's name, sorted; rules that found nothing are not in it
 */
public record Redacted(String text, Map<String, Integer> counts) {

    /**
     * Copies the counts.
     *
     * @throws NullPointerException if a part is null
     */
    public Redacted {
        Objects.requireNonNull(text, "text");
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** Returns how many places were replaced in all. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
