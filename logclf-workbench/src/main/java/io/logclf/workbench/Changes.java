package io.logclf.workbench;

import io.logclf.io.LabelColumns;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What people change: labels given and taken back, groups merged, steps undone. For who holds the project's lock. */
final class Changes {

    private static final int MAX_NAME = 100;
    private static final int MAX_DESCRIPTION = 1_000;

    private final Project project;
    private final Listing listing;

    Changes(Project project, Listing listing) {
        this.project = project;
        this.listing = listing;
    }

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

    /** A label that is suggested comes with being accepted; others are to be added on purpose, so that no misspelling becomes one. */
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

    /** Says the same of some keys, in all files. */
    Changed mark(Collection<FormKey> keys, Said said, String author, Step.What what, String text) {
        Map<FormKey, Said> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key, said));
        return mark(all, author, what, text);
    }

    /** Says what each key says, in all files. */
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
     * Moves forms to other groups.
     *
     * @param places the new group of each form, by numbers
     * @param groups all that are touched
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

    private List<Long> removed(Collection<Long> groups) {
        return groups.stream()
                .filter(id -> project.state()
                        .anyGroup(id)
                        .map(group -> group.forms().isEmpty())
                        .orElse(true))
                .toList();
    }

    Changed undo(OptionalLong which, String author) {
        OptionalLong chosen =
                which.isPresent() ? which : project.read(() -> project.steps().lastOf(author));
        long id = chosen.orElseThrow(() -> new UnknownException("there is nothing of yours to undo"));
        Step step = project.read(() -> project.steps().step(id))
                .orElseThrow(() -> new UnknownException("there is no step " + id));
        if (!step.canUndo()) {
            throw new ConflictException(
                    step.undone()
                            ? "this step is undone already"
                            : "this step cannot be undone: something later stands on it; undo that first",
                    step.groups().stream()
                            .flatMap(group -> brief(group).stream())
                            .toList());
        }
        Instant now = project.clock().instant();
        Map<FormKey, Mark> marks = project.read(() -> project.steps().marksBefore(id));
        Set<Long> touched = new LinkedHashSet<>(step.groups());
        touched.addAll(groupsOf(marks.keySet()));
        List<Form> forms = new ArrayList<>();
        project.read(() -> project.steps().placesBefore(id)).forEach(place -> {
            Form form = project.state().form(place.form());
            form.move(place.group(), place.moved());
            forms.add(form);
        });
        long undoing = project.write(() -> {
            long number = project.steps().add(author, now, Step.What.UNDO, "undid: " + step.text(), touched);
            project.steps().undone(id, number);
            project.steps().save(marks);
            project.steps().moved(forms);
            return number;
        });
        apply(marks);
        project.state().regroup();
        step.groups().forEach(project.suggester()::forget);
        return done(undoing, touched, removed(touched), author);
    }

    private Optional<GroupBrief> brief(long group) {
        return project.state()
                .anyGroup(group)
                .filter(found -> !found.forms().isEmpty())
                .map(listing::brief);
    }

    Changed addLabel(String name, String description, String author) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > MAX_NAME || clean.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a label needs a name of 1 to " + MAX_NAME + " characters on one line");
        }
        if (clean.equals(Suggester.NONE)) {
            throw new IllegalArgumentException(
                    "'" + Suggester.NONE + "' means that no label fits; choose another name");
        }
        if (clean.equals(LabelColumns.UNCLASSIFIED)) {
            throw new IllegalArgumentException(
                    "'" + clean + "' is the word for messages without a label; choose another name");
        }
        if (description.length() > MAX_DESCRIPTION || description.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a description has at most " + MAX_DESCRIPTION + " characters, on one line");
        }
        Optional<LabelLine> known = project.state().label(clean);
        LabelLine line = new LabelLine(
                clean,
                description.strip(),
                known.isPresent()
                        ? known.get().key()
                        : LabelLine.freeKey(project.state().labels()));
        long step = project.write(() -> {
            project.records().save(line);
            return project.steps()
                    .add(
                            author,
                            project.clock().instant(),
                            Step.What.LABEL_ADDED,
                            (known.isPresent() ? "described" : "added") + " the label '" + clean + "'",
                            List.of());
        });
        project.state().put(line);
        project.tellChanged(List.of(), author);
        return new Changed(project.revision(), step, List.of(), List.of());
    }

    /** Returns groups as they are, if they are still as somebody saw them. */
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

    private Set<Long> groupsOf(Collection<FormKey> keys) {
        Set<FormKey> wanted = Set.copyOf(keys);
        return project.state().forms().stream()
                .filter(form -> wanted.contains(form.key()))
                .map(Form::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void apply(Map<FormKey, Mark> marks) {
        marks.forEach(project.state()::mark);
        for (Form form : project.state().forms()) {
            Mark mark = marks.get(form.key());
            if (mark != null) {
                form.mark(mark);
            }
        }
    }

    /** The database has given the groups a new version as well: somebody may come back with what he saw before a restart. */
    private Changed done(long step, Collection<Long> touched, List<Long> removed, String author) {
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
