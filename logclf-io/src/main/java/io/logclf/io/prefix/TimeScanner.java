package io.logclf.io.prefix;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where a time ends that begins at a place of a text. It knows dates in the order of ISO 8601 and in
 * those of syslog (RFC 3164), {@code ctime}, e-mail (RFC 5322), the Common Log Format and common loggers, each
 * with a time of day; a time of day alone; and seconds or milliseconds since 1970. Fraction and zone belong to
 * the time.
 *
 * <p>It only finds the end, and makes no date of it: which of {@code 01/02/2024} is the day cannot be known
 * from a line, and labels do not depend on it. Values are checked as far as it takes to tell a time from other
 * digits. Written by hand and not as a regular expression, because it runs at the beginning of every line.
 *
 * <p>All methods take the place where something would begin and return the place behind it, or -1; none looks
 * back, and the work is linear in the length of the time.
 */
final class TimeScanner {

    /**
     * Dates, the most telling first: {@code #} is a digit, {@code M} the name of a month, all else stands for
     * itself. Behind them comes the time of day.
     */
    private static final String[] DATES = {
        "####-##-##",
        "####/##/##",
        "####.##.##",
        "########",
        "##.##.####",
        "##/##/####",
        "##-##-####",
        "##/##/##",
        "##-M-####",
        "##/M/####",
        "## M ####",
        "# M ####",
        "## M",
        "######",
        "####-M-##"
    };

    /** Those that are no date by themselves, and need seconds behind them. */
    private static final Set<String> SHORT_DATES = Set.of("## M", "######");

    /** By date: how many digits it begins with. */
    private static final int[] DATE_DIGITS =
            Stream.of(DATES).mapToInt(TimeScanner::leadingDigits).toArray();

    private static final char ANY = '\0';

    /** By date: the character behind these digits; {@link #ANY} behind digits that are all of it. */
    private static final char[] DATE_SIGNS = Stream.of(DATES)
            .map(date -> date.length() > leadingDigits(date) ? date.charAt(leadingDigits(date)) : ANY)
            .map(String::valueOf)
            .collect(Collectors.joining())
            .toCharArray();

    /** Of {@code 20240501}; a date with more digits at its beginning is none of {@link #DATES}. */
    private static final int MOST_DATE_DIGITS = 8;

    private static final String WEEKDAYS = "MonTueWedThuFriSatSun";

    private TimeScanner() {}

    /**
     * Returns the end of the time that begins here, or -1. A letter or digit right behind it means that it was
     * none: {@code 10:15:02x}.
     *
     * @param at may be the end of the text
     */
    static int end(char[] text, int at) {
        if (at >= text.length) {
            return -1;
        }
        char first = text[at];
        int end = TimeText.isDigit(first) ? numeric(text, at) : TimeText.isUpper(first) ? named(text, at) : -1;
        return end > 0 && end < text.length && TimeText.isWord(text[end]) ? -1 : end;
    }

    /**
     * What begins with a digit. Dates are tried by the number of digits they begin with and the sign behind these; then digits without
     * signs, a time of day alone, Go's short form, and seconds since 1970, in this order, as each is part of
     * fewer other things than the next.
     */
    private static int numeric(char[] text, int at) {
        int digits = TimeText.skipDigits(text, at, MOST_DATE_DIGITS) - at;
        char sign = at + digits < text.length ? text[at + digits] : ANY;
        for (int i = 0; i < DATES.length; i++) {
            boolean may = DATE_DIGITS[i] == digits && (DATE_SIGNS[i] == sign || DATE_SIGNS[i] == ANY);
            int end = may ? TimeText.masked(DATES[i], text, at) : -1;
            if (end > 0 && end < text.length) {
                int clock = clock(text, dateEnd(text, end), !SHORT_DATES.contains(DATES[i]));
                if (clock > 0) {
                    return ZoneScanner.end(text, clock);
                }
            }
        }
        if (digits <= 2) {
            int clock = sign == ':' ? clock(text, at, false) : -1;
            return clock > 0 ? ZoneScanner.end(text, clock) : kitchen(text, at);
        }
        int compact = compact(text, at);
        return compact > 0 ? compact : epoch(text, at);
    }

    /**
     * A date and a time of day without signs between the digits: {@code 250708 220144}, {@code
     * 20250708T220144Z}.
     */
    private static int compact(char[] text, int at) {
        int end = Math.max(TimeText.masked("########T######", text, at), TimeText.masked("###### ######", text, at));
        return end > 0 ? ZoneScanner.end(text, end) : -1;
    }

    /** A time of day as Go calls it the kitchen's: {@code 3:04PM}. */
    private static int kitchen(char[] text, int at) {
        int hours = TimeText.skipDigits(text, at, 2);
        int end = hours > at && isPair(text, hours) ? hours + 3 : -1;
        return end > 0 && (TimeText.wordAt(text, end, "AM") || TimeText.wordAt(text, end, "PM")) ? end + 2 : -1;
    }

