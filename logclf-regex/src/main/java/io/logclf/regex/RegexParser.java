package io.logclf.regex;

import io.logclf.regex.RegexNode.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a pattern that RE2/J has accepted into a {@link RegexNode}. Knows the constructs of RE2 syntax that rules use;
 * for any other (many case-insensitive letters beyond ASCII, among them) there is no tree, and the caller goes on
 * with RE2/J. Not safe for concurrent use.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
final class RegexParser {

    private static final int MAX_DEPTH = 200;

    private final String pattern;
    private int at;
    private int depth;
    private RegexFlags flags;

    private RegexParser(String pattern, RegexFlags flags) {
        this.pattern = pattern;
        this.flags = flags;
    }

    /** Returns the tree, or empty if the pattern holds a construct that this parser does not know. */
    static Optional<RegexNode> parse(String pattern, RegexFlags flags) {
        RegexParser parser = new RegexParser(pattern, flags);
        try {
            RegexNode node = parser.alternation();
            return parser.atEnd() ? Optional.of(node) : Optional.empty();
        } catch (UnknownConstruct e) {
            return Optional.empty();
        }
    }

    private RegexNode alternation() {
        if (++depth > MAX_DEPTH) {
            throw new UnknownConstruct();
        }
        List<RegexNode> options = new ArrayList<>();
        options.add(sequence());
        while (accept("|")) {
            options.add(sequence());
        }
        depth--;
        return options.size() == 1 ? options.get(0) : new RegexNode.Alternate(options);
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (!atEnd() && peek() != '|' && peek() != ')') {
            if (accept("\\Q")) {
                quoted(parts);
            } else {
                RegexNode atom = atom();
                parts.add(repeated(atom));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new RegexNode.Concat(parts);
    }

    private void quoted(List<RegexNode> parts) {
        while (!atEnd() && !accept("\\E")) {
            parts.add(literal(nextCodePoint()));
        }
        refuseRepeat();
    }

    /** For places where RE2 repeats something else than what was read last. */
    private void refuseRepeat() {
        if (!atEnd() && "*+?{".indexOf(peek()) >= 0) {
            throw new UnknownConstruct();
        }
    }

    private RegexNode atom() {
        int c = nextCodePoint();
        return switch (c) {
            case '(' -> group();
            case '[' -> new RegexNode.OneOf(new CharClassParser(this, flags).parse());
            case '.' -> new RegexNode.OneOf(flags.dotAll() ? CharSet.ALL : CharSet.NEWLINE.negate());
            case '^' -> new RegexNode.Assert(flags.multiline() ? Place.LINE_START : Place.TEXT_START);
            case '$' -> new RegexNode.Assert(flags.multiline() ? Place.LINE_END : Place.TEXT_END);
            case '\\' -> escape();
            default -> literal(c);
        };
    }

    private RegexNode group() {
        RegexFlags outer = flags;
        if (accept("?P<") || accept("?<")) {
            if (!atEnd() && (peek() == '=' || peek() == '!')) {
                throw new UnknownConstruct();
            }
            skipPast('>');
        } else if (accept("?")) {
            boolean untilEndOfGroup = inlineFlags();
            if (untilEndOfGroup) {
                refuseRepeat();
                return RegexNode.EMPTY;
            }
        }
        RegexNode node = alternation();
        expect(')');
        flags = outer;
        return node;
    }

    /** Reads {@code i-s)} or {@code i-s:} behind {@code (?}; true for the first form, which has no group of its own. */
    private boolean inlineFlags() {
        boolean on = true;
        while (true) {
            char c = (char) nextCodePoint();
            if (c == ')' || c == ':') {
                return c == ')';
            }
            if (c == '-') {
                on = false;
            } else if (c != 'U') {
                flags = flags.with(c, on).orElseThrow(UnknownConstruct::new);
            }
        }
    }

    private RegexNode repeated(RegexNode atom) {
        if (atEnd()) {
            return atom;
        }
        RegexNode node;
        if (accept("*")) {
            node = new RegexNode.Repeat(atom, 0, RegexNode.Repeat.UNBOUNDED);
        } else if (accept("+")) {
            node = new RegexNode.Repeat(atom, 1, RegexNode.Repeat.UNBOUNDED);
        } else if (accept("?")) {
            node = new RegexNode.Repeat(atom, 0, 1);
        } else {
            RegexNode counted = counted(atom);
            if (counted == atom) {
                return atom;
            }
            node = counted;
        }
        accept("?");
        return node;
    }

    /** Reads {@code {2}}, {@code {2,}} or {@code {2,5}}; anything else after a brace is plain text, as in RE2. */
    private RegexNode counted(RegexNode atom) {
        int start = at;
        if (accept("{")) {
            int min = number();
            int max = min;
            if (accept(",")) {
                max = !atEnd() && peek() == '}' ? RegexNode.Repeat.UNBOUNDED : number();
            }
            if (min >= 0 && (max >= min || max == RegexNode.Repeat.UNBOUNDED) && accept("}")) {
                return new RegexNode.Repeat(atom, min, max);
            }
        }
        at = start;
        return atom;
    }

    /** Reads a number; -2 if there is none, or one with leading zeros, which RE2 takes for plain text. */
    private int number() {
        int start = at;
        while (!atEnd() && peek() >= '0' && peek() <= '9') {
            at++;
        }
        String digits = pattern.substring(start, at);
        return digits.matches("0|[1-9]\\d{0,3}") ? Integer.parseInt(digits) : -2;
    }

    private RegexNode escape() {
        Optional<Place> place = place(peek());
        if (place.isPresent()) {
            at++;
            return new RegexNode.Assert(place.get());
        }
        Optional<CharSet> perl = perlClass();
        return perl.isPresent() ? new RegexNode.OneOf(perl.get()) : literal(escapedChar());
    }

    private static Optional<Place> place(char letter) {
        return switch (letter) {
            case 'A' -> Optional.of(Place.TEXT_START);
            case 'z' -> Optional.of(Place.TEXT_END);
            case 'b' -> Optional.of(Place.WORD_EDGE);
            case 'B' -> Optional.of(Place.NO_WORD_EDGE);
            default -> Optional.empty();
        };
    }

    /** Reads the letter of {@code \d} and the like, or all of {@code \p{Greek}}, behind the backslash. */
    Optional<CharSet> perlClass() {
        if (peek() == 'p' || peek() == 'P') {
            return Optional.of(unicodeClass());
        }
        CharSet set =
                switch (Character.toLowerCase(peek())) {
                    case 'd' -> CharSet.DIGIT;
                    case 's' -> CharSet.SPACE;
                    case 'w' -> CharSet.WORD;
                    default -> CharSet.NONE;
                };
        if (set.equals(CharSet.NONE)) {
            return Optional.empty();
        }
        CharSet cased = flags.ignoreCase() ? folded(set) : set;
        boolean negated = Character.isUpperCase(peek());
        at++;
        return Optional.of(negated ? cased.negate() : cased);
    }

    private CharSet unicodeClass() {
        int start = at++;
        if (accept("{")) {
            skipPast('}');
        } else {
            nextCodePoint();
        }
        return UnicodeClasses.of("\\" + pattern.substring(start, at), flags.ignoreCase())
                .orElseThrow(UnknownConstruct::new);
    }

    /** Reads one escaped character, behind the backslash. */
    int escapedChar() {
        int c = nextCodePoint();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> 0x0B;
            case 'a' -> 0x07;
            case 'x' -> hexadecimal();
            default -> punctuation(c);
        };
    }

    private static int punctuation(int c) {
        if (c >= 128 || Character.isLetterOrDigit(c)) {
            throw new UnknownConstruct();
        }
        return c;
    }

    private int hexadecimal() {
        String digits;
        if (accept("{")) {
            int start = at;
            skipPast('}');
            digits = pattern.substring(start, at - 1);
        } else {
            if (at + 2 > pattern.length()) {
                throw new UnknownConstruct();
            }
            digits = pattern.substring(at, at + 2);
            at += 2;
        }
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            throw new UnknownConstruct();
        }
    }

    private RegexNode literal(int c) {
        CharSet set = CharSet.of(c);
        return new RegexNode.OneOf(flags.ignoreCase() ? folded(set) : set);
    }

    static CharSet folded(CharSet set) {
        return set.fold().orElseThrow(UnknownConstruct::new);
    }

    boolean atEnd() {
        return at >= pattern.length();
    }

    char peek() {
        if (atEnd()) {
            throw new UnknownConstruct();
        }
        return pattern.charAt(at);
    }

    int nextCodePoint() {
        peek();
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    boolean accept(String text) {
        boolean there = pattern.startsWith(text, at);
        at += there ? text.length() : 0;
        return there;
    }

    private void expect(char c) {
        if (nextCodePoint() != c) {
            throw new UnknownConstruct();
        }
    }

    private void skipPast(char c) {
        int end = pattern.indexOf(c, at);
        if (end < 0) {
            throw new UnknownConstruct();
        }
        at = end + 1;
    }

    /** Ends the parse of a pattern with something this parser does not know; never leaves this package. */
    static final class UnknownConstruct extends RuntimeException {
        UnknownConstruct() {
            super("unknown construct", null, false, false);
        }
    }
}
