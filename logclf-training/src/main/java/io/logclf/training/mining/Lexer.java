package io.logclf.training.mining;

import io.logclf.head.opposites.Script;
import java.util.Arrays;

/**
 * Splits a message into tokens: words, separators, and what varies by its form. Reused from message to
 * message; not safe for concurrent use.
 *
 * What holds a digit varies, and so do links, paths, addresses and very long words. Neighbours that vary
 * become one, with up to two separators between them, so that lists of any length read the same. A few
 * examples:
 *
 * <pre>{@code
 * "took 17 ms for 3 files"             took <*> for <*> files
 * "from 10.0.0.1:80, 10.0.0.2:80"      from <*>
 * "user=anna id=42"                    user=anna id=<*>
 * "see https://example.com/a?b=1."     see <*>.
 * }</pre>
 *
 * A token is a number of {@link Words}, shifted by one; its lowest bit says that white space stood before
 * it.
 */
final class Lexer {

    /** What is behind so many characters varies. */
    private static final int MAX_CHARS = 1 << 14;
    /** What is behind so many tokens varies. */
    private static final int MAX_TOKENS = 1 << 9;
    /** Longer words are data. */
    private static final int MAX_WORD = 64;
    /** So many separators may stand between two neighbours that vary, and still they are one. */
    private static final int MAX_JOIN = 2;

    private static final int WORD = CharKind.LETTER | CharKind.DIGIT;
    private static final int WORD_END = CharKind.SPACE | CharKind.SEPARATOR;

    /** Signs that mean no more when there are many of them. */
    private static final String REPEATED = "*#!?";

    private final Words words;
    private char[] chars = new char[1 << 8];
    private int length;
    private int[] tokens = new int[1 << 6];
    private int size;
    /** Whether white space stands before the token that is being read. */
    private boolean spaced;

    Lexer(Words words) {
        this.words = words;
    }

    /**
     * Reads a message, or its beginning where it is very long; {@link #tokens}, {@link #size} and {@link
     * #hash} are about it then.
     */
    void read(String message) {
        length = Math.min(message.length(), MAX_CHARS);
        if (chars.length < length) {
            chars = new char[Math.max(length, 2 * chars.length)];
        }
        message.getChars(0, length, chars, 0);
        size = 0;
        spaced = false;
        int i = 0;
        while (i < length && size < MAX_TOKENS) {
            i = token(i);
        }
        if (i < length || length < message.length()) {
            variable(true);
        }
    }

    /** Returns the tokens of what was read, and more; valid until the next message is read. */
    int[] tokens() {
        return tokens;
    }

    /** Returns the hash of what was read. */
    long hash() {
        return Hash.of(chars, 0, length);
    }

    /** Returns how many of the tokens count. */
    int size() {
        return size;
    }

    /** Reads what begins at a place, and returns the place behind it. */
    private int token(int i) {
        byte kind = CharKind.of(chars[i]);
        if ((kind & CharKind.SPACE) != 0) {
            spaced = true;
            return i + 1;
        }
        boolean separator = (kind & CharKind.SEPARATOR) != 0;
        if (separator && isSignOfNumber(i)) {
            return i + 1;
        }
        int end = separator ? separator(i) : word(i);
        spaced = false;
        return end;
    }

    /** Reads a separator; a run of equal ones that mean no more is one. */
    private int separator(int i) {
        int chain = spaced ? VariableForms.endOfHexChain(chars, i, i, length) : 0;
        int address = chain > 0 ? chain : VariableForms.endOfBracketedAddress(chars, i, length);
        if (address > 0) {
            variable(spaced);
            return address;
        }
        constant(i, i + 1);
        int end = i + 1;
        while (end < length && chars[end] == chars[i] && REPEATED.indexOf(chars[i]) >= 0) {
            end++;
        }
        return end;
    }

    /** As in {@code <1 sec}: the sign belongs to the number. */
    private boolean isSignOfNumber(int i) {
        boolean sign = spaced && (chars[i] == '<' || chars[i] == '>');
        return sign && i + 1 < length && CharKind.is(chars[i + 1], CharKind.DIGIT);
    }

    /** Reads a word, or a form that begins like one. */
    private int word(int i) {
        int end = i;
        int seen = 0;
        while (end < length) {
            byte kind = CharKind.of(chars[end]);
            if (((kind & WORD) == 0 && isEnd(i, end, kind)) || isOtherScript(i, end)) {
                break;
            }
            seen |= kind;
            end++;
        }
        if (end == i) {
            return run(i);
        }
        int form = end < length && ":[?=".indexOf(chars[end]) >= 0 ? endOfForm(i, end) : 0;
        if (form > 0) {
            variable(spaced);
            return form;
        }
        return plain(i, end, seen);
    }

    /** Tells whether a word that starts at {@code from} ends before {@code i}. */
    private boolean isEnd(int from, int i, byte kind) {
        return ((kind & WORD_END) != 0 && !isApostrophe(i)) || isRun(from, i);
    }

