package io.logclf.workbench;

import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.view.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Undoes steps of the history, also those of others. For who holds the project's lock.
 *
 * @param project whose steps are undone
 * @param changes tells which groups that changes
 */
record Undo(Project project, Changes changes) {

    /**
     * Undoes a step: marks and places become what they were before it. A step that later ones stand on
     * cannot be undone before those, for what it found is no longer what it left. Undoing is a step of its
     * own, and cannot itself be undone.
     *
     * @param which the step; if empty, the author's last one that labelled, split or merged and is not
     *     undone
     * @throws UnknownException if there is no such step
     * @throws ConflictException if it is undone already, is of a kind that cannot be undone, or something
     *     later stands on it
     */
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
                            .flatMap(group -> changes.brief(group).stream())
                            .toList());
        }
        Instant now = project.clock().instant();
        Map<FormKey, Mark> marks = project.read(() -> project.steps().marksBefore(id));
        Set<Long> touched = new LinkedHashSet<>(step.groups());
        touched.addAll(changes.groupsOf(marks.keySet()));
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
        changes.apply(marks);
        project.state().regroup();
        step.groups().forEach(project.suggester()::forget);
        return changes.done(undoing, touched, changes.removed(touched), author);
    }
}
