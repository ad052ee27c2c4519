package io.logclf.app.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes as people write them: {@code 1048576}, {@code 200M}, {@code 1g}, {@code 10 GB}. K, M and G are
 * powers of 1,024, in either case, and a B behind them changes nothing.
 */
final class ByteSize {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*([KMG]?)B?", Pattern.CASE_INSENSITIVE);

    private ByteSize() {}

    /**
     * Returns the number of bytes that a size means.
     *
     * @throws IllegalArgumentException if it is no such size, or more bytes than a {@code long} holds
     */
    static long parse(String size) {
        Matcher matcher = SIZE.matcher(size.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number of bytes, or one with K, M or G: " + size);
        }
        int shift =
                switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
                    case "K" -> 10;
                    case "M" -> 20;
                    case "G" -> 30;
                    default -> 0;
                };
        long number = Long.parseLong(matcher.group(1));
        if (number > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException("is too large: " + size);
        }
        return number << shift;
    }
}
