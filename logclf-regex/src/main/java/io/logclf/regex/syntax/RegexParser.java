package io.logclf.regex.syntax;

import io.logclf.regex.syntax.RegexNode.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a pattern that RE2/J has accepted into a {@link RegexNode}: a recursive-descent parser. Not safe for concurrent use.
 *
 * <p>RE2/J, whose tree is not public, decides what a pattern means, so this parser must either agree with it or give up. It
 * knows the constructs of RE2 syntax that rules use; for any other there is no tree, and the caller goes on with RE2/J.
 * That is slower, but never wrong. Without a tree are, among others:
 *
 * <ul>
 *   <li>case-insensitive patterns with letters beyond ASCII, but for the micro sign;
 *   <li>Unicode classes of few characters, octal codes and {@code \C};
 *   <li>repetitions behind {@code \Q...\E} or {@code (?i)}, where it is not obvious what is repeated;
 *   <li>patterns nested more than 200 groups deep.
 * </ul>
 *
 * <p>The grammar, with the functions that read it: {@code alternation = sequence ('|' sequence)*}, {@code sequence =
 * (atom repetition?)*}, {@code atom = group | class | escape | character}.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
public final class RegexParser {

    /** How deep groups may be nested, so that neither this parser nor what walks the tree overflows the stack. */
    private static final int MAX_DEPTH = 200;

    private final PatternInput input;
    private int depth;
    /** The flags in force at the current position; a group restores those of the group around it. */
    private RegexFlags flags;

    private RegexParser(String pattern, RegexFlags flags) {
        this.input = new PatternInput(pattern);
        this.flags = flags;
    }

    /**
     * Parses a pattern, in time linear in it.
     *
     * @param pattern a pattern that RE2/J has compiled with the same flags; for others the result is meaningless
     * @param flags the flags at its beginning
     * @return the tree, or empty if the pattern holds a construct that this parser does not know
     */
    public static Optional<RegexNode> parse(String pattern, RegexFlags flags) {
        RegexParser parser = new RegexParser(pattern, flags);
        try {
            RegexNode node = parser.alternation();
            return parser.input.atEnd() ? Optional.of(node) : Optional.empty();
        } catch (PatternInput.UnknownConstruct e) {
            return Optional.empty();
        }
    }

    private RegexNode alternation() {
        if (++depth > MAX_DEPTH) {
            throw new PatternInput.UnknownConstruct();
        }
        List<RegexNode> options = new ArrayList<>();
        options.add(sequence());
        while (input.accept("|")) {
            options.add(sequence());
        }
        depth--;
        return options.size() == 1 ? options.get(0) : new RegexNode.Alternate(options);
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (!input.atEnd() && input.peek() != '|' && input.peek() != ')') {
            if (input.accept("\\Q")) {
                quoted(parts);
            } else {
                RegexNode atom = atom();
                parts.add(repeated(atom));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new RegexNode.Concat(parts);
    }

    /** Reads text up to {@code \E}, or to the end of the pattern, each character as a part. */
    private void quoted(List<RegexNode> parts) {
        while (!input.atEnd() && !input.accept("\\E")) {
            parts.add(literal(input.nextCodePoint()));
        }
        refuseRepeat();
    }

    /** Gives up if a repetition comes next: for places where RE2 repeats something else than what was read last. */
    private void refuseRepeat() {
        if (!input.atEnd() && "*+?{".indexOf(input.peek()) >= 0) {
            throw new PatternInput.UnknownConstruct();
        }
    }

    private RegexNode atom() {
        int c = input.nextCodePoint();
        return switch (c) {
            case '(' -> group();
            case '[' -> new RegexNode.OneOf(new CharClassParser(input, flags).parse());
            case '.' -> new RegexNode.OneOf(flags.dotAll() ? CharSet.ALL : CharSet.NEWLINE.negate());
            case '^' -> new RegexNode.Assert(flags.multiline() ? Place.LINE_START : Place.TEXT_START);
            case '$' -> new RegexNode.Assert(flags.multiline() ? Place.LINE_END : Place.TEXT_END);
            case '\\' -> escape();
            default -> literal(c);
        };
    }

    /** Reads a group from behind its opening bracket; named, unnamed and non-capturing ones are the same here. */
    private RegexNode group() {
        RegexFlags outer = flags;
        if (input.accept("?P<") || input.accept("?<")) {
            if (!input.atEnd() && (input.peek() == '=' || input.peek() == '!')) {
                throw new PatternInput.UnknownConstruct();
            }
            input.skipPast('>');
        } else if (input.accept("?")) {
            boolean untilEndOfGroup = inlineFlags();
            if (untilEndOfGroup) {
                refuseRepeat();
                return RegexNode.EMPTY;
            }
        }
        RegexNode node = alternation();
        input.expect(')');
        flags = outer;
        return node;
    }

    /** Reads {@code i-s)} or {@code i-s:} behind {@code (?}; true for the first form, which has no group of its own. */
    private boolean inlineFlags() {
        boolean on = true;
        while (true) {
            char c = (char) input.nextCodePoint();
            if (c == ')' || c == ':') {
                return c == ')';
            }
            if (c == '-') {
                on = false;
            } else if (c != 'U') {
                flags = flags.with(c, on).orElseThrow(PatternInput.UnknownConstruct::new);
            }
        }
    }

    /** Reads the repetition of an atom, if there is one. A {@code ?} behind it makes it lazy, which does not matter here. */
    private RegexNode repeated(RegexNode atom) {
        if (input.atEnd()) {
            return atom;
        }
        RegexNode node;
        if (input.accept("*")) {
            node = new RegexNode.Repeat(atom, 0, RegexNode.Repeat.UNBOUNDED);
        } else if (input.accept("+")) {
            node = new RegexNode.Repeat(atom, 1, RegexNode.Repeat.UNBOUNDED);
        } else if (input.accept("?")) {
            node = new RegexNode.Repeat(atom, 0, 1);
        } else {
            RegexNode counted = counted(atom);
            if (counted == atom) {
                return atom;
            }
            node = counted;
        }
        input.accept("?");
        return node;
    }

    /** Reads {@code {2}}, {@code {2,}} or {@code {2,5}}; anything else after a brace is plain text, as in RE2. */
    private RegexNode counted(RegexNode atom) {
        int start = input.at();
        if (input.accept("{")) {
            int min = input.number();
            int max = min;
            if (input.accept(",")) {
                max = !input.atEnd() && input.peek() == '}' ? RegexNode.Repeat.UNBOUNDED : input.number();
            }
            if (min >= 0 && (max >= min || max == RegexNode.Repeat.UNBOUNDED) && input.accept("}")) {
                return new RegexNode.Repeat(atom, min, max);
            }
        }
        input.goTo(start);
        return atom;
    }

    /** Reads an escape outside of classes: a condition on a place, a class or a character. */
    private RegexNode escape() {
        Optional<Place> place = place(input.peek());
        if (place.isPresent()) {
            input.nextCodePoint();
            return new RegexNode.Assert(place.get());
        }
        Optional<CharSet> perl = input.perlClass(flags);
        return perl.isPresent() ? new RegexNode.OneOf(perl.get()) : literal(input.escapedChar());
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

    private RegexNode literal(int c) {
        CharSet set = CharSet.of(c);
        return new RegexNode.OneOf(flags.ignoreCase() ? PatternInput.folded(set) : set);
    }
}
