package io.logclf.trainingdata;

import io.logclf.trainingdata.TemplatePart.Choice;
import io.logclf.trainingdata.TemplatePart.Slot;
import io.logclf.trainingdata.TemplatePart.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Parses a template: {@code {name}} is a slot, {@code {one|other}} a choice, whose alternatives may hold slots and be
 * empty, <code>{{</code> and <code>}}</code> are braces. What stands in braces without a bar is a slot; choices do not nest.
 *
 * <p>A recursive descent over the characters, for one template each. Not safe for concurrent use.
 */
final class TemplateParser {

    private static final int TOP = 0;
    private static final int CHOICE = 1;

    private final String text;
    private final Predicate<String> known;

    /** The next character to read. */
    private int at;

    private TemplateParser(String text, Predicate<String> known) {
        this.text = text;
        this.known = known;
    }

    /**
     * Parses a template.
     *
     * @param known tells whether there is a slot of this name
     * @throws IllegalArgumentException if a slot is not {@code known} or a brace has no partner
     */
    static List<TemplatePart> parse(String text, Predicate<String> known) {
        TemplateParser parser = new TemplateParser(text, known);
        return parser.sequence(TOP);
    }

    /** Parses up to the end of the text or, within a choice, of the alternative. */
    private List<TemplatePart> sequence(int depth) {
        List<TemplatePart> parts = new ArrayList<>();
        StringBuilder constant = new StringBuilder();
        while (at < text.length() && !endsAlternative(depth)) {
            char c = text.charAt(at);
            boolean doubled = text.startsWith(c == '}' ? "}}" : "{{", at);
            if (c == '{' && !doubled) {
                addText(parts, constant);
                parts.add(braced(depth));
            } else if (c == '}' && !doubled) {
                throw new IllegalArgumentException("} without { at column " + (at + 1));
            } else {
                constant.append(c);
                at += doubled ? 2 : 1;
            }
        }
        addText(parts, constant);
        return List.copyOf(parts);
    }

    /** Tells whether the character here ends an alternative of a choice. */
    private boolean endsAlternative(int depth) {
        return depth == CHOICE && (text.charAt(at) == '|' || text.charAt(at) == '}');
    }

    /** Parses what begins with a brace: a slot or a choice. */
    private TemplatePart braced(int depth) {
        int open = at++;
        int end = slotEnd();
        if (end >= 0) {
            String name = text.substring(at, end);
            if (!known.test(name)) {
                throw new IllegalArgumentException("unknown slot {" + name + "}");
            }
            at = end + 1;
            return new Slot(name);
        }
        if (depth == CHOICE) {
            throw new IllegalArgumentException("a choice within a choice at column " + (open + 1));
        }
        return choice(open);
    }

    /** Parses the alternatives of a choice, whose first begins here. */
    private Choice choice(int open) {
        List<List<TemplatePart>> alternatives = new ArrayList<>();
        alternatives.add(sequence(CHOICE));
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            alternatives.add(sequence(CHOICE));
        }
        if (at == text.length()) {
            throw new IllegalArgumentException("{ without } at column " + (open + 1));
        }
        at++;
        return new Choice(alternatives);
    }

    /** Returns where the name that starts here ends, or -1 if what stands here is no name in braces. */
    private int slotEnd() {
        int end = at;
        while (end < text.length() && "{|}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '}' ? end : -1;
    }

    private static void addText(List<TemplatePart> parts, StringBuilder constant) {
        if (constant.length() > 0) {
            parts.add(new Text(constant.toString()));
            constant.setLength(0);
        }
    }
}
