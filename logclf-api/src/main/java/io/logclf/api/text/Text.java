package io.logclf.api.text;

/**
 * The message as the forms see it: from the end of the last replacement, the floor, to a limit. Reading beyond the limit is
 * allowed and gives {@link #END}, so that forms look ahead without checking bounds. Not safe for concurrent use.
 *
 * <p>Nothing looks behind the floor. What follows a replacement is therefore judged exactly as it will be judged when
 * the masked message is masked again and a placeholder stands there; masking is idempotent because of it.
 */
final class Text {

    /** What {@link #at} returns beyond the limit: a character that is part of no form. */
    static final char END = '\0';

    /** A longer array is not kept for the next message, so that one huge message does not occupy memory for good. */
    private static final int MAX_KEPT = 1 << 13;

    /** The message, and what is left of longer ones behind it: an array costs a form less than a string for each character. */
    private char[] chars = {};

    private int length;
    private int floor;
    private int limit;

    /** Returns a text of its own for a message or a word. */
    static Text of(String message) {
        Text text = new Text();
        text.read(message);
        return text;
    }

    /** Goes on to another message, with the floor at its start and the limit at its end. */
    void read(String message) {
        length = message.length();
        if (length > chars.length || chars.length > MAX_KEPT) {
            chars = new char[length];
        }
        message.getChars(0, length, chars, 0);
        floor = 0;
        limit = length;
    }

    /** Returns the characters of the message, which are followed by others; not a copy, and not to be changed. */
    char[] chars() {
        return chars;
    }

    /** Returns the number of characters of the message, whatever the limit. */
    int length() {
        return length;
    }

    /** Returns the character at {@code i}, or {@link #END} at or beyond the limit. */
    char at(int i) {
        return i < limit ? chars[i] : END;
    }

    /** Returns the character before {@code i}, as if a placeholder stood where text was replaced. */
    char before(int i) {
        if (i > floor) {
            return chars[i - 1];
        }
        return floor == 0 ? ' ' : '>';
    }

    /** Returns the end of the last replacement; 0 if there was none. */
    int floor() {
        return floor;
    }

    /** Hides everything before {@code end}, which a placeholder replaces. */
    void raiseFloor(int end) {
        floor = end;
    }

    /** Hides everything from {@code end} on, until {@link #unlimit}: so that a chunk is judged by itself. */
    void limitTo(int end) {
        limit = end;
    }

    void unlimit() {
        limit = length;
    }

    /** Returns the end of the digits that start at {@code i}. */
    int digitsEnd(int i) {
        int end = i;
        while (Chars.isDigit(at(end))) {
            end++;
        }
        return end;
    }

    /** Returns how many digits start at {@code i}, counting up to {@code most} only, so that the look-ahead is bounded. */
    int countDigits(int i, int most) {
        int count = 0;
        while (count < most && Chars.isDigit(at(i + count))) {
            count++;
        }
        return count;
    }

    /** Returns the value of {@code count} digits, few enough for an int. */
    int value(int i, int count) {
        int value = 0;
        for (int k = 0; k < count; k++) {
            value = 10 * value + at(i + k) - '0';
        }
        return value;
    }

    /** Returns the value of exactly two digits at {@code i}, or -1 where there are fewer. */
    int twoDigits(int i) {
        return Chars.isDigit(at(i)) && Chars.isDigit(at(i + 1)) ? value(i, 2) : -1;
    }

    /** Returns the end of the letters that start at {@code i}, looking at one more than {@code most} of them. */
    int lettersEnd(int i, int most) {
        int end = i;
        while (end <= i + most && Chars.isLetter(at(end))) {
            end++;
        }
        return end;
    }

    /** Says whether a word ends before {@code i}. */
    boolean endsWordAt(int i) {
        return !Chars.isWord(at(i));
    }
}
