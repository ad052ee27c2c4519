package io.logclf.io.prefix;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of some formats in the order of trial, found by how a line begins. There are more than a
 * hundred patterns; a line is tried with those few that can begin so. Immutable.
 *
 * <p>A line has one of two kinds of beginning. If a time begins there, the first character behind the
 * time and its blanks selects the candidates, as dozens of patterns begin with a time; otherwise the
 * line's first character does. A candidate may still not fit; a pattern that is no candidate cannot
 * fit.
 */
final class PatternIndex {

    /** One slot for each character of ASCII, one for all others, one for the end of the line. */
    private static final int SLOTS = 130;

    /** Characters beyond ASCII share a slot: no pattern tells them apart at its beginning. */
    private static final int OTHERS = 128;

    private static final int END = 129;

    /** Candidates by the first character, for lines that do not begin with a time. */
    private final Entry[][] byFirst;
    /** Candidates by what follows a time that begins with a digit, as in ISO 8601. */
    private final Entry[][] byNextToDigitTime;
    /** Candidates by what follows a time that begins with a weekday or a month, as in syslog. */
    private final Entry[][] byNextToNamedTime;

    /**
     * For lines of no certain file, where patterns that count in files of their format only are left
     * out.
     */
    PatternIndex(List<LineFormat> formats) {
        this(formats, null);
    }

    /**
     * Sorts the patterns into slots.
     *
     * @param formats in the order of trial
     * @param own the format of the file, of which the patterns count too that are for such files only;
     *     null if there is none
     */
    PatternIndex(List<LineFormat> formats, @Nullable LineFormat own) {
        List<Entry> all = formats.stream()
                .flatMap(format -> Entry.of(format, format == own))
                .toList();
        byFirst = new Entry[SLOTS][];
        byNextToDigitTime = new Entry[SLOTS][];
        byNextToNamedTime = new Entry[SLOTS][];
        for (int slot = 0; slot < SLOTS; slot++) {
            int c = slot == END ? -1 : slot;
            byFirst[slot] = select(all, beginning -> beginning.fits(c));
            byNextToDigitTime[slot] = select(all, beginning -> beginning.fitsTime(false, c));
            byNextToNamedTime[slot] = select(all, beginning -> beginning.fitsTime(true, c));
        }
    }

    /**
     * Returns what a line may fit that begins at a place, in the order of trial. The array is shared:
     * callers must not change it. The time found on the way stays in the cursor for the patterns.
     */
    Entry[] candidates(Cursor cursor, int at) {
        String text = cursor.text;
        int time = cursor.timeEnd(at);
        if (time < 0) {
            return byFirst[slot(text, at)];
        }
        Entry[][] next = TimeText.isDigit(cursor.chars[at]) ? byNextToDigitTime : byNextToNamedTime;
        return next[slot(text, TimeText.skipBlanks(cursor.chars, time))];
    }

    private static int slot(String text, int at) {
        return at >= text.length() ? END : Math.min(text.charAt(at), OTHERS);
    }

    private static Entry[] select(List<Entry> all, Predicate<Beginning> test) {
        return all.stream().filter(entry -> test.test(entry.beginning())).toArray(Entry[]::new);
    }

    /**
     * A pattern with the format it is of.
     *
     * @param format what a line that fits is reported to be
     * @param beginning how lines can begin that fit
     * @param pattern null if lines are key and value pairs
     */
    record Entry(
            LineFormat format,
            Beginning beginning,
            @Nullable LinePattern pattern) {

        private static Stream<Entry> of(LineFormat format, boolean own) {
            return format == LineFormat.LOGFMT
                    ? Stream.of(new Entry(format, new Beginning("{pair}"), null))
                    : format.patterns(own).map(text -> new Entry(format, new Beginning(text), LinePattern.of(text)));
        }

        /** Returns the line without its prefix from the given place on; empty if it has another. */
        Optional<ParsedLine> parse(Cursor cursor, int start) {
            return pattern == null ? Logfmt.parse(cursor, start) : pattern.parse(cursor, start);
        }
    }
}
