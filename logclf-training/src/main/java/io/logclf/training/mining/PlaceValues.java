package io.logclf.training.mining;

import io.logclf.head.opposites.Polarity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values that stand at one place of otherwise equal shapes, and which of them oppose each other:
 * what a {@link VariabilityTest} weighs.
 *
 * <p>A value opposes others if it says the opposite of what some of them say (succeeded, failed), or is the
 * word of another with a prefix that says the opposite (locked, unlocked). Among many values some do so by
 * chance, as a user may be called {@code up}: then only those count that come often, unless a larger share
 * does.
 *
 * <p>Values are known by the hash of their tokens. The order of additions does not matter. Reused from place
 * to place; not safe for concurrent use.
 */
final class PlaceValues {

    /**
     * Among more values, some oppose each other by chance: those that divide a place come often, or are a
     * larger share.
     */
    private static final int MAX_DIVIDED = 64;

    /** One opposed value of so many is more than chance. */
    private static final int MAX_VALUES_PER_OPPOSED = 100;

    /**
     * The logarithm of the number of messages from which on a value can be often; sketches tell too little of
     * fewer.
     */
    private static final double OFTEN = 5;

    /** How far above the mean a value's logarithm must be. */
    private static final double OFTENER = 1.5;

    /** Among more values, what looks like a function word is a value that looks like one. */
    private static final int MAX_STRANGE = 8;

    private final Words words;
    private final Map<Long, Value> values = new HashMap<>();

    /** The words of which some value is the one with a prefix that says the opposite. */
    private final Set<Long> turned = new HashSet<>();

    /** What all values say together. */
    private Polarity polarity = Polarity.NONE;

    /** What the values that come often say together; null until it is needed. */
    private @Nullable Polarity often;

    /** How many values oppose others; -1 until it is needed. */
    private long opposed;

    private long sketch;

    PlaceValues(Words words) {
        this.words = words;
    }

    /** Forgets all values, for the next place. */
    void reset() {
        values.clear();
        turned.clear();
        polarity = Polarity.NONE;
        often = null;
        opposed = -1;
        sketch = 0;
    }

    /**
     * Adds what stands at the place of one shape.
     *
     * @param weight what it counts, if it is no function word
     */
    void add(Shape shape, int from, int to, double weight) {
        sketch = Sketch.union(sketch, shape.sketch());
        values.merge(shape.hash(from, to), value(shape, from, to, weight), Value::with);
    }

    /**
     * Returns what is known of a value: function words weigh nothing, single words and Han words say
     * something.
     */
    private Value value(Shape shape, int from, int to, double weight) {
        int token = shape.tokens()[from];
        if (words.isHan(token)) {
            Polarity said = words.polarity(shape.tokens(), from, to);
            polarity = polarity.with(said);
            return new Value(weight, said, 0, shape.sketch());
        }
        if (to - from != 1 || !words.isWord(token)) {
            return new Value(weight, Polarity.NONE, 0, shape.sketch());
        }
        if (words.isFunction(token)) {
            return new Value(0, Polarity.NONE, 0, shape.sketch());
        }
        Polarity said = words.polarity(token);
        polarity = polarity.with(said);
        long base = words.withoutPrefix(token);
        turned.add(base);
        return new Value(weight, said, base, shape.sketch());
    }

    /** Returns how many distinct values there are. */
    int size() {
        return values.size();
    }

    /** Returns a sketch of all messages behind the values. */
    long sketch() {
        return sketch;
    }

    /** Returns the weight of all values that oppose no other. */
    double weight() {
        double sum = 0;
        for (Map.Entry<Long, Value> value : values.entrySet()) {
            sum += isOpposed(value.getKey(), value.getValue()) ? 0 : value.getValue().weight;
        }
        return sum;
    }

    /**
     * Tells whether what stands at the place of a shape was added, and opposes other values or holds a
     * sentence together.
     */
    boolean isOpposed(Shape shape, int from, int to) {
        long hash = shape.hash(from, to);
        Value value = values.get(hash);
        if (value == null) {
            return false;
        }
        int token = shape.tokens()[from];
        boolean function = to - from == 1 && words.isFunction(token);
        return function ? holdsTogether(token, value) : isOpposed(hash, value);
    }

    /**
     * Tells whether a function word is no value here: among many values, what looks like one is a value
     * that looks like it.
     */
    private boolean holdsTogether(int function, Value value) {
        int strange = words.isNegation(function) ? MAX_DIVIDED : MAX_STRANGE;
        return values.size() <= strange || isOften(value);
    }

    /** Tells whether a value opposes others, and not by chance. */
    private boolean isOpposed(long hash, Value value) {
        if (!value.said.opposes(polarity) && !isTurned(hash, value)) {
            return false;
        }
        return values.size() <= MAX_DIVIDED
                || (isOften(value) && (value.said.opposes(often()) || isTurned(hash, value)))
                || isDivided();
    }

    /** Tells whether more values oppose each other than do by chance. */
    private boolean isDivided() {
        if (opposed < 0) {
            opposed = values.entrySet().stream()
                    .filter(v -> v.getValue().said.opposes(polarity) || isTurned(v.getKey(), v.getValue()))
                    .count();
        }
        return opposed * MAX_VALUES_PER_OPPOSED >= values.size();
    }

    /** Tells whether a word is there with and without a prefix that says the opposite. */
    private boolean isTurned(long hash, Value value) {
        return (value.base != 0 && values.containsKey(value.base)) || (hash != 0 && turned.contains(hash));
    }

    /** Returns what the values that come oftener than others say. */
    private Polarity often() {
        if (often == null) {
            Polarity sum = Polarity.NONE;
            for (Value value : values.values()) {
                sum = isOften(value) ? sum.with(value.said) : sum;
            }
            often = sum;
        }
        return often;
    }

    /** Tells whether a value comes much oftener than the mean of the place. */
    private boolean isOften(Value value) {
        double messages = Sketch.log2(value.messages);
        return messages >= OFTEN && messages - Sketch.log2(sketch) + Math.log(values.size()) / Math.log(2) > OFTENER;
    }

    /**
     * A distinct value at the place.
     *
     * @param weight what it counts
     * @param said what it says, to be compared with the others
     * @param base the hash of the word without a prefix that says the opposite; 0 if it has none
     * @param messages a sketch of those it stands in
     */
    private record Value(double weight, Polarity said, long base, long messages) {

        Value with(Value other) {
            return new Value(Math.max(weight, other.weight), said, base, Sketch.union(messages, other.messages));
        }
    }
}
