package io.logclf.api.text;

/**
 * Dates in figures or with a month's name, with a week day before and a time after. Each looks at a bounded number of
 * characters on either side of a digit: a month's name alone is a word.
 *
 * <p>Days and months are checked against 31 and 12, so that other numbers with separators are mostly not taken for dates; whether
 * a day exists in its month is not. Names are English and capitalized, as logging libraries write them. Methods that find
 * fill the {@link Match}; those named {@code ...End} return the index behind what they found, or their argument if there is
 * nothing.
 */
final class Dates {

    private static final WordTable MONTHS = WordTable.of("jan feb mar apr may jun jul aug sep sept oct nov dec january "
            + "february march april june july august september october november december");
    private static final WordTable DAYS = WordTable.of("mon tue tues wed thu thur thurs fri sat sun monday tuesday "
            + "wednesday thursday friday saturday sunday");
    private static final int LONGEST_NAME = "September".length();

    private final Text text;
    private final Match match;
    private final Times times;

    Dates(Text text, Match match, Times times) {
        this.text = text;
        this.match = match;
        this.times = times;
    }

    /** Finds a date at {@code i}, where a word starts with a digit; its first words may stand before. */
    boolean date(int i) {
        int digits = text.countDigits(i, 9);
        if (digits == 4) {
            return yearFirst(i) || monthAndYear(i);
        }
        if (digits == 8) {
            return compact(i);
        }
        return digits <= 2 && (dayFirst(i, digits) || inFigures(i, digits) || monthFirst(i, digits));
    }

    /** 2025-07-12, 2025/07/12, 2025.07.12. */
    private boolean yearFirst(int i) {
        char separator = text.at(i + 4);
        if (!isYear(i) || (separator != '-' && separator != '/' && separator != '.')) {
            return false;
        }
        int month = text.countDigits(i + 5, 3);
        int day = i + 5 + month + 1;
        int dayDigits = text.countDigits(day, 3);
        boolean date = isNumber(i + 5, month, 12) && text.at(day - 1) == separator && isNumber(day, dayDigits, 31);
        return date && ends(day + dayDigits, separator) && finish(i, day + dayDigits);
    }

    /** Eight figures are a date only with a time after them. */
    private boolean compact(int i) {
        if (!isYear(i) || !isNumber(i + 4, 2, 12) || !isNumber(i + 6, 2, 31)) {
            return false;
        }
        int end = timeEnd(i + 8);
        return end > i + 8 && match.found(i, end, Placeholder.TIMESTAMP);
    }

    /** 12/7/2025, 7.12.2025, 12-7-2025, 12/7/25: day and month in either order, so one of them is at most 12. */
    private boolean inFigures(int i, int digits) {
        char separator = text.at(i + digits);
        if (separator != '/' && separator != '-' && separator != '.') {
            return false;
        }
        int second = i + digits + 1;
        int secondDigits = text.countDigits(second, 3);
        int year = second + secondDigits + 1;
        int yearDigits = text.countDigits(year, 5);
        boolean date = isNumber(i, digits, 31)
                && isNumber(second, secondDigits, 31)
                && Math.min(text.value(i, digits), text.value(second, secondDigits)) <= 12
                && text.at(year - 1) == separator
                && ((yearDigits == 4 && isYear(year)) || (yearDigits == 2 && separator == '/'));
        return date && ends(year + yearDigits, separator) && finish(i, year + yearDigits);
    }

    /** 10 Oct 2025, 10-Oct-2025, 10/Oct/2025, 10 Oct. */
    private boolean dayFirst(int i, int digits) {
        char separator = text.at(i + digits);
        int month = i + digits + 1;
        boolean separated = separator == ' ' || separator == '-' || separator == '/';
        if (!separated || !Chars.isUpper(text.at(month)) || !isNumber(i, digits, 31)) {
            return false;
        }
        int monthEnd = text.lettersEnd(month, LONGEST_NAME);
        if (!MONTHS.contains(text, month, monthEnd)) {
            return false;
        }
        int year = text.at(monthEnd) == ',' ? monthEnd + 2 : monthEnd + 1;
        char beforeYear = text.at(year - 1);
        if ((beforeYear == separator || beforeYear == ' ') && isWholeYear(year)) {
            return finish(weekDayStart(i), year + 4);
        }
        return separator == ' ' && ends(monthEnd, '_') && finishWithoutYear(weekDayStart(i), monthEnd);
    }

