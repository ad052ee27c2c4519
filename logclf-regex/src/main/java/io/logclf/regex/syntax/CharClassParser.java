package io.logclf.regex.syntax;

import java.util.Map;
import java.util.Optional;

/**
 * Reads a bracketed class such as {@code [^a-z\d_]}, from behind its opening bracket to behind its closing one. For one use.
 *
 * <p>Members are single characters, ranges, escapes, classes such as {@code \d} and {@code \pL}, and POSIX classes such as
 * {@code [:alpha:]} and {@code [:^alpha:]}. A {@code ]} in the first place stands for itself, as does a {@code -} in the
 * last. As RE2/J has accepted the pattern, ranges are in order and names are known; anything else throws
 * {@link PatternInput.UnknownConstruct}.
 */
final class CharClassParser {

    /** The POSIX classes by name. They are ASCII in RE2, but for cases that the flag i adds. */
    private static final Map<String, CharSet> POSIX = Map.ofEntries(
            Map.entry("alnum", CharSet.DIGIT.or(CharSet.range('A', 'Z')).or(CharSet.range('a', 'z'))),
            Map.entry("alpha", CharSet.range('A', 'Z').or(CharSet.range('a', 'z'))),
            Map.entry("ascii", CharSet.range(0, 0x7F)),
            Map.entry("blank", CharSet.of('\t').or(CharSet.of(' '))),
            Map.entry("cntrl", CharSet.range(0, 0x1F).or(CharSet.of(0x7F))),
            Map.entry("digit", CharSet.DIGIT),
            Map.entry("graph", CharSet.range('!', '~')),
            Map.entry("lower", CharSet.range('a', 'z')),
            Map.entry("print", CharSet.range(' ', '~')),
            Map.entry(
                    "punct",
                    CharSet.range('!', '/')
                            .or(CharSet.range(':', '@'))
                            .or(CharSet.range('[', '`'))
                            .or(CharSet.range('{', '~'))),
            Map.entry("space", CharSet.range('\t', '\r').or(CharSet.of(' '))),
            Map.entry("upper", CharSet.range('A', 'Z')),
            Map.entry("word", CharSet.WORD),
            Map.entry("xdigit", CharSet.DIGIT.or(CharSet.range('A', 'F')).or(CharSet.range('a', 'f'))));

    private final PatternInput input;
    private final RegexFlags flags;

    /**
     * Reads from {@code input}, which stands behind the opening bracket.
     *
     * @param flags the flags in force there; only {@code ignoreCase} matters
     */
    CharClassParser(PatternInput input, RegexFlags flags) {
        this.input = input;
        this.flags = flags;
    }

    /** Returns the characters of the class. Cases are added before the class is negated: {@code (?i)[^a]} excludes A too. */
    CharSet parse() {
        boolean negated = input.accept("^");
        CharSet set = CharSet.NONE;
        boolean first = true;
        while (first || input.peek() != ']') {
            set = set.or(member());
            first = false;
        }
        input.accept("]");
        return negated ? set.negate() : set;
    }

    private CharSet member() {
        if (input.accept("[:")) {
            return posix();
        }
        if (input.accept("\\")) {
            Optional<CharSet> perl = input.perlClass(flags);
            return perl.isPresent() ? perl.get() : rangeFrom(input.escapedChar());
        }
        return rangeFrom(input.nextCodePoint());
    }

    /** Reads the rest of a range whose first character was read; just that character if there is no range. */
    private CharSet rangeFrom(int first) {
        if (!input.accept("-")) {
            return folded(CharSet.of(first));
        }
        if (input.peek() == ']') {
            return folded(CharSet.of(first).or(CharSet.of('-')));
        }
        int last = input.accept("\\") ? input.escapedChar() : input.nextCodePoint();
        return folded(CharSet.range(first, last));
    }

    private CharSet posix() {
        boolean negated = input.accept("^");
        StringBuilder name = new StringBuilder();
        while (!input.accept(":]")) {
            name.appendCodePoint(input.nextCodePoint());
        }
        CharSet set = POSIX.get(name.toString());
        if (set == null) {
            throw new PatternInput.UnknownConstruct();
        }
        CharSet folded = folded(set);
        return negated ? folded.negate() : folded;
    }

    private CharSet folded(CharSet set) {
        return flags.ignoreCase() ? PatternInput.folded(set) : set;
    }
}
