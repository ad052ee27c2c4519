package io.logclf.training.mining;

import io.logclf.head.opposites.Polarity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weighs whether a place in otherwise equal shapes holds values of a variable, or words that tell templates apart.
 *
 * <p>Each distinct value weighs 1 and more; together they must weigh what is needed. Few remaining words need more than many,
 * since short messages agree by chance. What is needed grows with the logarithm of the number of distinct messages: words that
 * tell templates apart are soon all seen, values of a variable go on coming. Reused from place to place.
 */
final class Evidence {

    /** What four plain words weigh. At 3 states such as started, stopped, paused are united; 5 costs little. */
    private static final double NEEDED = 4;

    /** Of what is needed, the share that any number of remaining words leaves, and what is added divided by that number. */
    private static final double LEAST = 0.8;

    /** For each doubling of the number of distinct messages beyond eight. */
    private static final double GROWTH = 0.4;

    private static final double FREE_DOUBLINGS = 3;

    /** The first word mostly names the event. */
    private static final double FIRST_WORD = 2.5;

    private static final double IDENTIFIER = 2;
    private static final double VARIABLE = 2;
    private static final double ENCLOSED = 1;
    private static final double KNOWN = 0.5;
    /** For a word that stands, in several contexts, where something variable stands too: it is one more value. */
    private static final double BESIDE_VARIABLE = 2;

    /** Among more values, a few that oppose each other are there by chance. */
    private static final int MAX_DIVIDED = 64;

    private final Words words;
    private final Vocabulary vocabulary;
    private final Map<Long, Value> values = new HashMap<>();
    private final Set<Long> turned = new HashSet<>();
    private Polarity polarity = Polarity.NONE;
    private double needed;
    private long sketch;
    private boolean literals;
    private boolean variable;
    private boolean first;

    Evidence(Words words, Vocabulary vocabulary) {
        this.words = words;
        this.vocabulary = vocabulary;
    }

    void reset() {
        values.clear();
        turned.clear();
        polarity = Polarity.NONE;
        needed = 0;
        sketch = 0;
        literals = true;
        variable = false;
        first = true;
    }

    /** Adds what stands at a place of one shape. The order of additions does not matter. */
    void add(Shape shape, int from, int to) {
        boolean announced = isAnnounced(shape, from, to);
        boolean varies = shape.words(from, to) == 0;
        sketch = Sketch.union(sketch, shape.sketch());
        needed = Math.max(needed, needed(shape, from, to, announced));
        first &= shape.words(0, from) == 0;
        variable |= varies;
        literals &= varies || isLiteral(shape, from, to, announced);
        double weight = varies ? VARIABLE + (isEnclosed(shape, from, to) ? ENCLOSED : 0) : weight(shape, from, to);
        values.merge(shape.hash(from, to), value(shape, from, to, weight), Value::heavier);
    }

    private Value value(Shape shape, int from, int to, double weight) {
        int token = shape.tokens()[from];
        if (to - from != 1 || !words.isWord(token)) {
            return new Value(weight, Polarity.NONE, 0);
        }
        Polarity said = words.polarity(token);
        polarity = polarity.with(said);
        long base = words.withoutPrefix(token);
        turned.add(base);
        return new Value(weight, said, base);
    }

    /** Adds an entry of an index and all that share its key. */
    void addAll(List<Shape> shapes, SlotIndex index, int entry) {
        for (int e = entry; e >= 0; e = index.next(e)) {
            add(shapes.get(index.shape(e)), index.from(e), index.to(e));
        }
    }

    boolean isEnough() {
        if (values.size() < 2 || needed == Double.POSITIVE_INFINITY) {
            return false;
        }
        return literals || sum() >= threshold();
    }

    private double sum() {
        double sum = 0;
        for (Map.Entry<Long, Value> value : values.entrySet()) {
            sum += isOpposed(value.getKey(), value.getValue()) ? 0 : value.getValue().weight;
        }
        return sum;
    }

    /** Tells whether the place holds the opposite of what stands there too: then it is no value, whatever the others are. */
    boolean isOpposed(Shape shape, int from, int to) {
        long hash = shape.hash(from, to);
        Value value = values.get(hash);
        return value != null && !literals && isOpposed(hash, value);
    }

    private boolean isOpposed(long hash, Value value) {
        if (values.size() > MAX_DIVIDED) {
            return false;
        }
        return value.said.opposes(polarity)
                || (value.base != 0 && values.containsKey(value.base))
                || (hash != 0 && turned.contains(hash));
    }

    /** Where something variable stands already, no more than a word's right to be there is in question. */
    private double threshold() {
        if (variable) {
            return needed;
        }
        double doublings = Math.max(0, Sketch.log2(sketch) - FREE_DOUBLINGS);
        return needed * (first ? FIRST_WORD : 1) + GROWTH * doublings;
    }

    private double needed(Shape shape, int from, int to, boolean announced) {
        int rest = shape.words(0, from) + shape.words(to, shape.length());
        return rest < (announced ? 1 : 2) ? Double.POSITIVE_INFINITY : NEEDED * (LEAST + 1.0 / rest);
    }

    private double weight(Shape shape, int from, int to) {
        if (to - from > 1) {
            return 1;
        }
        int token = shape.tokens()[from];
        double weight = words.isIdentifier(token) ? IDENTIFIER : 1;
        weight += vocabulary.isKnown(token) || vocabulary.isShared(shape, from) ? KNOWN : 0;
        return weight + (vocabulary.isBesideVariable(shape, from) ? BESIDE_VARIABLE : 0);
    }

    private boolean isLiteral(Shape shape, int from, int to, boolean announced) {
        for (int i = from; i < to; i++) {
            int token = shape.tokens()[i];
            boolean literal = announced && (words.isLiteral(token) || words.isSwitch(token));
            if (words.isWord(token) && !literal) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a value is announced: assigned, or alone in brackets or quotes. */
    private boolean isAnnounced(Shape shape, int from, int to) {
        return (from > 0 && words.is(shape.tokens()[from - 1], '=')) || isEnclosed(shape, from, to);
    }

    private boolean isEnclosed(Shape shape, int from, int to) {
        char closer = from == 0 ? 0 : words.closer(shape.tokens()[from - 1]);
        return closer != 0 && to < shape.length() && words.is(shape.tokens()[to], closer);
    }

    /** @param base the hash of the word without a prefix that says the opposite; 0 if it has none */
    private record Value(double weight, Polarity said, long base) {

        Value heavier(Value other) {
            return weight >= other.weight ? this : other;
        }
    }
}
