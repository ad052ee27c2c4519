package io.logclf.bench.csv;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the placeholders of a masked text with values that the masker replaces by them. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z]+)>");
    private static final Map<String, Function<Random, String>> VALUES = Map.ofEntries(
            Map.entry("number", random -> "" + random.nextInt(1_000_000)),
            Map.entry("percent", random -> random.nextInt(100) + "%"),
            Map.entry("duration", random -> random.nextInt(100_000) + " ms"),
            Map.entry("size", random -> random.nextInt(100_000) + " kB"),
            Map.entry("date", random -> format("2025-%02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(28))),
            Map.entry("time", random -> format("%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), 17)),
            Map.entry("ip", random -> "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7"),
            Map.entry("mac", random -> format("00:1b:44:11:%02x:%02x", random.nextInt(256), random.nextInt(256))),
            Map.entry("uuid", random -> new UUID(random.nextLong(), random.nextLong()).toString()),
            Map.entry("hex", random -> format("0x%08x", random.nextInt())),
            Map.entry("id", random -> format("k%dx%dm%dq", random.nextInt(1_000), random.nextInt(10), 9)),
            Map.entry("email", random -> "clerk" + random.nextInt(1_000_000) + "@example.org"),
            Map.entry("url", random -> "https://example.org/" + random.nextInt(1_000_000)),
            Map.entry("path", random -> "/var/spool/job" + random.nextInt(1_000_000) + ".out"));

    private Placeholders() {}

    /** Returns the text with other values at each call; empty if it has no placeholder, or one that nothing is known for. */
    static Optional<String> fill(String masked, Random random) {
        Matcher matcher = PLACEHOLDER.matcher(masked);
        StringBuilder filled = new StringBuilder();
        boolean found = false;
        while (matcher.find()) {
            Function<Random, String> value = VALUES.get(matcher.group(1));
            if (value == null) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, value.apply(random));
            found = true;
        }
        return found ? Optional.of(matcher.appendTail(filled).toString()) : Optional.empty();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
