package io.logclf.training.rules;

import io.logclf.regex.Rule;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The text of rule files, which {@link io.logclf.regex.RuleSet#load} reads back to equal rules. Written by
 * hand and not by a YAML library, so that the file reads as a person would write it: one key a line,
 * patterns in single quotes with their backslashes as they are.
 */
public final class RuleFile {

    private RuleFile() {}

    /**
     * Returns the text of a file with the rules in their order. The same rules give the same text.
     *
     * @throws IllegalArgumentException if there are no rules, since a file without rules does not load
     */
    public static String text(List<Rule> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("rules must not be empty");
        }
        StringBuilder text = new StringBuilder();
        rules.forEach(rule -> append(rule, text));
        return text.toString();
    }

    private static void append(Rule rule, StringBuilder text) {
        text.append("- id: ").append(scalar(rule.id()));
        text.append("\n  label: ").append(scalar(rule.label().name()));
        text.append("\n  pattern: ").append(scalar(rule.pattern())).append('\n');
        if (!rule.flags().isEmpty()) {
            text.append("  flags: ")
                    .append(rule.flags().stream()
                            .sorted()
                            .map(flag -> String.valueOf(flag.letter()))
                            .collect(Collectors.joining()))
                    .append('\n');
        }
        if (!rule.sources().isEmpty()) {
            text.append("  sources:\n");
            list(rule.sources().stream().sorted().toList(), "    ", text);
        }
        if (!rule.severities().isEmpty()) {
            text.append("  severity:\n");
            list(rule.severities().stream().sorted().map(Enum::name).toList(), "    ", text);
        }
        if (!rule.examples().equals(Rule.Examples.NONE)) {
            text.append("  examples:\n");
            examples("match", rule.examples().match(), text);
            examples("noMatch", rule.examples().noMatch(), text);
        }
    }

    private static void examples(String key, List<String> examples, StringBuilder text) {
        if (!examples.isEmpty()) {
            text.append("    ").append(key).append(":\n");
            list(examples, "      ", text);
        }
    }

    private static void list(List<String> items, String indent, StringBuilder text) {
        items.forEach(
                item -> text.append(indent).append("- ").append(scalar(item)).append('\n'));
    }

    /**
     * Returns a value in quotes. Single quotes keep backslashes readable; only double quotes can hold what
     * has no place in a line.
     */
    private static String scalar(String value) {
        if (value.codePoints().allMatch(RuleFile::isPlain)) {
            return "'" + value.replace("'", "''") + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isPlain(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08X" : "\\u%04X", c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return (c >= ' ' && c <= '~') || Character.isLetterOrDigit(c);
    }
}
