package io.logclf.training.rules;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A bounded pattern for what varies at one place of a template: texts like those seen there, and no others.
 * Plain words are as they were seen, so that no negation and no opposite can come between; words that have
 * a digit, an {@code @}, an underscore or an inner dot may be others of {@linkplain SeenWords their form},
 * and the rest of a path is any path.
 */
final class SlotPattern {

    /** Longer values have no pattern that says anything. */
    private static final int MAX_VALUE = 256;
    /** More alternatives make no rule a person can read. */
    private static final int MAX_SHAPES = 64;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]++(?:[-_.@][A-Za-z0-9]++)*+");
    private static final Pattern BLANK = Pattern.compile("\\s*");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_./%~+-]*");

    private final SortedMap<String, Long> values;
    private final boolean listed;
    private final SortedMap<String, Shape> shapes = new TreeMap<>();

    /**
     * @param values how often each text was seen
     * @param listed whether only values that were seen are wanted
     */
    SlotPattern(SortedMap<String, Long> values, boolean listed) {
        this.values = values;
        this.listed = listed;
        values.forEach((value, count) -> {
            if (!value.isEmpty()) {
                Shape shape = new Shape(value, count);
                shapes.merge(shape.key(), shape, Shape::with);
            }
        });
    }

    /** Tells whether different plain words were seen. */
    boolean hasWords() {
        return shapes.size() > 1
                && shapes.values().stream()
                        .anyMatch(shape ->
                                shape.constants.stream().anyMatch(text -> text.matches("(?s).*\\p{L}\\p{L}.*")));
    }

    /**
     * Returns the pattern; empty if the values are too long or too different.
     *
     * @param inPath whether the beginning of a path is before it
     */
    Optional<String> text(boolean inPath) {
        IntSummaryStatistics lengths =
                values.keySet().stream().mapToInt(String::length).summaryStatistics();
        if (lengths.getMax() > MAX_VALUE) {
            return Optional.empty();
        }
        if (all(BLANK)) {
            return Optional.of("\\s{" + lengths.getMin() + "," + lengths.getMax() + "}");
        }
        if (inPath && !listed && all(PATH) && new SeenWords(values).isOpen()) {
            int bound = lengths.getMax() + lengths.getMax() / 2;
            return Optional.of("[\\w./%~+-]{" + Math.min(lengths.getMin(), 1) + "," + bound + "}");
        }
        return shapes.size() > MAX_SHAPES ? Optional.empty() : Optional.of(alternatives(lengths.getMin() == 0));
    }

    private boolean all(Pattern form) {
        return values.keySet().stream().allMatch(value -> form.matcher(value).matches());
    }

    /** Returns the texts as alternatives; optional if the empty text was seen. */
    private String alternatives(boolean optional) {
        String all = shapes.values().stream().map(shape -> shape.text(listed)).collect(Collectors.joining("|"));
        if (optional) {
            return "(?:" + all + ")?";
        }
        return shapes.size() == 1 ? all : "(?:" + all + ")";
    }

    /** Texts that are alike but for words of a form: constants, and between them the words seen. */
    private static final class Shape {

        private final List<String> constants = new ArrayList<>();
        private final List<Character> signs = new ArrayList<>();
        private final List<SortedMap<String, Long>> words = new ArrayList<>();

        Shape(String value, long count) {
            Matcher matcher = WORD.matcher(value);
            int end = 0;
            while (matcher.find()) {
                char sign = sign(matcher.group());
                if (sign != 0) {
                    constants.add(value.substring(end, matcher.start()));
                    signs.add(sign);
                    words.add(new TreeMap<>(Map.of(matcher.group(), count)));
                    end = matcher.end();
                }
            }
            constants.add(value.substring(end));
        }

        String key() {
            StringBuilder key = new StringBuilder(constants.get(0));
            for (int i = 0; i < signs.size(); i++) {
                key.append('\0').append(signs.get(i)).append(constants.get(i + 1));
            }
            return key.toString();
        }

        Shape with(Shape other) {
            for (int i = 0; i < words.size(); i++) {
                SortedMap<String, Long> counts = words.get(i);
                other.words.get(i).forEach((word, count) -> counts.merge(word, count, Long::sum));
            }
            return this;
        }

        String text(boolean listed) {
            StringBuilder text = new StringBuilder(QuotedLiteral.of(constants.get(0)));
            for (int i = 0; i < words.size(); i++) {
                SeenWords seen = new SeenWords(words.get(i));
                text.append(listed || !seen.isOpen() ? seen.listed() : seen.like(signs.get(i)));
                text.append(QuotedLiteral.of(constants.get(i + 1)));
            }
            return text.toString();
        }

        /** Returns the sign of the form that a word has, or 0 for a plain word. */
        private static char sign(String word) {
            if (word.indexOf('@') >= 0) {
                return '@';
            }
            if (word.chars().anyMatch(c -> c >= '0' && c <= '9')) {
                return SeenWords.DIGIT;
            }
            return word.indexOf('_') >= 0 ? '_' : word.indexOf('.') >= 0 ? '.' : 0;
        }
    }
}
