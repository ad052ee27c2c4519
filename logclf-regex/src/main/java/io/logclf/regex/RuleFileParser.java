package io.logclf.regex;

import io.logclf.api.Label;
import io.logclf.api.Severity;
import io.logclf.regex.syntax.Quote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a rule file into rules with their lines, and goes on after a problem to find the others. For one use.
 *
 * <p>It works on the nodes of the YAML document rather than on the maps and lists that a YAML library usually returns, since
 * nodes know their lines, have scalars as they were written ({@code label: 404} is the text "404") and keep repeated keys. It
 * checks the form of the file alone: keys, texts and lists. Whether a pattern is valid and an id unique is for
 * {@link RuleSet} to find, and is reported together with what was found here.
 */
final class RuleFileParser {

    private static final Set<String> RULE_KEYS =
            Set.of("id", "label", "pattern", "flags", "sources", "severity", "examples");
    private static final String RULE_KEYS_IN_WORDS = "id, label, pattern, flags, sources, severity and examples";

    private final List<RuleProblem> problems = new ArrayList<>();
    /** The rule being read, for problems; empty outside rules, and in those without an id. */
    private String ruleId = "";

    /** Returns what was found wrong, in the order of the file; empty before {@link #parse}, and if the file is right. */
    List<RuleProblem> problems() {
        return problems;
    }

    /**
     * Reads a file. A rule with a problem is left out, so that one mistake does not cause others further on; callers must look at
     * {@link #problems}, and not use the rules if there are any.
     *
     * @param file the bytes of the file, in UTF-8
     * @return the rules that are right in form, in the order of the file
     */
    List<RuleSource> parse(byte[] file) {
        List<RuleSource> rules = new ArrayList<>();
        try {
            Optional<Node> root = RuleFileYaml.read(file);
            if (root.isEmpty()) {
                problem(1, "the file holds no rules; see docs/rules.md for an example");
            }
            for (Node node : root.map(this::ruleNodes).orElse(List.of())) {
                rule(node).ifPresent(rules::add);
                ruleId = "";
            }
        } catch (RuleFileYaml.Invalid e) {
            problem(e.line(), String.valueOf(e.getMessage()));
        }
        return rules;
    }

    /** The rules of either form of a file: a list, or a mapping with a list under {@code rules}. */
    private List<Node> ruleNodes(Node root) {
        Node list = root;
        if (root instanceof MappingNode mapping) {
            Map<String, Node> entries = entries(mapping, Set.of("rules"), "rules");
            list = entries.getOrDefault("rules", root);
        }
        if (list instanceof SequenceNode sequence) {
            if (sequence.getValue().isEmpty()) {
                problem(line(list), "the list of rules is empty; see docs/rules.md for an example");
            }
            return sequence.getValue();
        }
        problem(line(list), "a rule file is a list of rules, each beginning with '- id: NAME'");
        return List.of();
    }

    /** Reads one rule; empty if it has a problem. All of its parts are read before, so that all of its problems are found. */
    private Optional<RuleSource> rule(Node node) {
        int before = problems.size();
        if (!(node instanceof MappingNode mapping)) {
            problem(line(node), "a rule needs the keys id, label and pattern, as in '- id: NAME'");
            return Optional.empty();
        }
        ruleId = idOf(mapping);
        Map<String, Node> entries = entries(mapping, RULE_KEYS, RULE_KEYS_IN_WORDS);
        String id = text(entries, "id", node);
        String label = text(entries, "label", node);
        String pattern = text(entries, "pattern", node);
        Set<RuleFlag> flags = flags(entries.get("flags"));
        List<Node> sources = list(entries.get("sources"), "sources");
        Set<Severity> severities = severities(entries.get("severity"));
        Map<String, Node> examples = examples(entries.get("examples"));
        List<Node> match = list(examples.get("match"), "match");
        List<Node> noMatch = list(examples.get("noMatch"), "noMatch");
        if (problems.size() > before) {
            return Optional.empty();
        }
        Rule rule = new Rule(
                id,
                new Label(label),
                pattern,
                flags,
                Set.copyOf(texts(sources)),
                severities,
                new Rule.Examples(texts(match), texts(noMatch)));
        int patternLine = line(entries.getOrDefault("pattern", node));
        return Optional.of(new RuleSource(rule, line(node), patternLine, lines(match), lines(noMatch)));
    }

