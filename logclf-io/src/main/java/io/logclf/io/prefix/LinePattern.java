package io.logclf.io.prefix;

import io.logclf.api.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The prefix of a line, as a sequence of {@link Block}s. Immutable.
 *
 * <p>It is matched from left to right without backtracking: each block takes as much as it can, and where one
 * does not fit, the pattern does not fit. So the work is linear in the length of the prefix, whatever the line
 * holds, which a regular expression of the same power could not promise; and a pattern is short enough to be
 * read next to the line it is for. What a block has taken goes to the {@link Cursor}, and the rest of the line
 * is the message.
 *
 * <p>For example, <code>{time} [{text}] {level} {name} - </code> fits {@code 10:15:02.123 [main] INFO c.e.Shop
 * - it works}.
 *
 * <table>
 * <caption>How a pattern is written</caption>
 * <tr><td>{@code {time}}</td><td>a time in any usual form; {@code {bsdtime}} only with the name of a month</td></tr>
 * <tr><td>{@code {level}}</td><td>a severity's name; {@code {LEVEL}} only in capitals, {@code {lower}} in small letters; {@code {letter}}
 * its first letter</td></tr>
 * <tr><td>{@code {pri}}, {@code {sign}}, {@code {status}}, {@code {importance}}</td><td>syslog's priority, Redis's sign, a status of HTTP,
 * CEF's severity: severities as well</td></tr>
 * <tr><td>{@code {name}}</td><td>a logger; {@code {class}} only with a joint such as a dot or a capital inside, {@code {dotted}} with two;
 * {@code {program}}, {@code {host}}, {@code {source}}: other sources, the last in the pattern counts</td></tr>
 * <tr><td>{@code {container}}, {@code {service}}</td><td>the name of a container as the source, with a number at its end or without</td></tr>
 * <tr><td>{@code {word}}, {@code {digits}}, {@code {file}}, {@code {data}},
 * {@code {separator}}</td><td>are skipped</td></tr>
 * <tr><td>{@code {text}}, {@code {field}}</td><td>all up to the next character of the pattern, skipped</td></tr>
 * <tr><td>{@code {message}}</td><td>all up to the next character of the pattern is the message, and not the rest of the line</td></tr>
 * <tr><td>{@code {kept}}</td><td>all up to the next character of the pattern, put before the message</td></tr>
 * <tr><td>a blank</td><td>blanks and tabs, one at least</td></tr>
 * <tr><td>{@code ~}</td><td>blanks and tabs, or nothing</td></tr>
 * <tr><td>{@code ?(...)}</td><td>may be absent</td></tr>
 * <tr><td>{@code ^}</td><td>the end of the line</td></tr>
 * <tr><td>{@code !} at the beginning</td><td>only for lines of files that are found to have the format</td></tr>
 * <tr><td>all else</td><td>itself; a backslash makes it so of the signs above</td></tr>
 * </table>
 */
final class LinePattern {

    private static final char BLANK = ' ';
    /** Characters that end a run of literal ones, as each means something in a pattern. */
    private static final String SIGNS = " ~^{?)\\";

    private final Block[] blocks;

    private LinePattern(Block[] blocks) {
        this.blocks = blocks;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it names a block that does not exist, or a bracket is not closed
     * @param pattern without the mark {@code !}, which {@link LineFormat#patterns} has removed
     */
    static LinePattern of(String pattern) {
        return new LinePattern(new Reader(pattern).blocks());
    }

    /**
     * Returns the line without the prefix from the given place on; empty if it has another.
     *
     * @param cursor the line; what another pattern has found in it before is forgotten, what it has looked up
     *     is used
     * @param start where the prefix must begin: 0, or behind the prefix of a wrapper
     */
    Optional<ParsedLine> parse(Cursor cursor, int start) {
        cursor.reset();
        int end = end(blocks, cursor, start);
        return end < 0 ? Optional.empty() : Optional.of(cursor.parsed(end));
    }

    /** All blocks one after another, each where the one before it has ended; -1 as soon as one does not fit. */
    private static int end(Block[] blocks, Cursor cursor, int start) {
        int at = start;
        for (Block block : blocks) {
            at = block.end(cursor, at);
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }

    private static Block literal(char c) {
        return (cursor, at) -> at < cursor.chars.length && cursor.chars[at] == c ? at + 1 : -1;
    }

    /** One blank at least, or the end of the line. */
    private static int blanks(Cursor cursor, int at) {
        int end = TimeText.skipBlanks(cursor.chars, at);
        // A message may be empty, and editors take blanks away at the end of a line.
        return end == at && at < cursor.text.length() ? -1 : end;
    }

    /**
     * Reads the text of a pattern.
     *
     * <p>The recursion is one level deep, for {@code ?(...)} inside {@code ?(...)} does not occur; patterns are
     * constants of this package, so errors show in its tests and not at a user's.
     */
    private static final class Reader {

        private final String pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        Block[] blocks() {
            List<Block> blocks = new ArrayList<>();
            while (at < pattern.length() && pattern.charAt(at) != ')') {
                blocks.add(block(pattern.charAt(at++)));
            }
            return blocks.toArray(Block[]::new);
        }

        private Block block(char c) {
            return switch (c) {
                case BLANK -> LinePattern::blanks;
                case '~' -> (cursor, start) -> TimeText.skipBlanks(cursor.chars, start);
                case '^' -> (cursor, start) -> start == cursor.text.length() ? start : -1;
                case '{' -> named();
                case '?' -> optional();
                case '\\' -> literal(pattern.charAt(at++));
                default -> literals(c);
            };
        }

        /** The character, and those that follow and stand for themselves. */
        private Block literals(char first) {
            int start = at - 1;
            while (at < pattern.length() && SIGNS.indexOf(pattern.charAt(at)) < 0) {
                at++;
            }
            String literals = pattern.substring(start, at);
            return literals.length() == 1
                    ? literal(first)
                    : (cursor, from) -> cursor.text.startsWith(literals, from) ? from + literals.length() : -1;
        }

        private Block named() {
            int end = pattern.indexOf('}', at);
            String name = pattern.substring(at, end);
            at = end + 1;
            return Blocks.named(name, next());
        }

        /**
         * Takes the group, or nothing. What the group's first blocks have noted before a later one failed must
         * not stay: a severity or a source that is not in the line would be reported.
         */
        private Block optional() {
            at++;
            Block[] group = blocks();
            at++;
            return (cursor, from) -> {
                Severity severity = cursor.severity;
                int sourceStart = cursor.sourceStart;
                int sourceStop = cursor.sourceStop;
                int end = LinePattern.end(group, cursor, from);
                if (end < 0) {
                    cursor.severity = severity;
                    cursor.sourceStart = sourceStart;
                    cursor.sourceStop = sourceStop;
                    return from;
                }
                return end;
            };
        }

        /**
         * The character that comes next if it is sure to come, perhaps behind blanks; a blank if none is, for a
         * blank ends a piece as well. The blocks that take all up to something need to know it when the pattern
         * is read.
         */
        private char next() {
            int next = pattern.startsWith("~", at) ? at + 1 : at;
            if (next >= pattern.length() || "{?~^)".indexOf(pattern.charAt(next)) >= 0) {
                return BLANK;
            }
            return pattern.charAt(next) == '\\' ? pattern.charAt(next + 1) : pattern.charAt(next);
        }
    }
}
