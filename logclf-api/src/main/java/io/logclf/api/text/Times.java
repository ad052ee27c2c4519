package io.logclf.api.text;

/**
 * Times of day, with fraction, AM or PM, and zone. Each looks at a bounded number of characters. Methods named {@code ...End}
 * return the index behind what they found, or their argument if there is nothing.
 */
final class Times {

    /** The abbreviations of time zones that count; other words in capitals behind a time are no part of it. */
    private static final WordTable ZONES =
            WordTable.of("utc gmt est edt cst cdt mst mdt pst pdt cet cest eet eest wet west bst ist jst msk");

    private final Text text;
    private final Match match;

    Times(Text text, Match match) {
        this.text = text;
        this.match = match;
    }

    /** Finds a time at {@code i}. */
    boolean time(int i) {
        int end = clockEnd(i);
        if (end == i) {
            end = hourWithHalfOfDayEnd(i);
        }
        return end > i && match.found(i, end, Placeholder.TIME);
    }

    /** Returns the end of the time at {@code i} in its usual form, or {@code i}. */
    int clockEnd(int i) {
        return end(i, ':', 0);
    }

    /** Returns the end of the time at {@code i} in a form that is one only after a date: 15.42.50 or 154250. */
    int clockAfterDateEnd(int i) {
        int end = end(i, ':', 0);
        if (end == i) {
            end = end(i, '.', 2);
        }
        return end == i ? compactEnd(i) : end;
    }

    /**
     * Returns the end of hours and minutes, and seconds, which a time with dots must have.
     *
     * @param shortestHour how many digits the hour must have at least
     */
    private int end(int i, char separator, int shortestHour) {
        int hour = text.countDigits(i, 3);
        if (hour == 0 || hour > 2 || hour < shortestHour || text.value(i, hour) > 24) {
            return i;
        }
        int p = i + hour;
        if (text.at(p) != separator || !isSixtieth(p + 1)) {
            return i;
        }
        p += 3;
        if (text.at(p) == separator && isSixtieth(p + 1)) {
            p = fractionEnd(p + 3);
        } else if (separator == '.') {
            return i;
        }
        boolean goesOn = (text.at(p) == ':' || text.at(p) == '.') && Chars.isDigit(text.at(p + 1));
        return goesOn ? i : finish(i, p);
    }

    /** 154250, with a fraction. */
    private int compactEnd(int i) {
        if (text.countDigits(i, 7) != 6 || text.value(i, 2) > 24 || !isSixtieth(i + 2) || !isSixtieth(i + 4)) {
            return i;
        }
        return finish(i, fractionEnd(i + 6));
    }

    /** 5 PM, 5pm. */
    private int hourWithHalfOfDayEnd(int i) {
        int hour = text.countDigits(i, 3);
        if (hour == 0 || hour > 2 || text.value(i, hour) > 12) {
            return i;
        }
        int p = i + hour;
        int end = halfOfDayEnd(p);
        // Apart from the number, "am" is a word.
        boolean apart = text.at(p) == ' ' && !Chars.isUpper(text.at(p + 1));
        return end == p || apart ? i : end;
    }

    /** Minutes or seconds; up to 60, as a leap second is. */
    private boolean isSixtieth(int i) {
        int value = text.twoDigits(i);
        return value >= 0 && value <= 60;
    }

    /** A dot before any fraction; a comma or a colon before thousandths only, because they separate other things too. */
    private int fractionEnd(int p) {
        char separator = text.at(p);
        if (separator != '.' && separator != ',' && separator != ':') {
            return p;
        }
        int length = text.countDigits(p + 1, 10);
        boolean fraction = separator == '.'
                ? length >= 1 && length <= 9
                : length == 3 || (separator == ',' && (length == 6 || length == 9));
        return fraction ? p + 1 + length : p;
    }

    private int finish(int i, int clock) {
        int end = zoneEnd(halfOfDayEnd(clock));
        return text.endsWordAt(end) ? end : i;
    }

    private int halfOfDayEnd(int p) {
        int start = text.at(p) == ' ' ? p + 1 : p;
        int half = text.at(start) | 0x20;
        boolean found =
                (half == 'a' || half == 'p') && (text.at(start + 1) | 0x20) == 'm' && text.endsWordAt(start + 2);
        return found ? start + 2 : p;
    }

    private int zoneEnd(int p) {
        char next = text.at(p);
        if (next == 'Z') {
            return p + 1;
        }
        if (next == '+' || next == '-') {
            return offsetEnd(p, 2);
        }
        if (next != ' ') {
            return p;
        }
        char first = text.at(p + 1);
        if (first == '+' || first == '-') {
            int end = offsetEnd(p + 1, 4);
            return end == p + 1 ? p : end;
        }
        int end = text.lettersEnd(p + 1, 4);
        return Chars.isUpper(first) && Chars.isUpper(text.at(p + 2)) && text.endsWordAt(end) && isZone(p + 1, end)
                ? end
                : p;
    }

    /** Returns the end of +hh, +hhmm or +hh:mm with at least so many digits, or {@code sign}. */
    private int offsetEnd(int sign, int fewestDigits) {
        int length = text.countDigits(sign + 1, 5);
        int end = sign + 1 + length;
        if (length == 2 && text.at(end) == ':' && isSixtieth(end + 1)) {
            end += 3;
            length = 4;
        }
        return (length == 2 || length == 4) && length >= fewestDigits && text.endsWordAt(end) ? end : sign;
    }

    private boolean isZone(int start, int end) {
        return ZONES.contains(text, start, end);
    }
}
