package io.logclf.io.prefix;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides by some lines of a file which format it has. */
final class FormatDetector {

    /** The share of lines that must have a known prefix. Lines that belong to the line before do not count. */
    private static final double LEAST_KNOWN = 0.5;
    /** A format that has this share of the lines that the most general one has is taken for being more specific. */
    private static final double LEAST_OF_BEST = 0.5;

    private final Map<LineFormat, Integer> counts = new EnumMap<>(LineFormat.class);
    private int lines;
    private int known;
    private int specific;

    FormatDetector(List<String> lines) {
        lines.forEach(this::count);
    }

    /** Returns the format, or empty if the lines are no log with a known prefix. */
    Optional<LineFormat> format() {
        if (known == 0 || known < LEAST_KNOWN * lines) {
            return Optional.empty();
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
        boolean any = false;
        boolean anySpecific = false;
        for (LineFormat format : LineFormat.values()) {
            if (format.parse(cursor, 0).isPresent()) {
                counts.merge(format, 1, Integer::sum);
                any = true;
                anySpecific |= format.isSpecific();
            }
        }
        known += any ? 1 : 0;
        specific += anySpecific ? 1 : 0;
    }
}
