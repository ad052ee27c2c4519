package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.Verdict;
import io.logclf.testkit.Await;
import io.logclf.testkit.FakeClassifier;
import io.logclf.testkit.FakeEvidence;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.Step;
import io.logclf.workbench.view.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project does with the pipeline that is in use: it suggests labels, and is switched to what was trained. */
class PipelineInUseTest {

    private static final List<String> LOG = List.of(
            "2026-03-01 10:00:00,000 INFO cache - cache is warm",
            "2026-03-01 10:00:01,000 INFO queue - queue 7 is empty",
            "2026-03-01 10:00:02,000 INFO queue - queue 8 is empty");

    @TempDir
    private Path folder;

    private final Queue<Boolean> working = new ConcurrentLinkedQueue<>();

    private final FakeClassifier stage = FakeClassifier.of(entry -> {
        working.add(Workbench.isWorking());
        return entry.message().startsWith("queue")
                ? Verdict.decided(new Label("Queues"), 0.8, new FakeEvidence("fixed"))
                : Verdict.abstained(AbstainReason.NO_MATCH, "fixed");
    });

    private ClassificationPipeline pipeline() {
        return ClassificationPipeline.builder().stage("fixed", stage).build();
    }

    @Test
    void itsDecisionsAreSuggestedAndMayBeAcceptedAsANewLabel() throws Exception {
        try (ClassificationPipeline pipeline = pipeline();
                TestProject project = TestProject.with(pipeline, folder)) {
            project.add("app.log", LOG);
            Await.until(() -> project.group("queue").suggestion().isPresent());
            assertThat(project.group("queue").suggestion()).hasValueSatisfying(suggestion -> {
                assertThat(suggestion.label()).isEqualTo("Queues");
                assertThat(suggestion.from()).isEqualTo(Suggestion.Origin.BUNDLE);
            });
            assertThat(project.group("cache").suggestion()).isEmpty();
            assertThat(project.workbench.summary().labels()).isEmpty();
            project.workbench.say(List.of(TestProject.version(project.group("queue"))), Said.label("Queues"), "kim");
            assertThat(project.group("queue").label()).contains("Queues");
            assertThat(project.workbench.summary().labels()).hasSize(1);
        }
    }

    @Test
    void whatTheProjectClassifiesIsRecognizedAsItsOwn() throws Exception {
        try (ClassificationPipeline pipeline = pipeline();
                TestProject project = TestProject.with(pipeline, folder)) {
            project.add("app.log", LOG);
            Await.until(() -> project.group("queue").suggestion().isPresent());
            assertThat(working).isNotEmpty().doesNotContain(false);
            working.clear();
            pipeline.classify("queue", "queue 9 is empty");
            assertThat(working).containsExactly(false);
        }
    }

    @Test
    void whatItWasSwitchedToIsKeptWithWhatItWasBefore() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            TrainedBundles bundles = project.workbench.bundles();
            assertThat(bundles.inUse()).isEmpty();
            assertThat(bundles.before()).isEmpty();
            bundles.use(OptionalInt.of(2), "kim");
            assertThat(bundles.before()).contains(OptionalInt.empty());
            bundles.use(OptionalInt.of(3), "ana");
            assertThat(project.workbench.history(2))
                    .extracting(Step::what, Step::by, Step::text)
                    .containsExactly(
                            tuple(Step.What.BUNDLE, "ana", "uses the trained bundle 3"),
                            tuple(Step.What.BUNDLE, "kim", "uses the trained bundle 2"));
        }
        try (TestProject project = TestProject.open(folder)) {
            assertThat(project.workbench.bundles().inUse()).hasValue(3);
            assertThat(project.workbench.bundles().before()).contains(OptionalInt.of(2));
            project.workbench.bundles().use(OptionalInt.empty(), "kim");
            assertThat(project.workbench.bundles().inUse()).isEmpty();
        }
    }

    @Test
    void whatWasNotTrainedCannotBeFoundOrCompared() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            TrainedBundles bundles = project.workbench.bundles();
            assertThatThrownBy(() -> bundles.folder(1))
                    .isInstanceOf(UnknownException.class)
                    .hasMessage("there is no trained bundle 1");
            assertThatThrownBy(() -> bundles.comparison(5))
                    .isInstanceOf(UnknownException.class)
                    .hasMessage("nothing was trained yet");
            for (double precision : new double[] {0, -1, 1.1, Double.NaN}) {
                assertThatThrownBy(() -> bundles.train(precision, "kim")).isInstanceOf(IllegalArgumentException.class);
            }
            bundles.cancel();
            assertThat(bundles.training().bundle()).isEmpty();
        }
    }

    @Test
    void listenersAreToldOfChangesUntilTheyLeave() throws Exception {
        Queue<WorkbenchEvent> events = new ConcurrentLinkedQueue<>();
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupBrief queue = project.group("queue");
            Workbench.Listening listening = project.workbench.listen(events::add);
            project.workbench.say(List.of(TestProject.version(queue)), Said.NONE, "ana");
            assertThat(events)
                    .filteredOn(event -> event instanceof WorkbenchEvent.Changed changed
                            && changed.by().equals("ana"))
                    .singleElement()
                    .satisfies(event -> {
                        WorkbenchEvent.Changed changed = (WorkbenchEvent.Changed) event;
                        assertThat(changed.groups()).containsExactly(queue.id());
                        assertThat(changed.revision())
                                .isEqualTo(project.workbench.summary().revision());
                    });
            project.begin("broken.csv", List.of("source,log_message", "a,\"an open quote", "b,c"));
            Await.until(() -> events.stream().anyMatch(event -> event instanceof WorkbenchEvent.Ended));
            assertThat(events)
                    .filteredOn(WorkbenchEvent.Ended.class::isInstance)
                    .extracting(event -> ((WorkbenchEvent.Ended) event).state())
                    .containsExactly("failed");
            listening.close();
            events.clear();
            project.workbench.addLabel("One", "", "kim");
            assertThat(events).isEmpty();
        }
    }

    @Test
    void peopleWhoLabelAtTheSameTimeLoseNothing() throws Exception {
        List<String> log = SmallLog.lines(300);
        try (TestProject project = TestProject.of(folder, log)) {
            project.workbench.addLabel("One", "", "kim");
            List<GroupBrief> groups = project.groups();
            List<Thread> people = new ArrayList<>();
            Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
            for (int person = 0; person < 4; person++) {
                int first = person;
                Thread thread = new Thread(() -> {
                    for (int i = first; i < groups.size(); i += 4) {
                        project.workbench.say(
                                List.of(TestProject.version(groups.get(i))), Said.label("One"), "person" + first);
                    }
                });
                thread.setUncaughtExceptionHandler((failed, e) -> failures.add(e));
                people.add(thread);
                thread.start();
            }
            for (Thread thread : people) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertThat(project.workbench.summary().labelledRows()).isEqualTo(log.size());
            assertThat(project.workbench.summary().decisions()).isEqualTo(groups.size());
        }
        try (TestProject project = TestProject.open(folder)) {
            assertThat(project.groups())
                    .allSatisfy(group -> assertThat(group.label()).isEqualTo(Optional.of("One")));
        }
    }
}
