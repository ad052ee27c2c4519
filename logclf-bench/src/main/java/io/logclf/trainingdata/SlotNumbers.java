package io.logclf.trainingdata;

import static java.util.Map.entry;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/**
 * The slots whose values are generated and not listed: numbers, measures, times and identifiers. Their spread is that of real logs: sizes and
 * durations of all magnitudes, dates in the usual forms, longer hexadecimal text with at least one digit, so that it does not look like
 * a word.
 *
 * <p>All values come from the random generator that is passed in, with {@code StrictMath} where there is a choice: the same seed gives
 * the same bytes on every machine. Immutable and safe for concurrent use.
 */
final class SlotNumbers {

    /** Fixed, as a clock would change the files from day to day. */
    private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);

    private static final int SPAN_SECONDS = 3 * 365 * 24 * 3600;
    private static final List<String> DATE_FORMS =
            List.of("yyyy-MM-dd", "yyyy-MM-dd", "dd.MM.yyyy", "yyyy/MM/dd", "d MMM yyyy");
    private static final List<String> TIME_FORMS = List.of("HH:mm", "HH:mm:ss", "HH:mm:ss.SSS", "h:mm a");
    private static final List<String> TIMESTAMP_FORMS =
            List.of("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss,SSS", "MMM d, yyyy HH:mm");
    private static final List<String> SIZE_FORMS =
            List.of("%d MB", "%dMB", "%d.5 GB", "%d KB", "%d GiB", "%dG", "%d bytes");
    private static final List<String> DURATION_FORMS =
            List.of("%d seconds", "%d minutes", "%ds", "%dms", "%d min", "%dh");

    /** All slots of this kind; what they are for is in the templates that name them. */
    private static final Map<String, Function<Random, String>> BY_NAME = Map.ofEntries(
            entry("digit", random -> integer(random, 1, 9)),
            entry("small", random -> integer(random, 2, 60)),
            entry("number", random -> spread(random, 100, 100_000)),
            entry("bytes", random -> spread(random, 100, 50_000_000)),
            entry("millis", random -> spread(random, 1, 30_000)),
            entry("mb", random -> integer(random, 1, 256) + (random.nextBoolean() ? "0" : "24")),
            entry("gb", random -> integer(random, 5, 4_000)),
            entry("port", random -> integer(random, 1_024, 65_535)),
            entry("year", random -> integer(random, 2019, 2027)),
            entry("seconds", random -> decimal(random, "%.3f", 30)),
            entry("seconds7", random -> decimal(random, "%.7f", 2)),
            entry("epoch", random -> 17 + integer(random, 10_000_000, 99_999_999) + "." + integer(random, 100, 999)),
            entry(
                    "percent",
                    random -> random.nextBoolean() ? integer(random, 2, 99) + "%" : decimal(random, "%.1f%%", 99)),
            entry("size", random -> form(random, SIZE_FORMS, 900)),
            entry("duration", random -> form(random, DURATION_FORMS, 58)),
            entry("version", random -> version(random) + "." + random.nextInt(30)),
            entry("version2", SlotNumbers::version),
            entry("uuid", random -> new UUID(random.nextLong(), random.nextLong()).toString()),
            entry("hex", random -> hex(random, 6) + random.nextInt(10) + "c" + hex(random, 4)),
            entry("hex32", random -> hex(random, 31) + random.nextInt(10)),
            entry("hexshort", random -> "b" + random.nextInt(10) + hex(random, 6)),
            entry("hexoctet", random -> hex(random, 2)),
            entry("upper", random -> letter(random, 'A')),
            entry("lower", random -> letter(random, 'a')),
            entry("date", random -> moment(random, DATE_FORMS)),
            entry("date1", random -> moment(random, List.of("yyyy-MM-dd"))),
            entry("month", random -> moment(random, List.of("yyyy-MM"))),
            entry("time", random -> moment(random, TIME_FORMS)),
            entry("timestamp", random -> moment(random, TIMESTAMP_FORMS)),
            entry("clftime", random -> moment(random, List.of("dd/MMM/yyyy:HH:mm:ss '+0000'"))));

    private SlotNumbers() {}

    /** Returns the functions that generate values, by the name of their slot. */
    static Map<String, Function<Random, String>> byName() {
        return BY_NAME;
    }

    private static String integer(Random random, int from, int to) {
        return Integer.toString(from + random.nextInt(to - from + 1));
    }

    /** Returns a number whose logarithm is spread evenly, so that it has few digits as often as many. */
    private static String spread(Random random, int from, int to) {
        double exponent = StrictMath.log(from) + random.nextDouble() * (StrictMath.log(to) - StrictMath.log(from));
        return Long.toString(Math.round(StrictMath.exp(exponent)));
    }

    private static String decimal(Random random, String format, double below) {
        return String.format(Locale.ROOT, format, random.nextDouble() * below);
    }

    /** Returns a measure: a number from 2 to {@code to} in one of the forms. */
    private static String form(Random random, List<String> forms, int to) {
        return String.format(Locale.ROOT, pick(random, forms), 2 + random.nextInt(to - 1));
    }

    private static String version(Random random) {
        return integer(random, 1, 12) + "." + random.nextInt(20);
    }

    private static String hex(Random random, int digits) {
        StringBuilder hex = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    private static String letter(Random random, char first) {
        return Character.toString(first + random.nextInt(26));
    }

    /** Returns a moment of the three years from 2024 on, in one of the forms. */
    private static String moment(Random random, List<String> forms) {
        LocalDateTime moment =
                START.plusSeconds(random.nextInt(SPAN_SECONDS)).plusNanos(random.nextInt(1_000) * 1_000_000L);
        // Without a language, month names are numbers in some versions of Java.
        return moment.format(DateTimeFormatter.ofPattern(pick(random, forms), Locale.ENGLISH));
    }

    private static String pick(Random random, List<String> forms) {
        return forms.get(random.nextInt(forms.size()));
    }
}
