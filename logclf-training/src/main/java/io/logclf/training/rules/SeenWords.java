package io.logclf.training.rules;

import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The words with one form that were seen at one place of a template, and a bounded pattern for words like
 * them.
 *
 * <p>A few values that come again and again are a list, such as the numbers of events: what is not on it
 * means something else. Only where most values were seen once are others like them to be expected. Those
 * need a sign of the form, such as a digit, so that no plain word can take their place; and a number that
 * was never seen as zero is not zero.
 */
final class SeenWords {

    /** The sign of words that have any digit. */
    static final char DIGIT = '0';

    /** Fewer values are a list, whatever they look like. */
    private static final int LEAST_VALUES = 3;
    /** More values are no list. */
    private static final int MOST_LISTED = 9;
    /** Shorter ones may be words. */
    private static final int LEAST_HEX = 6;
    /** Hexadecimal numbers as long as this name no kind of event. */
    private static final int LEAST_MADE_UP = 16;

    /** No pattern for words like those seen is bounded to fewer characters. */
    private static final int LEAST_BOUND = 6;
    /** Words as long as this may grow by half, shorter ones may double. */
    private static final int LEAST_LONG = 8;

    private static final String HEX = "[0-9a-fA-F-]+";

    private final SortedMap<String, Long> counts;

    /** @param counts how often each word was seen */
    SeenWords(SortedMap<String, Long> counts) {
        this.counts = counts;
    }

    /** Tells whether others are to be expected than those seen. */
    boolean isOpen() {
        if (isMadeUp()) {
            return true;
        }
        long once = counts.values().stream().filter(count -> count == 1).count();
        return counts.size() >= LEAST_VALUES && (2 * once >= counts.size() || counts.size() > MOST_LISTED);
    }

    /** Returns a pattern for exactly the words seen. */
    String listed() {
        String listed = counts.keySet().stream().map(QuotedLiteral::of).collect(Collectors.joining("|"));
        return counts.size() == 1 ? listed : "(?:" + listed + ")";
    }

    /**
     * Returns a pattern for words like them.
     *
     * @param sign what every word of the form has, {@link #DIGIT} for any digit
     */
    String like(char sign) {
        if (sign != DIGIT) {
            String some = chars() + "{1," + bound() + "}";
            return some + QuotedLiteral.of(String.valueOf(sign)) + some;
        }
        boolean number = all(word -> word.matches("[0-9]+"));
        if (isOfOneLength() && (number ? isPadded() : isHex())) {
            return chars() + "{" + longest() + "}";
        }
        boolean zero = !all(word -> word.matches(".*[1-9].*"));
        if (number && zero) {
            return "\\d{1," + bound() + "}";
        }
        String digit = zero ? "\\d" : "[1-9]";
        String others = chars() + "{0," + (bound() - 1) + "}";
        return all(word -> word.matches("[1-9][0-9]*")) ? digit + others : others + digit + others;
    }

    /** Returns the class of all characters of the words; letters and digits stand for their kind. */
    private String chars() {
        boolean hex = isHex();
        StringBuilder kinds = new StringBuilder();
        kind("0-9", "\\d", kinds);
        kind("a-z", hex ? "a-f" : "a-z", kinds);
        kind("A-Z", hex ? "A-F" : "A-Z", kinds);
        "_.@-"
                .chars()
                .filter(sign -> counts.keySet().stream().anyMatch(word -> word.indexOf(sign) >= 0))
                .forEach(sign -> kinds.append((char) sign));
        return kinds.toString().equals("\\d") ? "\\d" : "[" + kinds + "]";
    }

    private void kind(String seen, String pattern, StringBuilder kinds) {
        if (counts.keySet().stream().anyMatch(word -> word.matches(".*[" + seen + "].*"))) {
            kinds.append(pattern);
        }
    }

    /** Returns how long words like them may be. */
    private int bound() {
        int longest = longest();
        return Math.max(LEAST_BOUND, longest < LEAST_LONG ? 2 * longest : longest + longest / 2);
    }

    /** Tells whether they are numbers as long as those that programs make up for themselves. */
    private boolean isMadeUp() {
        return isHex() && all(word -> word.length() >= LEAST_MADE_UP);
    }

    private boolean isHex() {
        return longest() >= LEAST_HEX && all(word -> word.matches(HEX));
    }

    /** Tells whether numbers are padded with zeros. */
    private boolean isPadded() {
        return longest() > 1 && !all(word -> word.matches("[1-9].*"));
    }

    private boolean isOfOneLength() {
        return all(word -> word.length() == longest());
    }

    private int longest() {
        return counts.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private boolean all(Predicate<String> property) {
        return counts.keySet().stream().allMatch(property);
    }
}
