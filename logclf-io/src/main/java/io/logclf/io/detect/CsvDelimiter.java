package io.logclf.io.detect;

import io.logclf.io.csv.CsvGrammar;
import io.logclf.io.input.HeadInput;
import java.util.List;

/** What separates the cells of a table: found from its header and the rows behind it, quotes respected. */
public final class CsvDelimiter {

    /** What is looked for; of those that fit alike, the first is taken. */
    public static final List<Character> USUAL = List.of(',', ';', '\t', '|');

    /** Words for them, in this order. */
    public static final List<String> WORDS = List.of("comma", "semicolon", "tab", "bar");

    public static final char STANDARD = ',';

    private static final int MOST_ROWS = 20;

    private CsvDelimiter() {}

    /**
     * Finds it; a comma where the header has one column only.
     *
     * @param names columns that the header is expected to have
     */
    public static char of(HeadInput in, List<String> names) {
        char[] text = in.text().toCharArray();
        char best = STANDARD;
        Fit bestFit = Fit.NONE;
        for (char delimiter : USUAL) {
            Fit fit = Fit.of(new CsvGrammar(text, text.length, delimiter).rows(MOST_ROWS), names);
            if (fit.isBetterThan(bestFit)) {
                best = delimiter;
                bestFit = fit;
            }
        }
        return best;
    }

    /**
     * Returns the delimiter.
     *
     * @throws IllegalArgumentException if it cannot be one: a letter or digit, a quote, a space, a line break, or beyond ASCII
     */
    public static char checked(char delimiter) {
        boolean graphic = delimiter > ' ' && delimiter < 0x7F && delimiter != '"';
        if (delimiter != '\t' && (!graphic || Character.isLetterOrDigit(delimiter))) {
            throw new IllegalArgumentException(String.format(
                    "a delimiter is a tab or a sign in ASCII other than a quote, not U+%04X", (int) delimiter));
        }
        return delimiter;
    }

    /**
     * Reads the sign itself, a word for it, or {@code \\t}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static char of(String text) {
        int word = WORDS.indexOf(text);
        if (word >= 0) {
            return USUAL.get(word);
        }
        if (text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new IllegalArgumentException("expected one sign, or one of " + String.join(", ", WORDS));
        }
        return checked(text.charAt(0));
    }

    /** Names it for a person, in the plural. */
    public static String name(char delimiter) {
        return switch (delimiter) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "bars";
            default -> "'" + delimiter + "'";
        };
    }

    /**
     * How well a delimiter fits.
     *
     * @param named how many of the expected columns the header has
     * @param message whether the header has a column that is usually called so
     * @param alike the share of the rows that have as many cells as the header
     */
    private record Fit(long named, int columns, boolean message, double alike) {

        static final Fit NONE = new Fit(0, 1, false, 0.0);

        static Fit of(List<List<String>> table, List<String> names) {
            List<List<String>> rows =
                    table.stream().filter(row -> !row.isEmpty()).toList();
            if (rows.isEmpty()) {
                return NONE;
            }
            List<String> header = rows.get(0).stream().map(String::strip).toList();
            long alike =
                    rows.stream().filter(row -> row.size() == header.size()).count();
            return new Fit(
                    names.stream().filter(header::contains).count(),
                    header.size(),
                    EventTable.isHeader(header)
                            || header.stream().anyMatch(UsualNames.columns(UsualNames.MESSAGES)::contains),
                    (double) alike / rows.size());
        }

        boolean isBetterThan(Fit other) {
            if (named != other.named) {
                return named > other.named;
            }
            if (columns == 1 || other.columns == 1) {
                return columns > other.columns;
            }
            if (message != other.message) {
                return message;
            }
            return alike != other.alike ? alike > other.alike : columns > other.columns;
        }
    }
}
