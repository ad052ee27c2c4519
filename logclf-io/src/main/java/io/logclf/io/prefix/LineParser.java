package io.logclf.io.prefix;

import io.logclf.api.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Takes the prefixes off the lines of a log: in goes a line, out come its time, severity, source and
 * message.
 *
 * <p>A parser has one format that it tries first, with all of its patterns, and then the others from
 * the most specific to the most general, so that a file may change its format or mix several. What has
 * no known prefix stays as it is. A message that is a line with a prefix of its own (a program's line
 * in a container's or syslog's) is read again, at most three times; the inner prefix
 * then counts where it says something.
 *
 * <p>Immutable, safe for concurrent use.
 *
 * <pre>{@code
 * LineParser parser = LineParser.of(LineFormat.LOGBACK);
 * parser.parse("10:15:02.123 [main] INFO  c.e.Shop - it works");   // INFO, c.e.Shop, "it works"
 * }</pre>
 */
public final class LineParser {

    /**
     * What may stand inside a wrapper. Not access logs: {@link #inside(LineFormat...)} says why. Not
     * winston's lines, which are told from messages only by a whole file of them.
     */
    private static final PatternIndex INSIDE = inside(LineFormat.ACCESS, LineFormat.WINSTON);
    /** Programs that log by syslog begin messages with a level's name that is part of them. */
    private static final PatternIndex INSIDE_SYSLOG = inside(LineFormat.ACCESS, LineFormat.LEVEL, LineFormat.WINSTON);

    /**
     * A container's name, the runtime's prefix and one of a collector. The bound also keeps the work
     * linear: each prefix may be followed by one more, and a line of nothing but times would otherwise
     * be read again for each.
     */
    private static final int MOST_WRAPPERS = 3;

    private final LineFormat format;
    private final PatternIndex index;
    private final PatternIndex inside;
    private final String description;

    private LineParser(LineFormat format, PatternIndex index, PatternIndex inside, String description) {
        this.format = format;
        this.index = index;
        this.inside = inside;
        this.description = description;
    }

    /**
     * Returns a parser of a log in this format, for callers who know it.
     *
     * <p>There are no lines to look at, so what stands inside a wrapper is tried with the formats in the order of their
     * constants. Left out are access logs, whose lines are messages there, and winston's; and inside syslog, a level with
     * nothing before it.
     */
    public static LineParser of(LineFormat format) {
        return of(format, List.of());
    }

    /**
     * Returns a parser of the format that these lines have; empty if they are no log with a known prefix.
     *
     * @param lines from the beginning of the file, without line breaks; a few dozen are enough, and
     *     continuation lines among them do no harm
     */
    public static Optional<LineParser> detect(List<String> lines) {
        return new FormatDetector(lines).format().map(found -> of(found, lines));
    }

    /**
     * Returns the format that is tried first.
     *
     * <p>Lines in other formats are read as well; this is the one found by {@link #detect} or given to
     * {@link #of}.
     */
    public LineFormat format() {
        return format;
    }

    /**
     * Returns in a few words what is read, such as {@code Spring Boot log; time, severity, logger}.
     *
     * <p>Time, severity and source are named only if at least one of the lines given to {@link #detect}
     * has them.
     */
    public String description() {
        return description;
    }

    /**
     * Returns the line without its prefix; empty if none is known. Control sequences of terminals, such
     * as colours, are removed before that, also from the message, and a byte order mark at the
     * beginning is skipped.
     *
     * @param line one line, without its line break
     * @throws NullPointerException if the line is null
     */
    public Optional<ParsedLine> parse(String line) {
        Objects.requireNonNull(line, "line");
        String text = AnsiText.plain(line);
        return parse(text, text.startsWith("\uFEFF") ? 1 : 0);
    }

    /**
     * Returns what an entry says whose message stands in its second line, as java.util.logging and .NET
     * write it. For java.util.logging the second line begins with the level, which is taken from it;
     * for others it is all message.
     *
     * @param head the first line as {@link #parse} returned it, with an empty message
     * @param second the second line with its indentation, which is removed
     */
    public ParsedLine follow(ParsedLine head, String second) {
        String text = second.strip();
        int colon = format == LineFormat.JUL ? text.indexOf(": ") : -1;
        return colon < 0
                ? head.around(ParsedLine.bare(text))
                : head.around(new ParsedLine("", Severity.of(text.substring(0, colon)), "", text.substring(colon + 2)));
    }

    private Optional<ParsedLine> parse(String text, int start) {
        return parse(index, new Cursor(text), start, MOST_WRAPPERS);
    }

