package io.logclf.workbench;

import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.State;
import io.logclf.workbench.model.TemplatePattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said about templates, carried to those of a new file: the same text, or one that its messages fit. */
final class Carried {

    private final Map<String, Optional<Mark>> markByTemplate = new HashMap<>();
    private final Map<String, List<String>> templatesByFirstWord = new HashMap<>();
    private final Map<String, TemplatePattern> patterns = new HashMap<>();

    Carried(State state) {
        state.marks().forEach((key, mark) -> {
            if (mark.isSaid()) {
                // Sources and severities that disagree leave the template open.
                markByTemplate.merge(
                        key.template(),
                        Optional.of(mark),
                        (a, b) -> a.isPresent()
                                        && b.isPresent()
                                        && a.get().said().equals(b.get().said())
                                ? a
                                : Optional.empty());
            }
        });
        markByTemplate
                .keySet()
                .forEach(template -> templatesByFirstWord
                        .computeIfAbsent(firstWord(template), none -> new ArrayList<>())
                        .add(template));
    }

    /** Returns what is to be said of forms of which nothing is known. */
    Map<FormKey, Mark> to(Collection<Form> forms) {
        Map<FormKey, Mark> carried = new LinkedHashMap<>();
        for (Form form : forms) {
            if (form.mark().step() == 0) {
                mark(form).ifPresent(mark -> carried.put(form.key(), mark));
            }
        }
        return carried;
    }

    private Optional<Mark> mark(Form form) {
        Optional<Mark> same = markByTemplate.get(form.key().template());
        if (same != null) {
            return same;
        }
        List<String> fitting = new ArrayList<>();
        for (String word : List.of(firstWord(form.key().template()), "")) {
            for (String template : templatesByFirstWord.getOrDefault(word, List.of())) {
                TemplatePattern pattern = patterns.computeIfAbsent(template, TemplatePattern::of);
                if (form.samples().stream()
                        .allMatch(sample -> pattern.match(sample.text()).isPresent())) {
                    fitting.add(template);
                }
            }
        }
        // The one that says most of the message.
        return fitting.stream()
                .max((a, b) -> Integer.compare(constant(a), constant(b)))
                .flatMap(template -> markByTemplate.getOrDefault(template, Optional.empty()));
    }

    private static int constant(String template) {
        return template.replace(TemplatePattern.VARIABLE, "").length();
    }

    /** Returns the first word; empty if it varies. */
    private static String firstWord(String template) {
        int end = template.indexOf(' ');
        String word = end < 0 ? template : template.substring(0, end);
        return word.contains(TemplatePattern.VARIABLE) ? "" : word;
    }
}
