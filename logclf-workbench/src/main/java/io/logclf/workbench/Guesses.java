package io.logclf.workbench;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Severity;
import io.logclf.head.Normalizer;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Group.Guess;
import io.logclf.workbench.suggest.Directions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out in the background where groups lie that are new, and what the bundle in use takes them for. Safe for concurrent use. */
final class Guesses {

    private static final Logger LOG = LoggerFactory.getLogger(Guesses.class);

    /** The others have too few rows to matter before these are labelled. */
    private static final int MAX_GROUPS = 5_000;

    private static final int PORTION = 64;
    private static final int MESSAGES = 3;

    private final Project project;
    private final Background background;
    private final Optional<ClassificationPipeline> pipeline;

    Guesses(Project project, Background background, Optional<ClassificationPipeline> pipeline) {
        this.project = project;
        this.background = background;
        this.pipeline = pipeline;
    }

    /** Looks at what is new. */
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
            byte[] direction = Directions.of(background
                    .encoder()
                    .encode(Normalizer.standard()
                            .encoderText(Normalizer.standard().normalize(message)))
                    .toArray());
            project.locked(() -> {
                group.vector(Optional.of(direction));
                project.suggester().forget(group.id());
                save(List.of(group));
            });
        }
    }

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

    private void guess(ClassificationPipeline asked) {
        List<Group> groups = project.locked(() -> project.state().groups().stream()
                .sorted(Comparator.comparingLong(Group::rows).reversed())
                .limit(MAX_GROUPS)
                .filter(group -> group.guess().isEmpty())
                .toList());
        for (int from = 0; from < groups.size() && !background.isClosed(); from += PORTION) {
            guess(asked, groups.subList(from, Math.min(from + PORTION, groups.size())));
        }
    }

    private void guess(ClassificationPipeline asked, List<Group> groups) {
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
        List<Classification> answers = asked.classifyAll(entries);
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
