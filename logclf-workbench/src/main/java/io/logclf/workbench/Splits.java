package io.logclf.workbench;

import io.logclf.io.LogFormat;
import io.logclf.workbench.Examples.Shown;
import io.logclf.workbench.files.RefinedRows;
import io.logclf.workbench.files.RowForms;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.TemplatePattern;
import io.logclf.workbench.view.Span;
import io.logclf.workbench.view.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Splits groups: by what their forms differ in, or by examples that a person has ticked. For who holds the project's lock. */
final class Splits {

    /** Values of one place that are set in templates of their own; with more, whole messages are. */
    private static final int MAX_VALUES = 8;

    private final Project project;
    private final Changes changes;
    private final Guesses guesses;

    Splits(Project project, Changes changes, Guesses guesses) {
        this.project = project;
        this.changes = changes;
        this.guesses = guesses;
    }

    Changed split(GroupVersion version, Workbench.Split by, List<String> examples, String author) {
        Group group = changes.current(List.of(version)).get(0);
        return switch (by) {
            case TEMPLATE -> apart(group, form -> form.key().template(), "template", author);
            case SOURCE -> apart(group, form -> form.key().source(), "source", author);
            case SEVERITY -> apart(group, form -> form.key().severity(), "severity", author);
            case EXAMPLES -> ticked(group, Set.copyOf(examples), author);
        };
    }

    private Changed apart(Group group, Function<Form, String> of, String what, String author) {
        Map<String, List<Form>> parts = new LinkedHashMap<>();
        group.forms()
                .forEach(form -> parts.computeIfAbsent(of.apply(form), none -> new ArrayList<>())
                        .add(form));
        if (parts.size() < 2) {
            throw new IllegalArgumentException(
                    "all rows of this group have the same " + what + "; split it by ticked examples");
        }
        List<List<Form>> others = List.copyOf(parts.values()).subList(1, parts.size());
        return move(group, others, "split a group by " + what + " into " + parts.size(), author);
    }

