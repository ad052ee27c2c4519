package io.logclf.training.mining;

import java.util.List;

/**
 * Weighs whether a place in otherwise equal shapes holds values of a variable, or words that tell templates
 * apart: the decision on which all mining rests.
 *
 * Each distinct value weighs 1 and more; together they must weigh what is needed. Few remaining words need
 * more than many, since short messages agree by chance. What is needed grows with the logarithm of the
 * number of distinct messages: words that tell templates apart are soon all seen, values of a variable go
 * on coming.
 *
 * Opposites are never values of one variable, however many there are: {@code link up} and {@code link down}
 * are two events. So a value is weighed by what it says ({@link io.logclf.head.opposites.Polarity}), and
 * the values that oppose others at their place neither count nor vary.
 *
 * <pre>{@code
 * VariabilityTest test = new VariabilityTest(words, known);
 * test.reset();
 * places.forEach(place -> test.add(place.shape(), place.from(), place.to()));
 * boolean varies = test.isEnough();
 * }</pre>
 *
 * The order of additions does not matter. Reused from place to place; not safe for concurrent use.
 */
final class VariabilityTest {

    /**
     * What four plain words weigh. At 3, states such as started, stopped, paused are united; 5 costs
     * little.
     */
    private static final double NEEDED = 4;

    /**
     * Of what is needed, the share that any number of remaining words leaves; the inverse of that number is
     * added to it.
     */
    private static final double LEAST = 0.8;

    /** What is needed in addition for each doubling of the number of distinct messages beyond eight. */
    private static final double GROWTH = 0.4;

    /** The logarithm of the number of messages that needs nothing in addition. */
    private static final double FREE_DOUBLINGS = 3;

    /** A factor for the first word, which mostly names the event. */
    private static final double FIRST_WORD = 2.5;

    /** The weight of a word that looks like a name that somebody made up. */
    private static final double IDENTIFIER = 2;
    /** The weight of something that varies by its form at the same place. */
    private static final double VARIABLE = 2;
    /** What is added to that if it stands alone in brackets or quotes. */
    private static final double ENCLOSED = 1;
    /** What is added for a word that was found to be a value elsewhere. */
    private static final double KNOWN = 0.5;
    /**
     * What is added for a word that stands, in several contexts, where something variable stands too: it is
     * one more value.
     */
    private static final double BESIDE_VARIABLE = 2;

    private final Words words;
    private final KnownValues known;
    private final CommonEdge beginning;
    private final CommonEdge end;
    private final PlaceValues values;
    private double needed;
    private boolean literals;
    private boolean variable;
    private boolean first;

    /**
     * Creates a test for shapes of these words.
     *
     * @param known what was learned about words from other places
     */
    VariabilityTest(Words words, KnownValues known) {
        this.words = words;
        this.known = known;
        values = new PlaceValues(words);
        beginning = new CommonEdge(words);
        end = new CommonEdge(words);
    }

    /** Forgets all values, for the next place. */
    void reset() {
        values.reset();
        needed = 0;
        literals = true;
        variable = false;
        first = true;
        beginning.reset();
        end.reset();
    }

    /**
     * Adds what stands at a place of one shape. The order of additions does not matter.
     *
     * @param from the first token of the place
     * @param to the token behind its last
     */
    void add(Shape shape, int from, int to) {
        boolean announced = isAnnounced(shape, from, to);
        boolean varies = shape.words(from, to) == 0;
        needed = Math.max(needed, needed(shape, from, to, announced));
        first &= shape.words(0, from) == 0;
        beginning.add(shape.tokens()[from]);
        end.add(shape.tokens()[to - 1]);
        variable |= varies;
        literals &= varies || isLiteral(shape, from, to, announced);
        double weight = varies ? VARIABLE + (isEnclosed(shape, from, to) ? ENCLOSED : 0) : weight(shape, from, to);
        values.add(shape, from, to, weight);
    }

    /** Adds an entry of an index and all that share its key. */
    void addAll(List<Shape> shapes, SlotIndex index, int entry) {
        for (int e = entry; e >= 0; e = index.next(e)) {
            add(shapes.get(index.shape(e)), index.from(e), index.to(e));
        }
    }

    /**
     * Tells whether what was added are values of a variable. Never with fewer than two, and never where too
     * few words would remain.
     */
    boolean isEnough() {
        if (values.size() < 2 || needed == Double.POSITIVE_INFINITY) {
            return false;
        }
        return literals || (!beginning.isShared() && !end.isShared() && values.weight() >= threshold());
    }

    /**
     * Tells whether the place holds the opposite of what stands there too: then it is no value, whatever
     * the others are.
     */
    boolean isOpposed(Shape shape, int from, int to) {
        return !literals && values.isOpposed(shape, from, to);
    }

    /**
     * Returns what the values must weigh. Where something variable stands already, only a word's right to
     * be there is in question.
     */
    private double threshold() {
        if (variable) {
            return needed;
        }
        double doublings = Math.max(0, Sketch.log2(values.sketch()) - FREE_DOUBLINGS);
        return needed * (first ? FIRST_WORD : 1) + GROWTH * doublings;
    }

    /**
     * Returns what is needed by the number of words that would remain; infinite if there are too few to
     * name an event.
     */
    private double needed(Shape shape, int from, int to, boolean announced) {
        int rest = shape.words(0, from) + shape.words(to, shape.length());
        return rest < (announced ? 1 : 2) ? Double.POSITIVE_INFINITY : NEEDED * (LEAST + 1.0 / rest);
    }

    /** Returns the weight of a word, or of several together, which weigh as one. */
    private double weight(Shape shape, int from, int to) {
        if (to - from > 1) {
            return 1;
        }
        int token = shape.tokens()[from];
        double weight = words.isIdentifier(token) ? IDENTIFIER : 1;
        weight += known.isKnown(token) || known.isShared(shape, from) ? KNOWN : 0;
        return weight + (known.isBesideVariable(shape, from) ? BESIDE_VARIABLE : 0);
    }

    /**
     * Tells whether a place holds nothing but separators and literals such as {@code true} where a value is
     * announced: two of them are enough.
     */
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
}