    /** Oct 10, Oct 10 2025, Mon Oct 10 13:55:36 2025. */
    private boolean monthFirst(int i, int digits) {
        int month = monthBefore(i);
        if (month == i || !isNumber(i, digits, 31)) {
            return false;
        }
        int end = ordinalEnd(i + digits);
        int year = text.at(end) == ',' ? end + 1 : end;
        year = text.at(year) == ' ' || text.at(year) == '-' ? year + 1 : year;
        if (year > end && isWholeYear(year)) {
            return finish(weekDayStart(month), year + 4);
        }
        return ends(end, '/') && ends(end, ':') && ends(end, '.') && finishWithoutYear(weekDayStart(month), end);
    }

    /** Oct 2025. */
    private boolean monthAndYear(int i) {
        int month = monthBefore(i);
        return month < i && isYear(i) && text.endsWordAt(i + 4) && match.found(month, i + 4, Placeholder.DATE);
    }

    /** Ends a date, with the time behind it if there is one, and the week day before it. */
    private boolean finish(int start, int end) {
        int timeEnd = timeEnd(end);
        return timeEnd > end
                ? match.found(weekDayStart(start), timeEnd, Placeholder.TIMESTAMP)
                : text.endsWordAt(end) && match.found(weekDayStart(start), end, Placeholder.DATE);
    }

    /** As the C library prints it, the year comes last: Mon Jun 14 15:16:01 2005. */
    private boolean finishWithoutYear(int start, int end) {
        int timeEnd = timeEnd(end);
        if (timeEnd > end && text.at(timeEnd) == ' ' && isWholeYear(timeEnd + 1)) {
            return match.found(start, timeEnd + 5, Placeholder.TIMESTAMP);
        }
        return finish(start, end);
    }

    /** Returns the end of the time that follows a date's end, or {@code end}. */
    private int timeEnd(int end) {
        char separator = text.at(end);
        int time = end + 1;
        if (separator == ',' && text.at(time) == ' ') {
            time++;
        }
        boolean joined = separator == 'T' || separator == '_' || separator == '-' || separator == ':';
        if (!joined && separator != ' ' && separator != ',') {
            return end;
        }
        int timeEnd = joined ? times.clockAfterDateEnd(time) : times.clockEnd(time);
        return timeEnd == time ? end : timeEnd;
    }

    /** Returns the start of the month's name that ends one or two separators before {@code i}, or {@code i}. */
    private int monthBefore(int i) {
        int end = i;
        if (text.before(end) == ' ' || text.before(end) == '-') {
            end--;
        }
        if (end < i && (text.before(end) == ' ' || text.before(end) == '.')) {
            end--;
        }
        if (end == i) {
            return i;
        }
        int start = nameStart(end);
        return start < end && Chars.isUpper(text.at(start)) && MONTHS.contains(text, start, end) ? start : i;
    }

    /** Returns the start of the week day before a date, or {@code date}. */
    private int weekDayStart(int date) {
        int end = date;
        if (text.before(end) == ' ') {
            end--;
        }
        if (end < date && text.before(end) == ',') {
            end--;
        }
        if (end == date) {
            return date;
        }
        int start = nameStart(end);
        return start < end && Chars.isUpper(text.at(start)) && DAYS.contains(text, start, end) ? start : date;
    }

    /** Returns the start of the letters before {@code end}, or {@code end} if they are too many or part of a word. */
    private int nameStart(int end) {
        int start = end;
        while (end - start < LONGEST_NAME && Chars.isLetter(text.before(start))) {
            start--;
        }
        return Chars.isWord(text.before(start)) ? end : start;
    }

    /** Returns the end of st, nd, rd or th. */
    private int ordinalEnd(int end) {
        int first = text.at(end) | 0x20;
        int second = text.at(end + 1) | 0x20;
        boolean ordinal = (first == 's' && second == 't')
                || (first == 'n' && second == 'd')
                || (first == 'r' && second == 'd')
                || (first == 't' && second == 'h');
        return ordinal && text.endsWordAt(end + 2) ? end + 2 : end;
    }

    private boolean isNumber(int i, int digits, int most) {
        if (digits < 1 || digits > 2) {
            return false;
        }
        int value = text.value(i, digits);
        return value >= 1 && value <= most;
    }

    private boolean isYear(int i) {
        int century = text.twoDigits(i);
        return (century == 19 || century == 20) && text.twoDigits(i + 2) >= 0;
    }

    private boolean isWholeYear(int i) {
        return isYear(i) && text.endsWordAt(i + 4);
    }

    /** Says whether the figures before {@code end} are not followed by more of the same kind. */
    private boolean ends(int end, char separator) {
        return !(text.at(end) == separator && Chars.isDigit(text.at(end + 1))) || timeEnd(end) > end;
    }
}
