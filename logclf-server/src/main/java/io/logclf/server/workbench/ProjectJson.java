package io.logclf.server.workbench;

import io.logclf.server.json.Fields;
import io.logclf.workbench.Changed;
import io.logclf.workbench.view.Comparison;
import io.logclf.workbench.view.Contradiction;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.Forecast;
import io.logclf.workbench.view.LabelSummary;
import io.logclf.workbench.view.ProjectSummary;
import io.logclf.workbench.view.Step;
import io.logclf.workbench.view.TrainingState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is not a group as JSON: the project, its files and labels, steps of its history,
 * contradictions, trainings and comparisons. Times are ISO 8601 in UTC.
 */
final class ProjectJson {

    private ProjectJson() {}

    /**
     * Returns the project, to which the caller adds what only the server knows.
     *
     * @param author who a proxy says the client is; empty if people name themselves
     */
    static Fields project(ProjectSummary project, Optional<String> author) {
        return new Fields()
                .with("revision", project.revision())
                .with("author", author)
                .with(
                        "labels",
                        project.labels().stream().map(ProjectJson::label).toList())
                .with("files", project.files().stream().map(ProjectJson::file).toList())
                .with("rows", project.rows())
                .with("labelledRows", project.labelledRows())
                .with("noneRows", project.noneRows())
                .with("groups", project.groups())
                .with("openGroups", project.openGroups())
                .with("decisions", project.decisions())
                .with("forecast", project.forecast().map(ProjectJson::forecast));
    }

    /**
     * Returns what a change has done: the new revision, the step by which it can be undone, the
     * groups as they are now and the ids of those that are gone.
     */
    static Map<String, @Nullable Object> changed(Changed changed) {
        return new Fields()
                .with("revision", changed.revision())
                .with("step", changed.step())
                .with("groups", GroupJson.briefs(changed.groups()))
                .with("removed", changed.removed())
                .map();
    }

    /** Returns a step of the history. */
    static Map<String, @Nullable Object> step(Step step) {
        return new Fields()
                .with("id", step.id())
                .with("at", step.at().toString())
                .with("by", step.by())
                .with("what", GroupJson.lower(step.what()))
                .with("text", step.text())
                .with("groups", step.groups())
                .with("undone", step.undone())
                .with("canUndo", step.canUndo())
                .map();
    }

    /** Returns a contradiction between labels, with what could settle it. */
    static Map<String, @Nullable Object> contradiction(Contradiction contradiction) {
        return new Fields()
                .with("id", contradiction.id())
                .with("kind", GroupJson.lower(contradiction.kind()))
                .with("group", contradiction.group())
                .with("template", contradiction.template())
                .with("rows", contradiction.rows())
                .with("labels", GroupJson.named(contradiction.labels(), "label"))
                .with("suggestion", contradiction.suggestion())
                .with(
                        "examples",
                        contradiction.examples().stream()
                                .map(example -> new Fields()
                                        .with("text", example.text())
                                        .with("label", example.label())
                                        .with("line", example.line())
                                        .map())
                                .toList())
                .map();
    }

    /**
     * Returns the last training and how it went.
     *
     * @param inUse the number of the trained bundle that the server answers with; empty if it is
     *     its own
     */
    static Map<String, @Nullable Object> training(TrainingState training, OptionalInt inUse) {
        Optional<Integer> used = inUse.isPresent() ? Optional.of(inUse.getAsInt()) : Optional.empty();
        return new Fields()
                .with("state", GroupJson.lower(training.state()))
                .with("step", training.step())
                .with("startedAt", training.startedAt().map(Object::toString))
                .with("endedAt", training.endedAt().map(Object::toString))
                .with("error", training.error())
                .with("bundle", training.bundle())
                .with("summary", training.summary())
                .with("inUse", used.isPresent() && used.equals(training.bundle()))
                .map();
    }

    /** Returns what the bundle trained last would change, as far as it is known. */
    static Map<String, @Nullable Object> comparison(Comparison comparison) {
        return new Fields()
                .with("state", comparison.ready() ? "ready" : "running")
                .with("rows", comparison.rows())
                .with("done", comparison.done())
                .with("changed", comparison.changed())
                .with(
                        "changes",
                        comparison.changes().stream()
                                .map(change -> new Fields()
                                        .with("before", change.before())
                                        .with("after", change.after())
                                        .with("rows", change.rows())
                                        .with("examples", change.examples())
                                        .map())
                                .toList())
                .map();
    }

    /** Returns steps in their order. */
    static List<Map<String, @Nullable Object>> steps(List<Step> steps) {
        return steps.stream().map(ProjectJson::step).toList();
    }

    private static Map<String, @Nullable Object> label(LabelSummary label) {
        return new Fields()
                .with("name", label.name())
                .with("description", label.description())
                .with("key", label.key())
                .with("rows", label.rows())
                .with("groups", label.groups())
                .map();
    }

    private static Map<String, @Nullable Object> file(FileSummary file) {
        return new Fields()
                .with("id", file.id())
                .with("name", file.name())
                .with("kind", GroupJson.lower(file.kind()))
                .with("state", GroupJson.lower(file.state()))
                .with("format", file.format())
                .with("rows", file.rows())
                .with("messages", file.messages())
                .with("groups", file.groups())
                .with("labelledRows", file.labelledRows())
                .with("error", file.error())
                .with("importedAt", file.importedAt().toString())
                .map();
    }

    private static Map<String, @Nullable Object> forecast(Forecast forecast) {
        return new Fields()
                .with("decidedShare", forecast.decidedShare())
                .with("accuracy", forecast.accuracy())
                .with("basis", forecast.basis())
                .map();
    }
}
