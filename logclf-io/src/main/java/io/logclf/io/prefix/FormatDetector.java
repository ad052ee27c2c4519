package io.logclf.io.prefix;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides by some lines of a file which format it has. */
final class FormatDetector {

    /** The share of lines that must have a known prefix. Lines that belong to the line before do not count. */
    private static final double LEAST_KNOWN = 0.5;
    /** A format that has this share of the lines that the most general one has is taken for being more specific. */
    private static final double LEAST_OF_BEST = 0.5;

    /** The share of lines that only a format has which could be part of a message as well. */
    private static final double LEAST_OF_WEAK = 0.9;

    private static final PatternIndex ALL = new PatternIndex(List.of(LineFormat.values()));
    /** What a line by itself may be. */
    private static final PatternIndex SINGLE = new PatternIndex(Stream.of(LineFormat.values())
            .filter(format -> format != LineFormat.WINSTON)
            .toList());

    private final Map<LineFormat, Integer> counts = new EnumMap<>(LineFormat.class);
    private int lines;
    private int known;
    private int specific;
    private int weak;

    FormatDetector(List<String> lines) {
        Continuations continuations = new Continuations(LineFormat.TIME);
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (!continuations.next(bytes, 0, bytes.length)) {
                count(line);
            }
        }
    }

    /** Returns the first format that a line by itself has. */
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

    private int best(boolean specificOnly) {
        return counts.entrySet().stream()
                .filter(count -> !specificOnly || count.getKey().isSpecific())
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

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
