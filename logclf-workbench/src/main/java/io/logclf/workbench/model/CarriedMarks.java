package io.logclf.workbench.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said about templates, carried to the forms of a new file: those with the same template, or with
 * messages that fit one.
 *
 * <p>Mining does not give a template the same text in every file: with fewer values seen, {@code User kim
 * logged in} may stay a constant. So a form of an unknown template takes over the mark of a template that
 * all of its samples match, of several the one with the most constant characters. A template whose sources
 * or severities were labelled differently says nothing. Holds a snapshot of the marks; not safe for
 * concurrent use.
 */
public final class CarriedMarks {

    private final Map<String, Optional<Mark>> markByTemplate = new HashMap<>();
    private final Map<String, List<String>> templatesByFirstWord = new HashMap<>();
    private final Map<String, TemplatePattern> patterns = new HashMap<>();

    /** Takes a snapshot of what is said now. */
    public CarriedMarks(State state) {
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

    /**
     * Returns what is to be said of those forms of which nobody has ever said anything; taking a label back
     * counts as saying something.
     */
    public Map<FormKey, Mark> to(Collection<Form> forms) {
        Map<FormKey, Mark> carried = new LinkedHashMap<>();
        for (Form form : forms) {
            if (form.mark().step() == 0) {
                mark(form).ifPresent(mark -> carried.put(form.key(), mark));
            }
        }
        return carried;
    }

    /**
     * Returns the mark for a form; candidates have the same first word, or one that varies, which spares
     * comparing with all.
     */
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

    /** Returns how many characters of a template do not vary. */
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
