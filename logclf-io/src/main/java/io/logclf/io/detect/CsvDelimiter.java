package io.logclf.io.detect;

import io.logclf.io.csv.CsvGrammar;
import io.logclf.io.input.HeadInput;
import java.util.List;

/**
 * Finds what separates the cells of a table from its header and the rows behind it, and reads and
 * checks delimiters that people give.
 *
 * <p>Each usual delimiter is tried with the real grammar, so that delimiters inside quotes do not
 * count, and the one that fits best is taken: first by expected columns that are in the header, then by
 * whether there is more than one column at all, then by a column for the message, then by how many rows
 * have as many cells as the header.
 */
public final class CsvDelimiter {

    /** What is looked for; of those that fit alike, the first is taken. */
    public static final List<Character> USUAL = List.of(',', ';', '\t', '|');

    /**
     * Words for them, in this order; people give these in a shell, where most of the signs have a
     * meaning.
     */
    public static final List<String> WORDS = List.of("comma", "semicolon", "tab", "bar");

    /** What is written where no input decides, and taken where nothing separates. */
    public static final char STANDARD = ',';

    /** Enough to tell whether rows are alike, few enough to be split four times. */
    private static final int MOST_ROWS = 20;

    private CsvDelimiter() {}

    /**
     * Finds the delimiter of a table; a comma where the header has one column only.
     *
     * @param in the beginning of the table, which stays to be read
     * @param names columns that the header is expected to have; may be empty
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
     * Returns the delimiter if it can be one.
     *
     * @throws IllegalArgumentException if it cannot: a letter or digit, a quote, a space, a line break,
     *     or beyond ASCII
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

    /** Names it for a person, in the plural: {@code semicolons}. */
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
     * @param columns how many columns the header has
     * @param message whether the header has a column with a usual name of the message
     * @param alike the share of the rows, the header included, that have as many cells as the header
     */
    private record Fit(long named, int columns, boolean message, double alike) {

        static final Fit NONE = new Fit(0, 1, false, 0.0);

        /** @param table the first rows as this delimiter splits them */
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

        /** The first difference decides; with none at all, the delimiter that was tried first stays. */
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
