package io.logclf.head;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The fields of {@code head.json} with the exceptions from masking. They are absent where there are none,
 * so that a head without exceptions has the same bytes as before there could be any.
 */
final class KeptFields {

    static final String RULES = "keptValues";
    static final String CONFLICTING = "conflictingTexts";
    private static final String TEXT = "text";
    private static final String VALUE = "value";
    private static final String KIND = "kind";
    private static final String VALUES = "values";

    private KeptFields() {}

    static KeptValues read(JsonFields fields) {
        Map<String, ValueRule> rules = new HashMap<>();
        if (fields.has(RULES)) {
            for (JsonFields rule : fields.objects(RULES)) {
                rule.requireOnly(Set.of(TEXT, VALUE, KIND, VALUES));
                rules.put(rule.string(TEXT), rule(rule));
            }
        }
        Set<String> conflicting = fields.has(CONFLICTING) ? new HashSet<>(fields.strings(CONFLICTING)) : Set.of();
        return new KeptValues(rules, conflicting);
    }

    private static ValueRule rule(JsonFields fields) {
        for (ValueRule.Kind kind : ValueRule.Kind.values()) {
            if (name(kind).equals(fields.string(KIND))) {
                try {
                    return new ValueRule(
                            (int) fields.wholeNumber(VALUE, 0, Integer.MAX_VALUE), kind, fields.strings(VALUES));
                } catch (IllegalArgumentException e) {
                    throw fields.refusal(VALUES, "are not right: " + e.getMessage());
                }
            }
        }
        throw fields.refusal(KIND, "is '" + fields.string(KIND) + "', which this version does not know; train again");
    }

    static void write(KeptValues kept, Map<String, Object> fields) {
        if (!kept.rules().isEmpty()) {
            fields.put(
                    RULES,
                    kept.rules().entrySet().stream()
                            .map(rule -> fields(rule.getKey(), rule.getValue()))
                            .toList());
        }
        if (!kept.conflicting().isEmpty()) {
            fields.put(CONFLICTING, List.copyOf(kept.conflicting()));
        }
    }

    private static Map<String, Object> fields(String text, ValueRule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(TEXT, text);
        fields.put(VALUE, rule.value());
        fields.put(KIND, name(rule.kind()));
        fields.put(VALUES, rule.values());
        return fields;
    }

    private static String name(ValueRule.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
