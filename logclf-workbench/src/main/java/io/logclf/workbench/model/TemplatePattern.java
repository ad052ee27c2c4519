package io.logclf.workbench.model;

import io.logclf.workbench.view.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the variable parts in messages of a template. Each {@code <*>} takes as little as possible, from
 * the left, which finds a match if there is one; white space of a template stands for any white space, at
 * its beginning and end also for none. Immutable and safe for concurrent use.
 *
 * <p>Not a regular expression: templates of a large project are matched against thousands of messages, and
 * this needs no compiling, no escaping, and no backtracking, for what is between two variable parts is
 * constant.
 *
 * <pre>{@code
 * TemplatePattern.of("Task <*> exited with code <*>").match("Task 17 exited with code 0")   // spans of "17" and "0"
 * TemplatePattern.of("Task <*> exited with code <*>").match("Task 17 was cancelled")        // empty
 * }</pre>
 */
public final class TemplatePattern {

    /** Stands in a template for what varies. */
    public static final String VARIABLE = "<*>";

    /** The constant parts, one more than there are variables; some may be empty. */
    private final List<String> pieces;

    private TemplatePattern(List<String> pieces) {
        this.pieces = pieces;
    }

    /** Returns the pattern of a template. */
    public static TemplatePattern of(String template) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = template.indexOf(VARIABLE); at >= 0; at = template.indexOf(VARIABLE, from)) {
            pieces.add(template.substring(from, at));
            from = at + VARIABLE.length();
        }
        pieces.add(template.substring(from));
        return new TemplatePattern(List.copyOf(pieces));
    }

    /** Returns how many variable parts the template has. */
    public int variables() {
        return pieces.size() - 1;
    }

    /**
     * Returns where a message has the variable parts, in their order, as many as {@link #variables}; empty
     * if it is no message of the template.
     */
    public Optional<List<Span>> match(String message) {
        int start = skip(message, 0);
        int at = matchAt(message, start, pieces.get(0), true);
        if (at < 0) {
            return Optional.empty();
        }
        List<Span> spans = new ArrayList<>();
        for (int p = 1; p < pieces.size(); p++) {
            String piece = pieces.get(p);
            boolean last = p == pieces.size() - 1;
            int begin = at;
            int end = -1;
            if (last && piece.isEmpty()) {
                spans.add(new Span(begin, message.length()));
                return Optional.of(spans);
            }
            for (; begin <= message.length(); begin++) {
                end = matchAt(message, begin, piece, false);
                if (end >= 0 && (!last || skip(message, end) == message.length())) {
                    break;
                }
                end = -1;
            }
            if (end < 0) {
                return Optional.empty();
            }
            spans.add(new Span(at, begin));
            at = end;
        }
        return skip(message, at) == message.length() ? Optional.of(spans) : Optional.empty();
    }

    /**
     * Returns the template with some of its variable parts set to what a message has there.
     *
     * @param spans what {@link #match} found in the message
     * @param set which of the variable parts, from 0
     */
    public String withValues(String message, List<Span> spans, List<Integer> set) {
        StringBuilder text = new StringBuilder(pieces.get(0));
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            text.append(set.contains(i) ? message.substring(span.start(), span.end()) : VARIABLE)
                    .append(pieces.get(i + 1));
        }
        return text.toString();
    }

    /**
     * Returns where a piece that begins at a place ends; -1 if it does not begin there.
     *
     * @param skipped whether white space before the place is skipped already
     */
    private static int matchAt(String text, int from, String piece, boolean skipped) {
        int at = from;
        boolean behindSpace = skipped;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            boolean space = Character.isWhitespace(c);
            if (space) {
                int next = skip(text, at);
                // At the very end, white space that a message does not have.
                if (next == at && at < text.length() && !behindSpace) {
                    return -1;
                }
                at = next;
            } else if (at < text.length() && text.charAt(at) == c) {
                at++;
            } else {
                return -1;
            }
            behindSpace = space;
        }
        return at;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