    /**
     * The first candidate that fits decides; a message inside it is read with other candidates.
     *
     * @param wrappers how many more may stand before a message
     */
    private Optional<ParsedLine> parse(PatternIndex index, Cursor cursor, int start, int wrappers) {
        for (PatternIndex.Entry candidate : index.candidates(cursor, start)) {
            Optional<ParsedLine> parsed = candidate.parse(cursor, start);
            if (parsed.isPresent()) {
                return wrappers > 0 && candidate.format().wraps()
                        ? Optional.of(unwrapped(candidate.format(), cursor, parsed.get(), wrappers - 1))
                        : parsed;
            }
        }
        return Optional.empty();
    }

    /**
     * Reads the message again with the prefixes that may stand inside a wrapper. It relies on the
     * message being the rest of the line, which holds for every format that {@link LineFormat#wraps()}:
     * the same cursor goes on, and nothing is copied.
     */
    private ParsedLine unwrapped(LineFormat wrapper, Cursor cursor, ParsedLine outer, int wrappers) {
        int start = cursor.text.length() - outer.message().length();
        Optional<ParsedLine> inner =
                parse(wrapper == LineFormat.SYSLOG ? INSIDE_SYSLOG : inside, cursor, start, wrappers);
        if (inner.isEmpty()) {
            return outer;
        }
        ParsedLine line = outer.around(inner.get());
        return wrapper == LineFormat.COMPOSE ? line.from(outer.source()) : line;
    }

    /**
     * What may stand behind a wrapper. A line of an access log stays whole there: behind the prefix of
     * a container it is what a server wrote as its message, with a request, a status and an agent that
     * rules may look at.
     */
    private static PatternIndex inside(LineFormat... without) {
        return new PatternIndex(insideFormats(without));
    }

    private static List<LineFormat> insideFormats(LineFormat... without) {
        List<LineFormat> formats = new ArrayList<>(List.of(LineFormat.values()));
        formats.removeAll(List.of(without));
        return formats;
    }

    /**
     * What stands behind a wrapper in these lines is tried first, if its format is specific; of all
     * formats, many begin with a time, and the order of the constants alone would let the first of them
     * win over the one that the file has.
     */
    private static PatternIndex inside(LineParser wrapper, List<String> lines) {
        if (!wrapper.format.wraps() || lines.isEmpty()) {
            return INSIDE;
        }
        List<String> messages = lines.stream()
                .map(AnsiText::plain)
                .flatMap(text -> wrapper.parse(wrapper.index, new Cursor(text), 0, 0).stream())
                .map(ParsedLine::message)
                .toList();
        List<LineFormat> order = insideFormats(LineFormat.ACCESS, LineFormat.WINSTON);
        Optional<LineFormat> found = new FormatDetector(messages)
                .format()
                .filter(LineFormat::isSpecific)
                .filter(order::remove);
        found.ifPresent(first -> order.add(0, first));
        return found.isPresent() ? new PatternIndex(order) : INSIDE;
    }

    /**
     * The order of trial: the file's format, then every other format of which a single line means
     * something. In a file of times alone, a level behind the time is looked for first, as some of its
     * lines may have one.
     */
    private static LineParser of(LineFormat format, List<String> lines) {
        List<LineFormat> order = new ArrayList<>();
        if (format == LineFormat.TIME) {
            order.add(LineFormat.TIME_LEVEL);
        }
        order.add(format);
        for (LineFormat other : LineFormat.values()) {
            if (other.isTelling() && !order.contains(other)) {
                order.add(other);
            }
        }
        PatternIndex index = new PatternIndex(order, format);
        LineParser plain = new LineParser(format, index, INSIDE, "");
        return new LineParser(format, index, inside(plain, lines), describe(plain, lines));
    }

    /**
     * Counts what the lines really have: a format may have a place for a severity that this file leaves
     * empty.
     */
    private static String describe(LineParser parser, List<String> lines) {
        boolean time = false;
        boolean severity = false;
        boolean source = false;
        for (String line : lines) {
            Optional<ParsedLine> parsed = parser.parse(line);
            if (parsed.isPresent()) {
                time |= !parsed.get().time().isEmpty();
                severity |= parsed.get().severity() != Severity.UNKNOWN;
                source |= !parsed.get().source().isEmpty();
            }
        }
        StringJoiner taken = new StringJoiner(", ", "; ", "").setEmptyValue("");
        if (time) {
            taken.add("time");
        }
        if (severity) {
            taken.add("severity");
        }
        if (source) {
            taken.add(parser.format.sourceWord());
        }
        return parser.format.title() + taken;
    }
}
