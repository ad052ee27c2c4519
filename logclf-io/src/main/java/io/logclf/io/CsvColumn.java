package io.logclf.io;

import io.logclf.api.text.ShownText;
import io.logclf.io.detect.CsvDelimiter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column found by its name, in whatever place it stands. Immutable.
 *
 * <p>Names are compared exactly, after the blanks around the name in the file are removed. A name that
 * is there twice is an error and not the first of the two: which one holds the messages, nobody but the
 * file's owner knows.
 *
 * <pre>{@code
 * CsvColumn message = CsvColumn.required(reader, "log_message", "message");
 * message.cell(row);   // the row's text in that column
 * }</pre>
 */
public final class CsvColumn {

    /**
     * How much of a header an error message shows: enough to recognize a name, and one line of a
     * terminal or two.
     */
    private static final int SHOWN_COLUMNS = 20;

    private static final int SHOWN_CHARS = 40;

    /**
     * What separates names in a header of one column, where it is another sign than the delimiter:
     * {@code source;message} read with commas.
     */
    private static final Pattern SIGN = Pattern.compile("\\w\"?\\s*[^\\w\\s.\"@()-]\\s*\"?\\w|\\w\t\\w");

    private final String name;
    private final int index;

    private CsvColumn(String name, int index) {
        this.name = name;
        this.index = index;
    }

    /**
     * Finds a column that must be there.
     *
     * @param reader the table
     * @param name the column's name
     * @param role what the column is for, such as {@code message}, for the error message
     * @throws InputException if the header has no such column, or more than one
     */
    public static CsvColumn required(CsvReader reader, String name, String role) {
        Objects.requireNonNull(role, "role");
        int index = find(reader, name);
        if (index < 0) {
            throw absent(reader, name, role);
        }
        return new CsvColumn(name, index);
    }

    /**
     * Finds a column that may be absent; one that is there more than once is not taken, as it is not
     * clear which is meant.
     */
    static Optional<CsvColumn> single(CsvReader reader, String name) {
        List<Integer> found = places(reader, name);
        return found.size() == 1 ? Optional.of(new CsvColumn(name, found.get(0))) : Optional.empty();
    }

    /**
     * The column behind those that the header names, which has no name: the description of the Event
     * Viewer.
     */
    static CsvColumn behindHeader(CsvReader reader) {
        return new CsvColumn("", reader.header().size());
    }

    /** Tells whether no column has the name; false also if several have it. */
    static boolean isAbsent(CsvReader reader, String name) {
        return places(reader, name).isEmpty();
    }

    /** Returns the column's name. */
    public String name() {
        return name;
    }

    /** Returns the column's place in the header, counted from 0. */
    public int index() {
        return index;
    }

    /** Returns the row's cell in this column, or empty text if the row is too short to have it. */
    public String cell(CsvRow row) {
        return row.cell(index);
    }

    /**
     * Returns the column's place, or -1 if there is none of this name.
     *
     * @throws InputException if there are several
     */
    static int find(CsvReader reader, String name) {
        Objects.requireNonNull(name, "name");
        List<Integer> found = places(reader, name);
        if (found.size() > 1) {
            String problem = "has more than one column '" + name + "'; rename or remove one of them";
            throw new InputException(reader.name(), 0, problem);
        }
        return found.isEmpty() ? -1 : found.get(0);
    }

    private static List<Integer> places(CsvReader reader, String name) {
        List<String> header = reader.header();
        return IntStream.range(0, header.size())
                .filter(i -> header.get(i).strip().equals(name))
                .boxed()
                .toList();
    }

    /**
     * Tells what the header has instead; a header of one name that holds signs was more likely split by
     * the wrong delimiter.
     */
    private static InputException absent(CsvReader reader, String name, String role) {
        String problem = "has no column '" + name + "'; it has " + shown(reader.header());
        if (reader.header().size() == 1 && SIGN.matcher(reader.header().get(0)).find()) {
            String wrong = problem + ", as if " + CsvDelimiter.name(reader.delimiter())
                    + " were between the cells; name the right delimiter";
            return new InputException(reader.name(), 0, wrong, InputException.Fault.DELIMITER);
        }
        return new InputException(reader.name(), 0, problem + "; name the right " + role + " column", fault(role));
    }

    private static InputException.Fault fault(String role) {
        return switch (role) {
            case "source" -> InputException.Fault.SOURCE_NAME;
            case "message" -> InputException.Fault.MESSAGE_NAME;
            default -> InputException.Fault.OTHER_NAME;
        };
    }

    private static String shown(List<String> header) {
        String names =
                header.stream().limit(SHOWN_COLUMNS).map(CsvColumn::shown).collect(Collectors.joining(", "));
        int more = header.size() - SHOWN_COLUMNS;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    private static String shown(String column) {
        return "'" + ShownText.shortened(column, SHOWN_CHARS).strip().replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
