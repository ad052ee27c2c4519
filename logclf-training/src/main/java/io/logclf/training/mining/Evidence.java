package io.logclf.training.mining;

import io.logclf.head.opposites.Polarity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** Among more values, some oppose each other by chance: those that divide a place come often, or are a larger share. */
    private static final int MAX_DIVIDED = 64;

    private static final int MAX_VALUES_PER_OPPOSED = 100;

    /** The logarithm of the number of messages; sketches tell too little of fewer. */
    private static final double OFTEN = 5;

    /** Among more values, what looks like a function word is a value that looks like one. */
    private static final int MAX_STRANGE = 8;

    private static final double OFTENER = 1.5;

    private final Words words;
    private final Vocabulary vocabulary;
    private final Edge beginning;
    private final Edge end;
    private final Map<Long, Value> values = new HashMap<>();
    private final Set<Long> turned = new HashSet<>();
    private Polarity polarity = Polarity.NONE;
    private @Nullable Polarity often;
    private long opposed;
    private double needed;
    private long sketch;
    private boolean literals;
    private boolean variable;
    private boolean first;

    Evidence(Words words, Vocabulary vocabulary) {
        this.words = words;
        this.vocabulary = vocabulary;
        beginning = new Edge(words);
        end = new Edge(words);
    }

    void reset() {
        values.clear();
        turned.clear();
        polarity = Polarity.NONE;
        often = null;
        opposed = -1;
        needed = 0;
        sketch = 0;
        literals = true;
        variable = false;
        first = true;
        beginning.reset();
        end.reset();
    }

    /** Adds what stands at a place of one shape. The order of additions does not matter. */
    void add(Shape shape, int from, int to) {
        boolean announced = isAnnounced(shape, from, to);
        boolean varies = shape.words(from, to) == 0;
        sketch = Sketch.union(sketch, shape.sketch());
        needed = Math.max(needed, needed(shape, from, to, announced));
        first &= shape.words(0, from) == 0;
        beginning.add(shape.tokens()[from]);
        end.add(shape.tokens()[to - 1]);
        variable |= varies;
        literals &= varies || isLiteral(shape, from, to, announced);
        double weight = varies ? VARIABLE + (isEnclosed(shape, from, to) ? ENCLOSED : 0) : weight(shape, from, to);
        values.merge(shape.hash(from, to), value(shape, from, to, weight), Value::with);
    }

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
        return literals || (!beginning.isShared() && !end.isShared() && sum() >= threshold());
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
        if (value == null || literals) {
            return false;
        }
        int token = shape.tokens()[from];
        boolean function = to - from == 1 && words.isFunction(token);
        return function ? holdsTogether(token, value) : isOpposed(hash, value);
    }

    private boolean holdsTogether(int function, Value value) {
        int strange = words.isNegation(function) ? MAX_DIVIDED : MAX_STRANGE;
        return values.size() <= strange || isOften(value);
    }

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

    private boolean isOften(Value value) {
        double messages = Sketch.log2(value.messages);
        return messages >= OFTEN && messages - Sketch.log2(sketch) + Math.log(values.size()) / Math.log(2) > OFTENER;
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

    /**
     * @param base the hash of the word without a prefix that says the opposite; 0 if it has none
     * @param messages a sketch of those it stands in
     */
    private record Value(double weight, Polarity said, long base, long messages) {

        Value with(Value other) {
            return new Value(Math.max(weight, other.weight), said, base, Sketch.union(messages, other.messages));
        }
    }
}
