package io.logclf.workbench;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Severity;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Group.Guess;
import io.logclf.workbench.model.LabelLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out in the background where new groups lie in the encoder's space, and what the bundle in use takes
 * them for: what the {@link io.logclf.workbench.suggest.Suggester} makes suggestions of. Safe for
 * concurrent use.
 *
 * <p>The lock is taken for each group or portion and never while encoding or classifying, so that people
 * can go on labelling. What is found is stored with the group, and so is not computed again after a
 * restart. A failure is logged and costs suggestions only.
 */
final class Guesses {

    private static final Logger LOG = LoggerFactory.getLogger(Guesses.class);

    /** The others have too few rows to matter before these are labelled. */
    private static final int MAX_GROUPS = 5_000;

    /** Groups whose messages are classified in one batch. */
    private static final int PORTION = 64;
    /** How many forms of a group have a message classified, those with most rows; their scores are averaged. */
    private static final int MESSAGES = 3;

    private final Project project;
    private final Background background;
    private final Optional<ClassificationPipeline> pipeline;

    Guesses(Project project, Background background, Optional<ClassificationPipeline> pipeline) {
        this.project = project;
        this.background = background;
        this.pipeline = pipeline;
    }

    /**
     * Queues a job that finds what is missing, for groups without a direction and for the largest without a
     * guess, and then updates the suggestions.
     */
    void find() {
        background.run(() -> {
            try {
                directions();
                pipeline.ifPresent(this::guess);
            } catch (RuntimeException e) {
                // Without suggestions one labels as well.
                LOG.warn("Labels could not be suggested: {}", e.toString());
                LOG.debug("Labels could not be suggested", e);
            }
            if (!background.isClosed()) {
                project.locked(() -> project.changed(List.of(), ""));
            }
        });
    }

    /**
     * Queues a job that encodes a label as {@code name: description}, so that it can be suggested before any group has it. A label that is
     * described again replaces its earlier direction.
     */
    void learn(LabelLine label) {
        background.run(() -> {
            if (background.isClosed()) {
                return;
            }
            byte[] direction = background.direction(
                    label.name() + (label.description().isEmpty() ? "" : ": " + label.description()));
            project.locked(() -> {
                project.suggester().words(label.name(), direction);
                project.changed(List.of(), "");
            });
        });
    }

    /**
     * Encodes the first message of each group that has no direction. A group made by an import has that of
     * its cluster already.
     */
    private void directions() {
        List<Group> groups = project.locked(() -> project.state().groups().stream()
                .filter(group -> group.vector().isEmpty())
                .toList());
        for (Group group : groups) {
            if (background.isClosed()) {
                return;
            }
            String message = project.locked(() -> group.forms().isEmpty()
                    ? ""
                    : group.forms().get(0).samples().get(0).text());
            byte[] direction = background.direction(message);
            project.locked(() -> {
                group.vector(Optional.of(direction));
                project.suggester().forget(group.id());
                save(List.of(group));
            });
        }
    }

    /** Stores groups, but for those that were removed meanwhile. */
    private void save(Collection<Group> groups) {
        project.write(() -> {
            project.records()
                    .saveGroups(groups.stream()
                            .filter(group ->
                                    project.state().anyGroup(group.id()).isPresent())
                            .toList());
            return true;
        });
    }

    /** Guesses all again: another bundle is in use. */
    void again() {
        project.locked(() -> project.state().groups().forEach(group -> group.guess(Optional.empty())));
        find();
    }

    /** Has the pipeline classify the largest groups that have no guess. */
    private void guess(ClassificationPipeline inUse) {
        List<Group> groups = project.locked(() -> project.state().groups().stream()
                .sorted(Comparator.comparingLong(Group::rows).reversed())
                .limit(MAX_GROUPS)
                .filter(group -> group.guess().isEmpty())
                .toList());
        for (int from = 0; from < groups.size() && !background.isClosed(); from += PORTION) {
            guess(inUse, groups.subList(from, Math.min(from + PORTION, groups.size())));
        }
    }

    /**
     * Guesses the label of each group as the one with the highest mean score over its messages. Also a
     * message that no stage decided has a best guess; one whose pipeline ranks no labels counts as 0 for
     * each.
     */
    private void guess(ClassificationPipeline inUse, List<Group> groups) {
        List<LogEntry> entries = new ArrayList<>();
        List<Group> owners = new ArrayList<>();
        project.locked(() -> {
            for (Group group : groups) {
                for (Form form : group.forms()
                        .subList(0, Math.min(MESSAGES, group.forms().size()))) {
                    String severity = form.key().severity();
                    entries.add(new LogEntry(
                            form.key().source(),
                            form.samples().get(0).text(),
                            severity.isEmpty() ? Severity.UNKNOWN : Severity.valueOf(severity)));
                    owners.add(group);
                }
            }
        });
        List<Classification> answers = inUse.classifyAll(entries);
        Map<Group, Map<String, Double>> scores = new HashMap<>();
        Map<Group, Integer> counts = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            counts.merge(owners.get(i), 1, Integer::sum);
            Optional<ScoredLabel> best = answers.get(i).bestGuess();
            if (best.isPresent()) {
                scores.computeIfAbsent(owners.get(i), none -> new HashMap<>())
                        .merge(best.get().label().name(), best.get().score(), Double::sum);
            }
        }
        project.locked(() -> {
            scores.forEach((group, byLabel) -> byLabel.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(best -> group.guess(
                            Optional.of(new Guess(best.getKey(), best.getValue() / counts.getOrDefault(group, 1))))));
            save(scores.keySet());
        });
    }
}