    private Changed move(Group group, List<List<Form>> parts, String text, String author) {
        List<Group> fresh = new ArrayList<>();
        long first = project.write(() -> {
            long number = project.records().reserveGroups(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                fresh.add(new Group(number + i, group.file(), 1));
            }
            // What is left says something else than before as well.
            group.vector(Optional.empty());
            group.guess(Optional.empty());
            project.records().saveGroups(fresh);
            project.records().saveGroups(List.of(group));
            return number;
        });
        fresh.forEach(project.state()::put);
        Map<Long, Long> places = new HashMap<>();
        List<Form> moving = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (Form form : parts.get(i)) {
                places.put(form.id(), first + i);
                moving.add(form);
            }
        }
        Set<Long> touched = new LinkedHashSet<>(List.of(group.id()));
        fresh.forEach(part -> touched.add(part.id()));
        Changed changed = changes.move(moving, places, touched, author, Step.What.SPLIT, text);
        guesses.find();
        return changed;
    }

    private Changed ticked(Group group, Set<String> ids, String author) {
        List<Shown> shown = Examples.of(group);
        List<Shown> ticked =
                shown.stream().filter(example -> ids.contains(example.id())).toList();
        List<Shown> others =
                shown.stream().filter(example -> !ids.contains(example.id())).toList();
        if (ticked.isEmpty() || others.isEmpty()) {
            throw new IllegalArgumentException(
                    "tick some of the examples shown, and leave some: those ticked become a group");
        }
        Set<Form> mixed = ticked.stream().map(Shown::form).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> leftTemplates =
                others.stream().map(example -> example.form().key().template()).collect(Collectors.toSet());
        Set<Form> leftForms = others.stream().map(Shown::form).collect(Collectors.toSet());
        List<Form> moving = new ArrayList<>();
        mixed.removeIf(form -> {
            // Shown whole, or differing from all that was left by its source or severity.
            boolean whole = !leftForms.contains(form);
            if (whole) {
                moving.add(form);
            }
            return whole;
        });
        // What is not shown goes with its template.
        Set<String> tickedTemplates =
                ticked.stream().map(example -> example.form().key().template()).collect(Collectors.toSet());
        group.forms().stream()
                .filter(form -> !moving.contains(form) && !mixed.contains(form))
                .filter(form -> tickedTemplates.contains(form.key().template())
                        && !leftTemplates.contains(form.key().template()))
                .forEach(moving::add);
        if (!mixed.isEmpty()) {
            moving.addAll(refine(mixed, ticked, others));
        }
        if (moving.isEmpty()) {
            throw new IllegalArgumentException(
                    "the log has no rows with just what was ticked any more; add the file again and split then");
        }
        return move(group, List.of(moving), "split ticked examples off a group", author);
    }

    /** Makes forms of their own of the rows like those ticked, in templates in which the value is set that tells them from the others. */
    private List<Form> refine(Set<Form> mixed, List<Shown> ticked, List<Shown> others) {
        Map<Form, Set<String>> templates = new LinkedHashMap<>();
        for (Form form : mixed) {
            List<String> in = texts(ticked, form);
            Set<String> refined = byValue(form, in, texts(others, form)).orElseGet(() -> new LinkedHashSet<>(in));
            refined.remove(form.key().template());
            templates.put(form, refined);
        }
        return refine(templates);
    }

    private static List<String> texts(List<Shown> examples, Form form) {
        return examples.stream()
                .filter(example -> example.form().equals(form))
                .map(Shown::text)
                .distinct()
                .toList();
    }

    /** Returns templates with a value set that all of some messages have, and none of the others; empty if no place tells them apart. */
    private static Optional<Set<String>> byValue(Form form, List<String> in, List<String> out) {
        TemplatePattern pattern = TemplatePattern.of(form.key().template());
        Optional<Set<String>> best = Optional.empty();
        int fewest = Integer.MAX_VALUE;
        for (int place = 0; place < pattern.variables(); place++) {
            Optional<Set<String>> inside = values(pattern, in, place);
            Optional<Set<String>> outside = values(pattern, out, place);
            if (inside.isEmpty() || outside.isEmpty() || inside.get().size() > MAX_VALUES) {
                continue;
            }
            Set<String> both = new HashSet<>(inside.get());
            both.retainAll(outside.get());
            // The place with the fewest values: numbers and names that just vary are different everywhere.
            int values = inside.get().size() + outside.get().size();
            if (both.isEmpty() && values <= fewest) {
                fewest = values;
                Set<String> templates = new LinkedHashSet<>();
                for (String message : in) {
                    List<Span> spans = pattern.match(message).orElseThrow();
                    templates.add(pattern.withValues(message, spans, List.of(place)));
                }
                best = Optional.of(templates);
            }
        }
        return best;
    }

    private static Optional<Set<String>> values(TemplatePattern pattern, List<String> messages, int place) {
        Set<String> values = new HashSet<>();
        for (String message : messages) {
            Optional<List<Span>> spans = pattern.match(message);
            if (spans.isEmpty()) {
                return Optional.empty();
            }
            Span span = spans.get().get(place);
            values.add(message.substring(span.start(), span.end()));
        }
        return Optional.of(values);
    }

    /**
     * Makes forms of their own of rows that match templates with values set.
     *
     * @param templates for each form the templates, all forms of one file
     * @return the new forms that have rows, in the groups of those that they are from
     */
    List<Form> refine(Map<Form, Set<String>> templates) {
        long file = templates.keySet().iterator().next().file();
        int count = templates.values().stream().mapToInt(Set::size).sum();
        if (count == 0) {
            return List.of();
        }
        RowForms formOfRow = project.files().forms(file);
        RefinedRows rows = new RefinedRows(formOfRow);
        long first = project.write(() -> project.records().reserveForms(count));
        Map<RefinedRows.Refined, Form> bases = new LinkedHashMap<>();
        Map<RefinedRows.Refined, FormKey> keys = new LinkedHashMap<>();
        long next = first;
        Map<RefinedRows.Refined, Long> ids = new HashMap<>();
        for (Map.Entry<Form, Set<String>> entry : templates.entrySet()) {
            for (String template : entry.getValue()) {
                RefinedRows.Refined refined =
                        rows.refine(Math.toIntExact(entry.getKey().id()), template, Math.toIntExact(next));
                bases.put(refined, entry.getKey());
                keys.put(refined, entry.getKey().key().with(template));
                ids.put(refined, next++);
            }
        }
        rows.run(
                project.files().log(file),
                LogFormat.ofName(project.state().file(file).format()));
        List<Form> fresh = new ArrayList<>();
        Map<FormKey, Mark> marks = new LinkedHashMap<>();
        bases.forEach((refined, base) -> {
            FormKey key = keys.getOrDefault(refined, base.key());
            if (refined.rows() > 0) {
                base.lose(refined.rows());
                if (!project.state().mark(key).isSaid() && base.mark().isSaid()) {
                    marks.put(key, base.mark());
                }
                fresh.add(new Form(
                        ids.getOrDefault(refined, 0L),
                        file,
                        key,
                        refined.samples(),
                        refined.first(),
                        refined.last(),
                        refined.rows(),
                        base.group(),
                        base.moved()));
            }
        });
        project.files().writeForms(file, formOfRow);
        project.write(() -> {
            for (Map.Entry<RefinedRows.Refined, Form> entry : bases.entrySet()) {
                project.records()
                        .refine(
                                entry.getValue().key().template(),
                                keys.getOrDefault(
                                                entry.getKey(), entry.getValue().key())
                                        .template());
            }
            project.records().saveForms(fresh);
            project.steps().moved(templates.keySet());
            project.steps().save(marks);
            return true;
        });
        bases.forEach((refined, base) -> project.state()
                .refine(
                        base.key().template(),
                        keys.getOrDefault(refined, base.key()).template()));
        marks.forEach(project.state()::mark);
        fresh.forEach(project.state()::put);
        project.state().regroup();
        return fresh;
    }
}
