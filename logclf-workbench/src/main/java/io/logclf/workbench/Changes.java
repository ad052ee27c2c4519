package io.logclf.workbench;

import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.LabelLine;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.suggest.Suggester;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people change: labels given and taken back, groups merged, steps undone. For who holds the project's
 * lock.
 *
 * <p>Each method is one step of the history. A label is not stored with a group but, as a {@link Mark},
 * with the {@link FormKey} of each of its forms: so it holds in every file that has the same template, and
 * survives grouping again. A group's label is what all of its forms have in common.
 *
 * <p>Callers name groups with the version that they saw. If one has changed since, a {@link
 * ConflictException} with the groups as they are now is thrown before anything is written: the person who
 * comes second looks again, and nobody's work is overwritten silently.
 */
final class Changes {

    private final Project project;
    private final Listing listing;

    Changes(Project project, Listing listing) {
        this.project = project;
        this.listing = listing;
    }

    /**
     * Gives groups a label, says that none fits them, or takes back what was said.
     *
     * @throws ConflictException if one of the groups has changed, or is not there any more
     * @throws IllegalArgumentException if no group is given, or the label is neither known nor suggested
     *     for one of them
     */
    Changed say(List<GroupVersion> versions, Said given, String author) {
        Said said = given.label().filter(Suggester.NONE::equals).isPresent() ? Said.NONE : given;
        List<Group> groups = current(versions);
        said.label().ifPresent(label -> requireLabel(label, groups, author));
        Set<FormKey> keys = groups.stream()
                .flatMap(group -> group.forms().stream())
                .map(Form::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Step.What what = said.none() ? Step.What.NONE : said.label().isPresent() ? Step.What.LABEL : Step.What.CLEAR;
        String text =
                switch (what) {
                    case NONE -> "said that no label fits " + count(groups);
                    case CLEAR -> "took the label of " + count(groups) + " back";
                    default -> "labelled " + count(groups) + " '" + said.label().orElse("") + "'";
                };
        return mark(keys, said, author, what, text);
    }

    /**
     * Adds a label that is suggested for one of the groups: it comes with being accepted. Others must be
     * added on purpose, so that no misspelling becomes one.
     */
    private void requireLabel(String name, List<Group> groups, String author) {
        if (project.state().label(name).isPresent()) {
            return;
        }
        boolean suggested = groups.stream()
                .anyMatch(group -> group.suggestions().stream()
                        .anyMatch(suggestion -> suggestion.label().equals(name)));
        if (suggested) {
            addLabel(name, "", author);
        } else {
            throw new IllegalArgumentException("there is no label '" + name + "'; add it first");
        }
    }

    private static String count(List<Group> groups) {
        long rows = groups.stream().mapToLong(Group::rows).sum();
        return (groups.size() == 1 ? "a group" : groups.size() + " groups") + " of " + rows
                + (rows == 1 ? " row" : " rows");
    }

    /** Says the same of some keys, in all files, as one step. */
    Changed mark(Collection<FormKey> keys, Said said, String author, Step.What what, String text) {
        Map<FormKey, Said> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key, said));
        return mark(all, author, what, text);
    }

    /**
     * Says of each key what the map has for it, in all files, as one step; the marks before are kept with
     * the step for undoing it.
     *
     * @param text what the history shows
     */
    Changed mark(Map<FormKey, Said> all, String author, Step.What what, String text) {
        Instant now = project.clock().instant();
        Map<FormKey, Mark> before = new LinkedHashMap<>();
        all.keySet().forEach(key -> before.put(key, project.state().mark(key)));
        Set<Long> touched = groupsOf(all.keySet());
        Map<FormKey, Mark> after = new LinkedHashMap<>();
        long step = project.write(() -> {
            long number = project.steps().add(author, now, what, text, touched);
            all.forEach((key, said) -> after.put(key, new Mark(said, author, now, number)));
            project.steps().mark(number, before, after);
            return number;
        });
        apply(after);
        return done(step, touched, List.of(), author);
    }

    /**
     * Moves all forms of some groups into the first of them. The others stay empty, so that undoing can
     * fill them again.
     *
     * @throws ConflictException if one of the groups has changed
     * @throws IllegalArgumentException if they are fewer than two, or of different files
     */
    Changed merge(List<GroupVersion> versions, String author) {
        List<Group> groups = current(versions);
        if (groups.size() < 2) {
            throw new IllegalArgumentException("give two groups or more to merge");
        }
        if (groups.stream().map(Group::file).distinct().count() > 1) {
            throw new IllegalArgumentException("groups of different files cannot be merged; label them alike");
        }
        Group kept = groups.get(0);
        List<Form> moving = groups.subList(1, groups.size()).stream()
                .flatMap(group -> group.forms().stream())
                .toList();
        Map<Long, Long> places = new HashMap<>();
        moving.forEach(form -> places.put(form.id(), kept.id()));
        List<Long> ids = groups.stream().map(Group::id).toList();
        return move(moving, places, ids, author, Step.What.MERGE, "merged " + groups.size() + " groups");
    }

    /**
     * Moves forms to other groups, as one step.
     *
     * @param places the number of the new group by the number of the form
     * @param groups all that lose or gain forms
     */
    Changed move(
            List<Form> forms,
            Map<Long, Long> places,
            Collection<Long> groups,
            String author,
            Step.What what,
            String text) {
        Instant now = project.clock().instant();
        long step = project.write(() -> {
            long number = project.steps().add(author, now, what, text, groups);
            project.steps().moving(number, forms);
            forms.forEach(form -> form.move(places.getOrDefault(form.id(), form.group()), number));
            project.steps().moved(forms);
            return number;
        });
        project.state().regroup();
        groups.forEach(project.suggester()::forget);
        return done(step, groups, removed(groups), author);
    }

    /** Returns which of some groups have no forms any more, and so are gone for the page. */
    List<Long> removed(Collection<Long> groups) {
        return groups.stream()
                .filter(id -> project.state()
                        .anyGroup(id)
                        .map(group -> group.forms().isEmpty())
                        .orElse(true))
                .toList();
    }

    /**
     * Adds a label with the first free key, or replaces the description of the one that has this name.
     *
     * @param name white space at its ends does not count
     * @throws IllegalArgumentException if the name is empty, longer than 100 characters, has control
     *     characters or a meaning of its own ("None of these", "Unclassified"), or the description has more
     *     than 1,000 characters or several lines
     */
    Changed addLabel(String name, String description, String author) {
        LabelLine line = LabelLine.of(name, description, project.state().labels());
        boolean known = project.state().label(line.name()).isPresent();
        long step = project.write(() -> {
            project.records().save(line);
            String text = (known ? "described" : "added") + " the label '" + line.name() + "'";
            return project.step(author, Step.What.LABEL_ADDED, text, List.of());
        });
        project.state().put(line);
        project.tellChanged(List.of(), author);
        return new Changed(project.revision(), step, List.of(), List.of());
    }

    /**
     * Returns groups in the order named, each once, if all are still as the caller saw them.
     *
     * @throws ConflictException if one has another version, or no forms any more
     * @throws IllegalArgumentException if none is named
     */
    List<Group> current(List<GroupVersion> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("give at least one group");
        }
        List<Group> groups = new ArrayList<>();
        boolean changed = false;
        for (GroupVersion seen : versions) {
            Optional<Group> group = project.state()
                    .anyGroup(seen.id())
                    .filter(found -> !found.forms().isEmpty());
            changed |= group.isEmpty() || group.get().version() != seen.version();
            group.ifPresent(groups::add);
        }
        if (changed) {
            throw new ConflictException(
                    "somebody else has changed " + (versions.size() == 1 ? "this group" : "these groups")
                            + " in the meantime; look again",
                    groups.stream().map(listing::brief).toList());
        }
        return groups.stream().distinct().toList();
    }

    /** Returns a group as lists show it; empty if it has no forms any more. */
    Optional<GroupBrief> brief(long group) {
        return project.state()
                .anyGroup(group)
                .filter(found -> !found.forms().isEmpty())
                .map(listing::brief);
    }

    /** Returns the groups that have a form with one of the keys, in whatever file. */
    Set<Long> groupsOf(Collection<FormKey> keys) {
        Set<FormKey> wanted = Set.copyOf(keys);
        return project.state().forms().stream()
                .filter(form -> wanted.contains(form.key()))
                .map(Form::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Sets marks in memory, those of the keys and those of the forms that have them. */
    void apply(Map<FormKey, Mark> marks) {
        marks.forEach(project.state()::mark);
        for (Form form : project.state().forms()) {
            Mark mark = marks.get(form.key());
            if (mark != null) {
                form.mark(mark);
            }
        }
    }

    /**
     * Gives the groups in memory the new version that the database has given them already: somebody may
     * come back after a restart with what he saw before it. Then updates suggestions and tells the
     * listeners.
     */
    Changed done(long step, Collection<Long> touched, List<Long> removed, String author) {
        List<Group> groups = touched.stream()
                .flatMap(id -> project.state().anyGroup(id).stream())
                .toList();
        groups.forEach(Group::changed);
        project.changed(touched, author);
        return new Changed(
                project.revision(),
                step,
                groups.stream()
                        .filter(group -> !group.forms().isEmpty())
                        .map(listing::brief)
                        .toList(),
                removed);
    }
}
