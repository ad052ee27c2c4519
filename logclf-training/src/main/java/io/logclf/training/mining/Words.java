package io.logclf.training.mining;

import io.logclf.head.opposites.Inflection;
import io.logclf.head.opposites.Opposites;
import io.logclf.head.opposites.Polarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the constant parts of messages, each text once, with what is known of it. All comparisons in
 * mining are of numbers and hashes, so that a log of millions of messages is compared without its text.
 *
 * A token is such a number, shifted by one; its lowest bit says that white space stood before it, which
 * matters for the text of a template and for nothing else. What words are numbered depends on the order of
 * messages and decides nothing: comparisons across messages use {@link #hash}. Not safe for concurrent use.
 */
final class Words {

    /** The number of what varies. */
    static final int VARIABLE = 0;

    private static final Pattern PARTS = Pattern.compile("[^\\p{L}']+|(?<=\\p{Ll})(?=\\p{Lu})");

    private final List<String> texts = new ArrayList<>();
    private long[] hashes = new long[1 << 10];
    private int[] flags = new int[1 << 10];
    private char[] singles = new char[1 << 10];
    private @Nullable Polarity[] polarities = new Polarity[1 << 10];
    private int[] table = new int[1 << 11];

    Words() {
        append("<*>", 0x9e3779b97f4a7c15L, 0);
    }

    /** Returns the number of a token's text. */
    static int number(int token) {
        return token >>> 1;
    }

    /** Tells whether white space stood before a token. */
    static boolean isSpaced(int token) {
        return (token & 1) != 0;
    }

    /** Tells whether a token stands for what varies. */
    static boolean isVariable(int token) {
        return token >>> 1 == VARIABLE;
    }

    /** Returns the number of a stretch of characters. */
    int of(char[] chars, int from, int to) {
        long hash = Hash.of(chars, from, to);
        int slot = (int) hash & (table.length - 1);
        while (table[slot] != 0) {
            int number = table[slot];
            if (hashes[number] == hash && equal(texts.get(number), chars, from, to)) {
                return number;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        String text = new String(chars, from, to - from);
        int number = append(text, hash, WordKind.of(text));
        table[slot] = number;
        if (2 * texts.size() > table.length) {
            grow();
        }
        return number;
    }

    /** Returns the text of a token; {@code <*>} for what varies. */
    String text(int token) {
        return texts.get(number(token));
    }

    /** Returns the hash of a token's text, whatever stood before it. */
    long hash(int token) {
        return hashes[number(token)];
    }

    /** Tells whether a token is neither variable nor a separator. */
    boolean isWord(int token) {
        return !isVariable(token) && (flags[number(token)] & WordKind.SEPARATOR) == 0;
    }

    /** Tells whether a token tells one template from another: a word, a bracket or an equals sign. */
    boolean tells(int token) {
        return !isVariable(token)
                && (flags[number(token)] & (WordKind.SEPARATOR | WordKind.KEPT)) != WordKind.SEPARATOR;
    }

    /** Tells whether a word is a value where one is announced: {@code on}, {@code off}. */
    boolean isSwitch(int token) {
        return (flags[number(token)] & WordKind.SWITCH) != 0;
    }

    /** Tells whether a word is the name of a day, a month or a time zone. */
    boolean isCalendar(int token) {
        return (flags[number(token)] & WordKind.CALENDAR) != 0;
    }

    /** Tells whether a word belongs to a number before it. */
    boolean isPartOfNumber(int token) {
        return (flags[number(token)] & (WordKind.UNIT | WordKind.CALENDAR)) != 0;
    }

    /** Tells whether a word is a value in most programming languages: {@code true}, {@code null}. */
    boolean isLiteral(int token) {
        return (flags[number(token)] & WordKind.LITERAL) != 0;
    }

    /**
     * Tells whether a word looks like a name that a program or a user made up: {@code a.b}, {@code a_b},
     * {@code aB}.
     */
    boolean isIdentifier(int token) {
        return (flags[number(token)] & WordKind.IDENTIFIER) != 0;
    }

    /** Tells whether a word never is a value: it negates, or holds a sentence together. */
    boolean isFunction(int token) {
        return (flags[number(token)] & WordKind.FUNCTION) != 0;
    }

    /** Tells whether a word says that something is not so. */
    boolean isNegation(int token) {
        return (flags[number(token)] & WordKind.NEGATION) != 0;
    }

    /** Tells whether a word is a Han character, of which a value has several. */
    boolean isHan(int token) {
        return (flags[number(token)] & WordKind.HAN) != 0;
    }

    /** Tells whether a word is written as a name is: its first letter only is a capital. */
    boolean isName(int token) {
        return (flags[number(token)] & WordKind.NAME) != 0;
    }

    /**
     * Tells whether a word is the name of a file, or the full name of a class or a package: {@code
     * org.acme.Worker}.
     */
    boolean isQualified(int token) {
        return (flags[number(token)] & WordKind.QUALIFIED) != 0;
    }

    /** Returns the hash of a word without a prefix that says the opposite; 0 if it has none. */
    long withoutPrefix(int token) {
        String word = text(token);
        String base = Inflection.withoutPrefix(word);
        return base.length() == word.length() ? 0 : Hash.of(base.toCharArray(), 0, base.length());
    }

    /** Returns what a word says by itself. */
    Polarity polarity(int token) {
        Polarity known = polarities[number(token)];
        if (known == null) {
            known = isWord(token) ? said(text(token), isIdentifier(token)) : Polarity.NONE;
            polarities[number(token)] = known;
        }
        return known;
    }

    /** Returns what words that are written together say. */
    Polarity polarity(int[] tokens, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(text(tokens[i]));
        }
        return Opposites.standard().of(text.toString());
    }

    /** The parts of an identifier say what it says: {@code SCREEN_ON}, {@code linkDown}. */
    private static Polarity said(String text, boolean identifier) {
        Opposites opposites = Opposites.standard();
        if (!identifier) {
            return opposites.of(text.toLowerCase(Locale.ROOT));
        }
        Polarity said = Polarity.NONE;
        for (String part : PARTS.split(text, -1)) {
            said = said.with(opposites.of(part.toLowerCase(Locale.ROOT)));
        }
        return said.clear();
    }

    /** Tells whether a token is that separator. */
    boolean is(int token, char separator) {
        return singles[number(token)] == separator;
    }

    /** Returns the separator that closes what {@code token} opens, or 0 if it opens nothing. */
    char closer(int token) {
        if ((flags[number(token)] & WordKind.BRACKET) == 0) {
            return 0;
        }
        int open = "([{<\"'`".indexOf(singles[number(token)]);
        return open < 0 ? 0 : ")]}>\"'`".charAt(open);
    }

    /** Returns 1 for an opening bracket, -1 for a closing one. */
    int depth(int token) {
        if ((flags[number(token)] & (WordKind.BRACKET | WordKind.KEPT)) != (WordKind.BRACKET | WordKind.KEPT)) {
            return 0;
        }
        return closer(token) == 0 ? -1 : 1;
    }

    /** Writes tokens out. */
    String join(int[] tokens) {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            if (isSpaced(token) && text.length() > 0) {
                text.append(' ');
            }
            text.append(text(token));
        }
        return text.toString();
    }

    /** Adds a text, and returns its number. */
    private int append(String text, long hash, int kind) {
        int number = texts.size();
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * number);
            flags = Arrays.copyOf(flags, 2 * number);
            singles = Arrays.copyOf(singles, 2 * number);
            polarities = Arrays.copyOf(polarities, 2 * number);
        }
        texts.add(text);
        hashes[number] = hash;
        flags[number] = kind;
        singles[number] = (kind & WordKind.SEPARATOR) != 0 && text.length() == 1 ? text.charAt(0) : 0;
        return number;
    }

    private void grow() {
        int[] larger = new int[4 * table.length];
        for (int number = 1; number < texts.size(); number++) {
            int slot = (int) hashes[number] & (larger.length - 1);
            while (larger[slot] != 0) {
                slot = (slot + 1) & (larger.length - 1);
            }
            larger[slot] = number;
        }
        table = larger;
    }

    private static boolean equal(String text, char[] chars, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i - from) != chars[i]) {
                return false;
            }
        }
        return true;
    }
}
