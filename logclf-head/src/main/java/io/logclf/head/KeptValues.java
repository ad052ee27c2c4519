package io.logclf.head;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The exceptions from masking that training found: where masking alone would take away what a label depends
 * on. Immutable.
 *
 * <p>An example: {@code request returned status <number>} has the label Success for 204 and Error for 503.
 * A {@link ValueRule} for this text keeps the hundreds, and messages become {@code request returned status
 * 2xx} or {@code request returned status 5xx}.
 *
 * @param rules by masked text, what it keeps of a value
 * @param conflicting texts to which training gave several labels, and nothing in them tells which
 */
public record KeptValues(Map<String, ValueRule> rules, Set<String> conflicting) {

    /** No exceptions. */
    public static final KeptValues NONE = new KeptValues(Map.of(), Set.of());

    /**
     * Copies the collections; their order is that of the texts.
     *
     * @throws NullPointerException if one is null
     */
    public KeptValues {
        rules = new TreeMap<>(Objects.requireNonNull(rules, "rules"));
        conflicting = new TreeSet<>(Objects.requireNonNull(conflicting, "conflicting"));
    }

    /** Tells whether there are no exceptions. */
    public boolean isEmpty() {
        return rules.isEmpty() && conflicting.isEmpty();
    }

    /** Tells whether a normalized text has no label that could be told: its own value was never seen, or nothing tells its labels apart. */
    public boolean isUndecidable(String text) {
        return rules.containsKey(text) || conflicting.contains(text);
    }
}
