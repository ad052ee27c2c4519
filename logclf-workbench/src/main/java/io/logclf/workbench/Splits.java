package io.logclf.workbench;

import io.logclf.workbench.model.Examples;
import io.logclf.workbench.model.Examples.Shown;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.Group;
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

/**
 * Splits groups: by what their forms differ in, or by examples that a person has ticked. For who holds the
 * project's lock.
 *
 * <p>By template, source or severity, whole forms move to new groups; the first part stays. By examples it
 * is harder, as ticked and unticked messages may be of one form, whose rows then have to be told apart:
 *
 * <ol>
 * <li>Forms of which only ticked examples are shown move as they are, and so do forms that show none but
 * whose template is ticked.
 * <li>For a form with both, the place in its template is sought whose values differ between the ticked and
 * the others. The template with that value set, such as {@code Task <*> exited with code 0}, gets a form of
 * its own ({@link #refine}).
 * <li>If no place tells them apart, the ticked messages themselves become templates, and only rows equal to
 * them move.
 * </ol>
 *
 * <p>What was set in a template is remembered, so that files imported later are split the same way.
 */
final class Splits {

    /**
     * With more ticked values than this at one place, the place is taken to just vary, and whole messages
     * become templates.
     */
    private static final int MAX_VALUES = 8;

    private final Project project;
    private final Changes changes;
    private final Guesses guesses;
    private final Refinement refinement;

    Splits(Project project, Changes changes, Guesses guesses, Refinement refinement) {
        this.project = project;
        this.changes = changes;
        this.guesses = guesses;
        this.refinement = refinement;
    }

    /**
     * Splits a group, as one step.
     *
     * @param examples the ids of the ticked ones, for {@link SplitBy#EXAMPLES}; else not read
     * @throws ConflictException if the group has changed
     * @throws IllegalArgumentException if all rows have the same template, source or severity, if all or
     *     none of the examples are ticked, or the log has no row that the ticked ones stand for
     */
    Changed split(GroupVersion version, SplitBy by, List<String> examples, String author) {
        Group group = changes.current(List.of(version)).get(0);
        return switch (by) {
            case TEMPLATE -> apart(group, form -> form.key().template(), "template", author);
            case SOURCE -> apart(group, form -> form.key().source(), "source", author);
            case SEVERITY -> apart(group, form -> form.key().severity(), "severity", author);
            case EXAMPLES -> ticked(group, Set.copyOf(examples), author);
        };
    }

    /** Makes a group of all but the first of the parts in which a property of forms divides a group. */
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

    /** Moves parts of a group into new groups, and has the direction and the guess of each found again. */
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

    /** Moves what a person has ticked, and what is like it, into one new group. */
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

    /**
     * Makes forms of their own of the rows like those ticked, in templates in which the value is set that
     * tells them from the others.
     */
    private List<Form> refine(Set<Form> mixed, List<Shown> ticked, List<Shown> others) {
        Map<Form, Set<String>> templates = new LinkedHashMap<>();
        for (Form form : mixed) {
            List<String> in = texts(ticked, form);
            Set<String> refined = byValue(form, in, texts(others, form)).orElseGet(() -> new LinkedHashSet<>(in));
            refined.remove(form.key().template());
            templates.put(form, refined);
        }
        return refinement.refine(templates);
    }

    private static List<String> texts(List<Shown> examples, Form form) {
        return examples.stream()
                .filter(example -> example.form().equals(form))
                .map(Shown::text)
                .distinct()
                .toList();
    }

    /**
     * Returns templates with a value set that some of the ticked messages have and none of the others;
     * empty if no place in the template tells them apart. Of several places, the one with the fewest values
     * is taken, and the last of those with equally few: identifiers that differ in every message would
     * always tell them apart, and mean nothing.
     *
     * @param in the ticked messages
     * @param out the others
     */
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

    /** Returns the values at one place of a template; empty if a message is not of the template. */
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
}
