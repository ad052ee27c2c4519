package io.logclf.training.rules;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleMatch;
import io.logclf.regex.RuleSet;
import io.logclf.regex.RuleSetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts of a template with what its messages have where they vary, as a pattern that takes no more than
 * the like of it. A wide pattern, of classes of characters alone, reads the values out of the messages;
 * then each place gets a {@link SlotPattern} for those.
 */
final class NarrowPattern {

    /** Below what rules may have, with some room. */
    private static final int MAX_PATTERN = 8_000;

    /** Signs that no path goes on after. */
    private static final String ENDS = "\"'()[]{}<>=,;|";

    private final List<Part> parts;
    private final List<SortedMap<String, Long>> values;

    private NarrowPattern(List<Part> parts, List<SortedMap<String, Long>> values) {
        this.parts = parts;
        this.values = values;
    }

    /**
     * Reads what messages have where the parts vary.
     *
     * @param parts of the messages, in their order
     * @param messages that the parts match; others have no say
     */
    static NarrowPattern of(List<Part> parts, Collection<String> messages) {
        List<SortedMap<String, Long>> values = new ArrayList<>();
        StringBuilder wide = new StringBuilder("^");
        for (Part part : parts) {
            if (part.isConstant()) {
                wide.append(QuotedLiteral.of(part.text()));
            } else {
                wide.append("(?P<v").append(values.size()).append('>');
                wide.append(CharClasses.pattern(part.chars(), part.optional())).append(')');
                values.add(new TreeMap<>());
            }
        }
        if (!values.isEmpty()) {
            read(wide.append('$').toString(), messages, values);
        }
        return new NarrowPattern(parts, values);
    }

    /** Counts the values at each place, by the captures of the wide pattern. */
    private static void read(String wide, Collection<String> messages, List<SortedMap<String, Long>> values) {
        Map<String, Long> counts =
                messages.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        try (RegexClassifier regex = RegexClassifier.of(RuleSet.of(List.of(Rule.of("wide", "any", wide))))) {
            counts.forEach((message, count) -> {
                if (regex.classify(LogEntry.of(message)) instanceof Verdict.Decided decided
                        && decided.evidence() instanceof RuleMatch match) {
                    Map<String, String> captures = match.captures();
                    for (int i = 0; i < values.size(); i++) {
                        values.get(i).merge(captures.getOrDefault("v" + i, ""), count, Long::sum);
                    }
                }
            });
        }
    }

    /** Returns at how many places different plain words were seen. */
    int wordSlots() {
        return (int) values.stream()
                .filter(seen -> new SlotPattern(seen, true).hasWords())
                .count();
    }

    /**
     * Returns the pattern; empty if the messages vary too much for one, or it is larger than a rule's may be.
     *
     * @param listed whether only values that were seen are wanted, and none like them
     */
    Optional<String> text(boolean listed) {
        StringBuilder text = new StringBuilder("^");
        int slot = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isConstant()) {
                text.append(QuotedLiteral.of(parts.get(i).text()));
            } else {
                Optional<String> pattern = new SlotPattern(values.get(slot++), listed).text(isPathBefore(i));
                if (pattern.isEmpty() || text.length() > MAX_PATTERN) {
                    return Optional.empty();
                }
                text.append(pattern.get());
            }
        }
        return Optional.of(text.append('$').toString()).filter(NarrowPattern::isAllowed);
    }

    /** Tells whether a part continues a path: whatever it is joined to begins with a slash. */
    private boolean isPathBefore(int part) {
        int first = part;
        while (first > 0 && !ends(parts.get(first - 1))) {
            first--;
        }
        return first < part && parts.get(first).text().equals("/");
    }

    private static boolean ends(Part part) {
        return part.hasSpace() || part.isSpaceOnly() || (part.isConstant() && ENDS.contains(part.text()));
    }

    private static boolean isAllowed(String pattern) {
        if (pattern.length() > MAX_PATTERN) {
            return false;
        }
        try {
            return !RuleSet.of(List.of(Rule.of("narrow", "any", pattern)))
                    .rules()
                    .isEmpty();
        } catch (RuleSetException e) {
            // Too large when its repetitions are written out.
            return false;
        }
    }
}
