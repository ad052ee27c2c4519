package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassificationPipelineBatchTest {

    private static final long SEED = 20_260_101L;
    private static final int ROUNDS = 500;

    @Test
    void keepsTheOrderOfTheInputAcrossRoutesAndDecisions() {
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("first", StubStage.knowing("first", "disk"))
                .stage("second", StubStage.knowing("second", "user"))
                .route(Set.of("Legacy"), "second")
                .build()) {
            List<LogEntry> batch = List.of(
                    LogEntry.of("CRM", "user 1"),
                    LogEntry.of("Legacy", "disk 2"),
                    LogEntry.of("CRM", "disk 3"),
                    LogEntry.of("Legacy", "user 4"),
                    LogEntry.of("CRM", "net 5"));

            assertThat(pipeline.classifyAll(batch))
                    .extracting(classification -> classification.labelOr("none"))
                    .containsExactly("user", "none", "disk", "user", "none");
        }
    }

    @Test
    void stageSeesOnlyWhatTheStagesBeforeItLeft() {
        StubStage first = StubStage.knowing("first", "disk");
        StubStage second = StubStage.knowing("second", "user");
        StubStage third = StubStage.abstaining("third");
        try (ClassificationPipeline pipeline = pipeline(first, second, third)) {
            pipeline.classifyAll(entries("user 1", "disk 2", "net 3", "disk 4", "user 5"));

            assertThat(first.calls()).containsExactly(entries("user 1", "disk 2", "net 3", "disk 4", "user 5"));
            assertThat(second.calls()).containsExactly(entries("user 1", "net 3", "user 5"));
            assertThat(third.calls()).containsExactly(entries("net 3"));
        }
    }

    @Test
    void stageIsNotAskedIfNothingIsLeft() {
        StubStage last = StubStage.abstaining("last");
        try (ClassificationPipeline pipeline = pipeline(StubStage.deciding("first", "Error"), last)) {
            pipeline.classifyAll(entries("a", "b"));

            assertThat(last.calls()).isEmpty();
        }
    }

    @Test
    void routedEntriesAskTheirOwnStagesInTheirOwnOrder() {
        StubStage a = StubStage.abstaining("a");
        StubStage b = StubStage.knowing("b", "disk");
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("a", a)
                .stage("b", b)
                .route(Set.of("Swapped"), "b", "a")
                .route(Set.of("Short"), "a")
                .build()) {
            List<Classification> classifications = pipeline.classifyAll(List.of(
                    LogEntry.of("Swapped", "net"),
                    LogEntry.of("Short", "disk"),
                    LogEntry.of("Swapped", "disk"),
                    LogEntry.of("CRM", "disk")));

            assertThat(classifications.stream().map(ClassificationPipelineBatchTest::stages))
                    .containsExactly(List.of("b", "a"), List.of("a"), List.of("b"), List.of("a", "b"));
        }
    }

    @Test
    void sourcesThatShareARouteShareABatch() {
        StubStage stage = StubStage.abstaining("only");
        try (ClassificationPipeline pipeline = pipeline(stage)) {
            List<LogEntry> batch = List.of(LogEntry.of("CRM", "a"), LogEntry.of("HR", "b"), LogEntry.of("CRM", "c"));
            pipeline.classifyAll(batch);

            assertThat(stage.calls()).containsExactly(batch);
        }
    }

    @Test
    void repeatedEntryGetsAClassificationEachTime() {
        try (ClassificationPipeline pipeline = pipeline(StubStage.knowing("only", "disk"))) {
            assertThat(pipeline.classifyAll(entries("disk", "disk", "disk"))).hasSize(3);
        }
    }

    @Test
    void emptyBatchGivesNothingAndAsksNobody() {
        StubStage stage = StubStage.abstaining("only");
        try (ClassificationPipeline pipeline = pipeline(stage)) {
            assertThat(pipeline.classifyAll(List.of())).isEmpty();
            assertThat(stage.calls()).isEmpty();
        }
    }

    @Test
    void inputListCanBeChangedByItsOwnerAfterwards() {
        List<LogEntry> given = new ArrayList<>(entries("a", "b"));
        StubStage clearing = StubStage.abstaining("clearing").answeringBatches(entries -> {
            given.clear();
            return entries.stream()
                    .map(entry -> (Verdict) StubStage.abstained())
                    .toList();
        });
        try (ClassificationPipeline pipeline = pipeline(clearing, StubStage.deciding("last", "Error"))) {
            assertThat(pipeline.classifyAll(given)).hasSize(2);
        }
    }

    @Test
    void givesWhatTheMessagesGiveOneByOne() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            try (ClassificationPipeline pipeline = randomPipeline(random)) {
                List<LogEntry> batch = Stream.generate(() -> randomEntry(random))
                        .limit(random.nextInt(40))
                        .toList();
                List<Classification> oneByOne = batch.stream()
                        .map(entry -> pipeline.classify(entry.source(), entry.message()))
                        .toList();

                assertThat(pipeline.classifyAll(batch))
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo(oneByOne);
            }
        }
    }

    @Test
    void tooFewVerdictsAreReportedWithTheStagesName() {
        StubStage broken = StubStage.abstaining("broken").answeringBatches(entries -> List.of(StubStage.abstained()));
        try (ClassificationPipeline pipeline = pipeline(broken)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pipeline.classifyAll(entries("a", "b")))
                    .withMessageContainingAll("'broken'", "1 verdicts", "2 messages");
        }
    }

    @Test
    void tooManyVerdictsAreReportedWithTheStagesName() {
        StubStage broken = StubStage.abstaining("broken")
                .answeringBatches(entries -> List.of(StubStage.abstained(), StubStage.abstained()));
        try (ClassificationPipeline pipeline = pipeline(broken)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pipeline.classifyAll(entries("a")))
                    .withMessageContainingAll("'broken'", "2 verdicts", "1 messages");
        }
    }

    @Test
    void missingVerdictIsReportedWithTheStagesName() {
        StubStage broken =
                StubStage.abstaining("broken").answeringBatches(entries -> Arrays.asList(StubStage.abstained(), null));
        try (ClassificationPipeline pipeline = pipeline(broken)) {
            assertThatNullPointerException()
                    .isThrownBy(() -> pipeline.classifyAll(entries("a", "b")))
                    .withMessageContaining("'broken'");
        }
    }

    @Test
    void missingListOfVerdictsIsReportedWithTheStagesName() {
        StubStage broken = StubStage.abstaining("broken").answeringBatches(entries -> null);
        try (ClassificationPipeline pipeline = pipeline(broken)) {
            assertThatNullPointerException()
                    .isThrownBy(() -> pipeline.classifyAll(entries("a")))
                    .withMessageContaining("'broken'");
        }
    }

    @Test
    void exceptionOfAStageGoesThroughUnchanged() {
        RuntimeException bug = new UnsupportedOperationException("a bug");
        try (ClassificationPipeline pipeline =
                pipeline(StubStage.abstaining("sound"), StubStage.throwing("broken", bug))) {
            assertThatThrownBy(() -> pipeline.classifyAll(entries("a", "b"))).isSameAs(bug);
        }
    }

    @Test
    void errorOfAStageGoesThroughUnchanged() {
        Error bug = new AssertionError("a bug");
        try (ClassificationPipeline pipeline = pipeline(StubStage.throwing("broken", bug))) {
            assertThatThrownBy(() -> pipeline.classifyAll(entries("a"))).isSameAs(bug);
        }
    }

    @Test
    void refusesNullsBeforeAskingAnyStage() {
        StubStage stage = StubStage.abstaining("only");
        try (ClassificationPipeline pipeline = pipeline(stage)) {
            assertThatNullPointerException().isThrownBy(() -> pipeline.classifyAll(null));
            assertThatNullPointerException()
                    .isThrownBy(() -> pipeline.classifyAll(Arrays.asList(LogEntry.of("CRM", "a"), null)));
            assertThat(stage.calls()).isEmpty();
        }
    }

    /** One to five stages that decide by a hash of what they are asked; some sources have a route. */
    private static ClassificationPipeline randomPipeline(Random random) {
        ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
        List<String> names = new ArrayList<>();
        int stages = 1 + random.nextInt(5);
        for (int i = 0; i < stages; i++) {
            int salt = random.nextInt();
            int decidesOneIn = 1 + random.nextInt(4);
            names.add("stage " + i);
            builder.stage(names.get(i), StubStage.answering(names.get(i), entry -> {
                int hash = new Random(salt ^ entry.hashCode()).nextInt(1 << 20);
                return hash % decidesOneIn == 0 ? StubStage.decided("label " + hash) : StubStage.abstained();
            }));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            Collections.shuffle(names, random);
            String[] route = names.subList(0, 1 + random.nextInt(names.size())).toArray(new String[0]);
            builder.route(Set.of("source " + random.nextInt(4), "source " + (4 + random.nextInt(2))), route);
        }
        return builder.build();
    }

    private static LogEntry randomEntry(Random random) {
        return LogEntry.of("source " + random.nextInt(6), "message " + random.nextInt(30));
    }

    private static ClassificationPipeline pipeline(StubStage... stages) {
        ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
        for (StubStage stage : stages) {
            builder.stage(stage.name(), stage);
        }
        return builder.build();
    }

    private static List<LogEntry> entries(String... messages) {
        return Stream.of(messages).map(message -> LogEntry.of("CRM", message)).toList();
    }

    private static List<String> stages(Classification classification) {
        return classification.trail().stream().map(StageVerdict::stage).toList();
    }
}
