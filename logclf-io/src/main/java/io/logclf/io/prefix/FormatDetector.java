package io.logclf.io.prefix;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides by some lines of a file which format it has, by counting how many lines fit each.
 *
 * <p>Formats contain one another (a line of Spring Boot begins with a time and a level), so a line
 * counts for every format that it fits, and of the formats that fit often enough the most specific one
 * is taken. Continuation lines do not count, as they have no prefix in any format. Three answers are
 * possible: a format; none, if most lines have no known prefix, so that the lines are messages as they
 * are; winston's, if almost all lines begin with a level in small letters. Made for one list of lines.
 */
final class FormatDetector {

    /**
     * The share of lines that must have a known prefix. Half, because logs have banners, dumps and
     * other programs' output in them; less would take prefixes off texts that only mention times.
     * Continuation lines do not count.
     */
    private static final double LEAST_KNOWN = 0.5;
    /**
     * A format with this share of the lines of the most frequent one is taken if it is more specific. Lines
     * of libraries may stand between a program's own that only the general formats know.
     */
    private static final double LEAST_OF_BEST = 0.5;

    /**
     * The share of lines that must begin as winston's do. Nearly all, for a word and a colon are a
     * common beginning of messages.
     */
    private static final double LEAST_OF_WEAK = 0.9;

    private static final PatternIndex ALL = new PatternIndex(List.of(LineFormat.values()));
    /** What a line by itself may be: everything but winston's form, which one line cannot show. */
    private static final PatternIndex SINGLE = new PatternIndex(Stream.of(LineFormat.values())
            .filter(format -> format != LineFormat.WINSTON)
            .toList());

    /**
     * In the order of the constants, that is, from the most specific format on: the order in which
     * {@link #format()} chooses.
     */
    private final Map<LineFormat, Integer> counts = new EnumMap<>(LineFormat.class);
    /** Lines that begin an entry and are not blank. */
    private int lines;
    /** Of these, those that fit at least one format other than winston's. */
    private int known;
    /** Of these, those that fit at least one {@linkplain LineFormat#isSpecific() specific} format. */
    private int specific;
    /** Lines that begin as winston's do. */
    private int weak;

    /**
     * Counts the lines.
     *
     * @param lines the beginning of a file, in order and without line breaks
     */
    FormatDetector(List<String> lines) {
        Continuations continuations = new Continuations(LineFormat.TIME);
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (!continuations.next(bytes, 0, bytes.length)) {
                count(line);
            }
        }
    }

    /**
     * Returns the first format that a line by itself has.
     *
     * <p>Linear in the length of the line, and tries only patterns that can begin so.
     */
    static Optional<LineFormat> ofLine(String line) {
        Cursor cursor = new Cursor(AnsiText.plain(line));
        for (PatternIndex.Entry candidate : SINGLE.candidates(cursor, 0)) {
            if (candidate.parse(cursor, 0).isPresent()) {
                return Optional.of(candidate.format());
            }
        }
        return Optional.empty();
    }

    /** Returns the format, or empty if the lines are no log with a known prefix. */
    Optional<LineFormat> format() {
        if (known == 0 || known < LEAST_KNOWN * lines) {
            return lines > 0 && weak >= LEAST_OF_WEAK * lines ? Optional.of(LineFormat.WINSTON) : Optional.empty();
        }
        // Of several formats in one file none may be frequent: each line then finds its own, behind the most frequent
        // one.
        boolean mixed = specific >= LEAST_KNOWN * lines;
        int best = best(mixed);
        return counts.entrySet().stream()
                .filter(count -> !mixed || count.getKey().isSpecific())
                .filter(count -> count.getValue() >= LEAST_OF_BEST * best)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The number of lines of the most frequent format, or of the most frequent specific one. */
    private int best(boolean specificOnly) {
        return counts.entrySet().stream()
                .filter(count -> !specificOnly || count.getKey().isSpecific())
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** Counts a line for each format that it fits, with any of the format's patterns. */
    private void count(String line) {
        String text = AnsiText.plain(line);
        if (text.isBlank() || Continuations.isIndented(text)) {
            return;
        }
        lines++;
        Cursor cursor = new Cursor(text);
        Set<LineFormat> found = EnumSet.noneOf(LineFormat.class);
        for (PatternIndex.Entry candidate : ALL.candidates(cursor, 0)) {
            if (!found.contains(candidate.format())
                    && candidate.parse(cursor, 0).isPresent()) {
                found.add(candidate.format());
            }
        }
        // A name without a number, such as one set by container_name, is too weak for a line by itself;
        // with a known prefix behind it, it counts.
        if (found.isEmpty() && isOfContainer(text)) {
            found.add(LineFormat.COMPOSE);
        }
        weak += found.remove(LineFormat.WINSTON) ? 1 : 0;
        found.forEach(format -> counts.merge(format, 1, Integer::sum));
        known += found.isEmpty() ? 0 : 1;
        specific += found.stream().anyMatch(LineFormat::isSpecific) ? 1 : 0;
    }

    /** Tells whether a prefix stands behind what may be the name of a container. */
    private static boolean isOfContainer(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int name = ContainerName.of(bytes, 0, bytes.length).end();
        return name > 0
                && ofLine(new String(bytes, name, bytes.length - name, StandardCharsets.UTF_8))
                        .isPresent();
    }
}