    /**
     * Skips what separates a date from its time of day: a letter T, a colon as in access logs, an underscore, a
     * hyphen, or blanks, perhaps behind a comma; -1 if there is none of them.
     */
    private static int dateEnd(char[] text, int end) {
        char c = text[end];
        if (c == 'T' || c == 't' || c == ':' || c == '_' || c == '-') {
            return end + 1;
        }
        int at = c == ',' ? end + 1 : end;
        return TimeText.skipBlanks(text, at) == at ? -1 : TimeText.skipBlanks(text, at);
    }

    /**
     * A weekday, a month, or both: {@code Mon Jan  1 10:00:00 2024}, {@code Jan 1, 2024 10:00:00 AM}, {@code
     * Mon, 01 Jan 2024 ...}.
     */
    private static int named(char[] text, int at) {
        int start = at;
        if (TimeText.isName(WEEKDAYS, text, start)) {
            start += 3;
            start = TimeText.skipBlanks(text, start < text.length && text[start] == ',' ? start + 1 : start);
            if (start < text.length && TimeText.isDigit(text[start])) {
                return numeric(text, start);
            }
        }
        if (!TimeText.isName(TimeText.MONTHS, text, start)) {
            return -1;
        }
        int day = TimeText.skipBlanks(text, start + 3);
        int end = TimeText.skipDigits(text, day, 2);
        if (day == start + 3 || end == day) {
            return -1;
        }
        if (end < text.length && text[end] == ',') {
            end++;
        }
        int year = TimeText.skipBlanks(text, end);
        int yearEnd = TimeText.masked("####", text, year);
        if (yearEnd > 0 && yearEnd < text.length && text[yearEnd] != ':') {
            end = text[yearEnd] == ',' ? yearEnd + 1 : yearEnd;
        }
        int clock = TimeText.skipBlanks(text, end);
        int clockEnd = clock == end ? -1 : clock(text, clock, false);
        return clockEnd < 0 ? -1 : year(text, ZoneScanner.end(text, clockEnd));
    }

    /**
     * Takes the year at the end of {@code ctime}'s form, {@code Wed May  1 10:15:02 2024}: one blank, and four
     * digits that begin with 19 or 20. A message may begin with a number as well, so the rest of the time is
     * one without it.
     */
    private static int year(char[] text, int end) {
        int start = TimeText.skipBlanks(text, end);
        int year = start == end + 1 ? TimeText.masked("####", text, start) : -1;
        boolean plausible = year > 0
                && ((text[start] == '2' && text[start + 1] == '0') || (text[start] == '1' && text[start + 1] == '9'))
                && (year == text.length || (!TimeText.isWord(text[year]) && text[year] != '.'));
        return plausible ? year : end;
    }

    /**
     * A time of day with its fraction: {@code 10:15:02.123}, {@code 10:15:02,123}. Up to nine digits of a
     * fraction.
     *
     * @param at where it begins; -1 is passed on
     * @param minutes whether hours and minutes are enough
     */
    private static int clock(char[] text, int at, boolean minutes) {
        if (at < 0) {
            return -1;
        }
        int hours = TimeText.skipDigits(text, at, 2);
        if (hours == at || !isPair(text, hours)) {
            return -1;
        }
        int end = hours + 3;
        if (isPair(text, end)) {
            end += 3;
        } else if (!minutes) {
            return -1;
        }
        if (end + 1 < text.length && ".,:".indexOf(text[end]) >= 0 && TimeText.isDigit(text[end + 1])) {
            end = TimeText.skipDigits(text, end + 1, 9);
        }
        return end < text.length && TimeText.isDigit(text[end]) ? -1 : end;
    }

    /**
     * Whether a colon and two digits below 70 stand here: minutes, or seconds with those that are inserted
     * (60).
     */
    private static boolean isPair(char[] text, int colon) {
        return colon + 2 < text.length
                && text[colon] == ':'
                && text[colon + 1] >= '0'
                && text[colon + 1] <= '6'
                && TimeText.isDigit(text[colon + 2]);
    }

    /**
     * Seconds (ten digits) or milliseconds (thirteen) since 1970, with a fraction or without. They begin with 1
     * until 2033.
     */
    private static int epoch(char[] text, int at) {
        int end = TimeText.skipDigits(text, at, 14);
        if (text[at] != '1' || (end - at != 10 && end - at != 13)) {
            return -1;
        }
        if (end + 1 < text.length && text[end] == '.' && TimeText.isDigit(text[end + 1])) {
            end = TimeText.skipDigits(text, end + 1, 9);
        }
        return end < text.length && "+-/:.".indexOf(text[end]) >= 0 ? -1 : end;
    }

    /** How many signs for digits a mask begins with. */
    private static int leadingDigits(String mask) {
        int at = 0;
        while (at < mask.length() && mask.charAt(at) == '#') {
            at++;
        }
        return at;
    }
}