    /**
     * Where words are written together, a change of script ends one: digits and names stand amid Chinese
     * without spaces. A Han character is a word of its own, for nothing says where words of several end.
     */
    private boolean isOtherScript(int from, int i) {
        int script = Script.unspaced(chars[i]);
        return script != Script.unspaced(chars[from]) || (script == Script.HAN && i > from);
    }

    /** Returns the end of a form that goes on beyond the word, or 0 if there is none. */
    private int endOfForm(int i, int end) {
        if (VariableForms.isLink(chars, end, length)) {
            return VariableForms.endOfLink(chars, end, length);
        }
        if (VariableForms.isDrive(chars, i, end, length)) {
            return VariableForms.endOfPath(chars, end + 1, length);
        }
        if (VariableForms.goesOnAsPath(chars, i, end, length)) {
            return VariableForms.endOfPath(chars, end + 1, length);
        }
        if (VariableForms.isRange(chars, end, length)) {
            return VariableForms.endOfRange(chars, end, length);
        }
        return VariableForms.endOfHexChain(chars, i, end, length);
    }

    /**
     * Reads a word whose end is known, without the full stops behind it.
     *
     * @param seen the kinds of all its characters
     */
    private int plain(int i, int end, int seen) {
        int last = end;
        while (last > i && chars[last - 1] == '.') {
            last--;
        }
        if ((seen & (CharKind.LETTER | CharKind.DIGIT)) == 0 || last == i) {
            constant(i, end);
            return end;
        }
        boolean digits = (seen & CharKind.DIGIT) != 0;
        if (digits && isKey(i, last)) {
            key(i, last);
        } else if (digits || last - i > MAX_WORD || VariableForms.isVariable(chars, i, last, seen)) {
            variable(spaced);
        } else {
            letters(i, last);
        }
        return last;
    }

    /** Adds a word of letters; a unit behind a number and a literal that is assigned vary. */
    private void letters(int i, int end) {
        constant(i, end);
        int token = tokens[size - 1];
        if (size == 1) {
            return;
        }
        int before = tokens[size - 2];
        if (Words.isVariable(before) && words.isPartOfNumber(token)) {
            size--;
        } else if (words.isLiteral(token) && isAssignment(before)) {
            size--;
            variable(Words.isSpaced(token));
        }
    }

    private boolean isAssignment(int token) {
        return words.is(token, '=') || words.is(token, ':');
    }

    /** A word before an equals sign is a name, even if it holds digits. */
    private boolean isKey(int i, int end) {
        return end < length && chars[end] == '=' && CharKind.is(chars[i], CharKind.LETTER);
    }

    /** Adds a name that is assigned to, with one sign for each run of digits. */
    private void key(int from, int to) {
        int end = from;
        for (int i = from; i < to; i++) {
            boolean digit = CharKind.is(chars[i], CharKind.DIGIT);
            if (!digit || chars[end - 1] != '#') {
                chars[end++] = digit ? '#' : chars[i];
            }
        }
        push(words.of(chars, from, end), spaced);
    }

    /** Tells whether a sign stands within a word, as in {@code don't}. */
    private boolean isApostrophe(int i) {
        return (chars[i] == '\'' || chars[i] == '’')
                && i > 0
                && i + 1 < length
                && CharKind.is(chars[i - 1], CharKind.LETTER)
                && CharKind.is(chars[i + 1], CharKind.LETTER);
    }

    /** Tells whether a run of dots or dashes begins here, which separates words and is none. */
    private boolean isRun(int from, int i) {
        char c = chars[i];
        boolean doubled = (c == '.' || c == '-') && i + 1 < length && chars[i + 1] == c;
        return doubled && (c == '.' || i == from || CharKind.is(chars[i - 1], CharKind.LETTER | CharKind.DIGIT));
    }

    /** Reads a run of equal signs as two of them. */
    private int run(int i) {
        int end = i + 1;
        while (end < length && chars[end] == chars[i]) {
            end++;
        }
        push(words.of(chars, i, i + 2), spaced);
        return end;
    }

    private void constant(int from, int to) {
        push(words.of(chars, from, to), spaced);
    }

    /** Appends a token. */
    private void push(int number, boolean afterSpace) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = (number << 1) | (afterSpace ? 1 : 0);
    }

    /** Appends what varies, or joins it with what varies before it and with a day or month before that. */
    private void variable(boolean afterSpace) {
        while (size > 0 && words.isCalendar(tokens[size - 1])) {
            size--;
        }
        int before = size;
        while (before > 0 && size - before < MAX_JOIN && isJoint(tokens[before - 1])) {
            before--;
        }
        if (before > 0 && Words.isVariable(tokens[before - 1])) {
            size = before;
        } else {
            push(Words.VARIABLE, afterSpace);
        }
    }

    /** Tells whether a token is a separator that tells nothing, and may be swallowed between two that vary. */
    private boolean isJoint(int token) {
        return !Words.isVariable(token) && !words.isWord(token) && !words.tells(token) && words.closer(token) == 0;
    }
}
