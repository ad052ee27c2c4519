package io.logclf.api.text;

/**
 * Numbers with sign, thousands separators, decimals and exponent, and with units: percentages, durations and sizes. A number
 * of any form has the same placeholder, but for a 0 that is a count of none; a unit is part of the value, as the same amount may be logged as {@code 1500 ms} or {@code 1.5 s}.
 */
final class Numbers {

    private final Text text;
    private final Match match;
    private final Units units;
    private final Counts counts;

    Numbers(Text text, Match match) {
        this.text = text;
        this.match = match;
        this.units = new Units(text);
        this.counts = new Counts(text);
    }

    /** Takes the number at {@code i}, where a word starts with a digit, with its unit. */
    boolean number(int i) {
        int end = mantissaEnd(i);
        int start = signStart(i);
        return percent(start, end)
                || glued(start, end)
                || spaced(start, end)
                || match.found(start, exponentEnd(end), kind(i, start, end));
    }

    /** Takes the number at {@code i} within a word, where it has neither sign nor unit. */
    boolean inWord(int i) {
        return match.found(i, decimalsEnd(text.digitsEnd(i)), Placeholder.NUMBER);
    }

    /** Finds a duration of several numbers without spaces, such as {@code 1h30m}, that ends with its word. */
    boolean duration(Word word) {
        if (word.digitGroups() < 2) {
            return false;
        }
        int p = word.start();
        while (Chars.isDigit(text.at(p)) && p < word.end()) {
            int unit = text.digitsEnd(p);
            int unitEnd = units.end(unit);
            if (unitEnd == unit || !units.isTime(unit, unitEnd)) {
                return false;
            }
            p = unitEnd;
        }
        return p == word.end() && match.found(word.start(), p, Placeholder.DURATION);
    }

    private Placeholder kind(int i, int start, int end) {
        return start == i && end == i + 1 && counts.isNone(i) ? Placeholder.ZERO : Placeholder.NUMBER;
    }

    private boolean percent(int start, int end) {
        int sign = text.at(end) == ' ' ? end + 1 : end;
        return text.at(sign) == '%' && text.endsWordAt(sign + 1) && match.found(start, sign + 1, Placeholder.PERCENT);
    }

    /** A unit directly behind the number: 12ms, 64M. */
    private boolean glued(int start, int end) {
        int unitEnd = units.end(end);
        if (unitEnd == end || !text.endsWordAt(unitEnd)) {
            return false;
        }
        if (units.isTime(end, unitEnd)) {
            return match.found(start, unitEnd, Placeholder.DURATION);
        }
        return units.isBytesWhenGlued(end, unitEnd) && match.found(start, unitEnd, Placeholder.SIZE);
    }

    /** A unit after one blank: 12 ms, 3 hours. */
    private boolean spaced(int start, int end) {
        if (text.at(end) != ' ') {
            return false;
        }
        int unit = end + 1;
        int unitEnd = units.end(unit);
        if (unitEnd == unit || !units.standsAlone(unitEnd)) {
            return false;
        }
        if (units.isTime(unit, unitEnd)) {
            return match.found(start, unitEnd, Placeholder.DURATION);
        }
        return units.isBytes(unit, unitEnd) && match.found(start, unitEnd, Placeholder.SIZE);
    }

    /** Commas separate groups of exactly three digits, behind at most three. */
    private int mantissaEnd(int i) {
        int end = text.digitsEnd(i);
        if (end - i <= 3) {
            while (text.at(end) == ',' && text.countDigits(end + 1, 4) == 3) {
                end += 4;
            }
        }
        return decimalsEnd(end);
    }

    /** As many dots as there are: {@code 1.2.3} is a version, and reads as one number. */
    private int decimalsEnd(int from) {
        int end = from;
        while (text.at(end) == '.' && Chars.isDigit(text.at(end + 1))) {
            end = text.digitsEnd(end + 1);
        }
        return end;
    }

    private int exponentEnd(int end) {
        if ((text.at(end) | 0x20) != 'e') {
            return end;
        }
        int digits = text.at(end + 1) == '-' || text.at(end + 1) == '+' ? end + 2 : end + 1;
        int length = text.countDigits(digits, 4);
        return length > 0 && text.endsWordAt(digits + length) ? digits + length : end;
    }

    /** A hyphen is a sign unless it joins the number to what stands before it; {@code blk_-5} has a sign. */
    private int signStart(int i) {
        char sign = text.before(i);
        if ((sign != '-' && sign != '+') || i - 1 < text.floor()) {
            return i;
        }
        char before = text.before(i - 1);
        boolean opens = Chars.isBreak(before) && before != '>' && before != ')' && before != ']' && before != '}';
        return opens || before == '=' || before == ':' || before == ',' || before == '_' || before == '|' ? i - 1 : i;
    }
}