    /** The rule's id, wherever it is among the keys, so that problems with earlier keys can name it; empty if there is none. */
    private static String idOf(MappingNode rule) {
        return rule.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id"))
                .map(entry -> entry.getValueNode() instanceof ScalarNode id ? id.getValue() : "")
                .findFirst()
                .orElse("");
    }

    private Map<String, Node> examples(@Nullable Node node) {
        if (node instanceof MappingNode lists) {
            return entries(lists, Set.of("match", "noMatch"), "match and noMatch");
        }
        if (node != null) {
            problem(line(node), "examples needs the lists match and noMatch: {match: [...], noMatch: [...]}");
        }
        return Map.of();
    }

    /**
     * The values by key; unknown keys, keys that come twice and keys that are no text are problems. An unknown key is not ignored:
     * with {@code severities} instead of {@code severity}, the rule would silently be for all.
     */
    private Map<String, Node> entries(MappingNode mapping, Set<String> known, String knownInWords) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) {
                problem(line(keyNode), "unknown key " + Quote.of(key) + "; the keys here are " + knownInWords);
            } else if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
                problem(line(keyNode), "the key '" + key + "' comes twice; keep one");
            }
        }
        return entries;
    }

    /** A required text; a problem, and the empty text, if it is missing, blank or no text. */
    private String text(Map<String, Node> entries, String key, Node rule) {
        Node node = entries.get(key);
        if (node == null) {
            problem(line(rule), "the key '" + key + "' is missing; a rule needs id, label and pattern");
        } else if (!(node instanceof ScalarNode scalar)) {
            problem(line(node), "'" + key + "' must be a text; put it in single quotes");
        } else if (scalar.getValue().isBlank()) {
            problem(line(node), "'" + key + "' must not be blank");
        } else {
            return scalar.getValue();
        }
        return "";
    }

    /** The flags of letters such as {@code im}; a problem if one is unknown, or the value is no text. */
    private Set<RuleFlag> flags(@Nullable Node node) {
        Set<RuleFlag> flags = EnumSet.noneOf(RuleFlag.class);
        if (node == null) {
            return flags;
        }
        String letters = node instanceof ScalarNode scalar ? scalar.getValue() : "?";
        List<Optional<RuleFlag>> known =
                letters.chars().mapToObj(RuleFileParser::flag).toList();
        if (known.contains(Optional.<RuleFlag>empty())) {
            problem(
                    line(node),
                    "flags are letters without a separator: i (ignore case), m (^ and $ at line breaks),"
                            + " s (dot matches line breaks), as in 'flags: im'");
        }
        known.forEach(flag -> flag.ifPresent(flags::add));
        return flags;
    }

    private static Optional<RuleFlag> flag(int letter) {
        return Arrays.stream(RuleFlag.values())
                .filter(flag -> flag.letter() == letter)
                .findFirst();
    }

    /** The severities of a list of names, in the spellings that {@link Severity#of} knows; a problem for each unknown one. */
    private Set<Severity> severities(@Nullable Node node) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (Node name : list(node, "severity")) {
            String text = ((ScalarNode) name).getValue();
            Severity severity = Severity.of(text);
            if (severity == Severity.UNKNOWN && !text.strip().equalsIgnoreCase(Severity.UNKNOWN.name())) {
                problem(
                        line(name),
                        "unknown severity " + Quote.of(text)
                                + "; there are TRACE, DEBUG, INFO, WARN, ERROR, FATAL and UNKNOWN");
            }
            severities.add(severity);
        }
        return severities;
    }

    /** The texts of an optional list; a problem, and no text, if it is something else. */
    private List<Node> list(@Nullable Node node, String key) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence
                && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return sequence.getValue();
        }
        problem(line(node), "'" + key + "' must be a list of texts: [\"...\", \"...\"]");
        return List.of();
    }

    private static List<String> texts(List<Node> scalars) {
        return scalars.stream().map(node -> ((ScalarNode) node).getValue()).toList();
    }

    private static List<Integer> lines(List<Node> nodes) {
        return nodes.stream().map(RuleFileParser::line).toList();
    }

    /** The line where a node begins, from 1; the library counts from 0. */
    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private void problem(int line, String message) {
        problems.add(new RuleProblem(line, ruleId, message));
    }
}
