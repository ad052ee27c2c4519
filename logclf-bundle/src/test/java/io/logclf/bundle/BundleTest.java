package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.bundle.KeywordStageProvider.Keywords;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import io.logclf.testkit.FakeClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    private static final List<LogEntry> ENTRIES = List.of(
            LogEntry.of("ModernCRM", "User 42 logged in."),
            LogEntry.of("LegacyCRM", "User 42 logged in."),
            LogEntry.of("LegacyCRM", "a word"),
            LogEntry.of("", "a word, and more"),
            LogEntry.of("", ""));

    @TempDir
    private Path folder;

    @BeforeEach
    void forgetOpened() {
        KeywordStageProvider.OPENED.clear();
    }

    @Test
    void classifiesLikeThePipelineThatABuilderMakes() throws IOException {
        Bundles.write(
                folder,
                "format: 1",
                "stages: [regex, keyword]",
                "routes:",
                "  - {sources: [LegacyCRM, Other], stages: [keyword, regex]}",
                "keyword: {words: [word], label: Word, confidence: 0.75}");
        try (ClassificationPipeline bundled = Bundle.load(folder).pipeline();
                ClassificationPipeline built = ClassificationPipeline.builder()
                        .stage("regex", RegexClassifier.of(RuleSet.load(folder.resolve("rules.yaml"))))
                        .stage("keyword", new Keywords("Word", List.of("word"), Map.of(), 0.75, false))
                        .route(Set.of("LegacyCRM", "Other"), "keyword", "regex")
                        .build()) {
            assertThat(bundled.classifyAll(ENTRIES)).isEqualTo(built.classifyAll(ENTRIES));
            for (LogEntry entry : ENTRIES) {
                assertThat(bundled.classify(entry.source(), entry.message()))
                        .isEqualTo(built.classify(entry.source(), entry.message()));
            }
            assertThat(bundled.classifyAll(ENTRIES).stream().map(c -> c.labelOr("none")))
                    .containsExactly("User Action", "User Action", "Word", "Word", "none");
            assertThat(bundled.classify("LegacyCRM", "User 42 logged in.")
                            .trail()
                            .get(0)
                            .stage())
                    .isEqualTo("keyword");
        }
    }

    @Test
    void tellsItsFolderAndStages() {
        Bundles.write(folder, "format: 1", "stages: [keyword, {type: regex}, {type: regex, name: late}]");
        Bundle bundle = Bundle.load(folder);
        assertThat(bundle.folder()).isEqualTo(folder);
        assertThat(bundle.stages()).containsExactly("keyword", "regex", "late");
    }

    @Test
    void stagesOfOneTypeHaveNamesSettingsAndFilesOfTheirOwn() throws IOException {
        Bundles.write(
                folder,
                "stages:",
                "  - regex",
                "  - {type: regex, name: late rules}",
                "  - type: keyword",
                "    name: words",
                "late rules:",
                "  file: late.yaml",
                "words: {labels: {alpha: A, beta: B}}",
                "format: 1");
        Files.writeString(folder.resolve("late.yaml"), "[{id: rest, label: Late, pattern: late}]");
        try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
            Classification late = pipeline.classify("", "too late");
            assertThat(late.label()).contains(new Label("Late"));
            assertThat(late.decidedBy()).contains("late rules");
            assertThat(pipeline.classify("", "beta").labelOr("none")).isEqualTo("B");
            assertThat(pipeline.classify("", "beta").decidedBy()).contains("words");
            assertThat(pipeline.classifyAll(List.of(LogEntry.of("", "late"))))
                    .containsExactly(pipeline.classify("", "late"));
        }
    }

    @Test
    void messagesWithoutASourceCanHaveARoute() {
        Bundles.write(folder, "format: 1", "stages: [regex, keyword]", "routes: [{sources: [''], stages: [keyword]}]");
        try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
            assertThat(pipeline.classify("", "User 42 logged in.").label()).isEmpty();
            assertThat(pipeline.classify("x", "User 42 logged in.").label()).isPresent();
        }
    }

    @Test
    void remoteStagesStayRemoteUnderAnotherName() {
        Bundles.write(
                folder,
                "format: 1",
                "stages: [{type: keyword, name: far}]",
                "far: {remote: true, words: [a], timeout: 10s}");
        List<Runnable> handedOver = new ArrayList<>();
        try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
            pipeline.classifyAsync(LogEntry.of("", "a"), handedOver::add);
            assertThat(handedOver).hasSize(1);
        }
    }

    @Test
    void listenersAreTold() {
        Bundles.write(folder, "format: 1", "stages: [regex]");
        List<String> told = new ArrayList<>();
        PipelineListener listener = new PipelineListener() {
            @Override
            public void stageAsked(String stage, LogEntry entry) {
                told.add(stage + " " + entry.message());
            }
        };
        try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline(listener, listener)) {
            pipeline.classify("", "hello");
        }
        assertThat(told).containsExactly("regex hello", "regex hello");
    }

    @Test
    void everyPipelineOwnsItsStages() {
        Bundles.write(folder, "format: 1", "stages: [keyword]");
        Bundle bundle = Bundle.load(folder);
        assertThat(KeywordStageProvider.OPENED).isEmpty();
        ClassificationPipeline one = bundle.pipeline();
        try (ClassificationPipeline two = bundle.pipeline()) {
            assertThat(KeywordStageProvider.OPENED).hasSize(2);
            one.close();
            assertThat(KeywordStageProvider.OPENED.stream().map(Keywords::isClosed))
                    .containsExactly(true, false);
            assertThatIllegalStateException().isThrownBy(() -> one.classify("", ""));
            assertThat(two.classify("", "").label()).isEmpty();
        }
        assertThat(KeywordStageProvider.OPENED).allMatch(Keywords::isClosed);
    }

    @Test
    void nothingStaysOpenIfALaterStageCannotBeOpened() throws IOException {
        Bundles.write(folder, "format: 1", "stages: [keyword, regex]");
        Files.delete(folder.resolve("rules.yaml"));
        Bundle bundle = Bundle.load(folder);
        assertThatExceptionOfType(BundleException.class).isThrownBy(bundle::pipeline);
        assertThat(KeywordStageProvider.OPENED).hasSize(1).allMatch(Keywords::isClosed);
    }

    @Test
    void aStageWithASettingThatItDoesNotKnowIsClosedAgain() {
        Bundles.write(folder, "format: 1", "stages: [keyword]", "keyword: {wrods: [a]}");
        Bundle bundle = Bundle.load(folder);
        assertThatExceptionOfType(BundleException.class).isThrownBy(bundle::pipeline);
        assertThat(KeywordStageProvider.OPENED).hasSize(1).allMatch(Keywords::isClosed);
    }

    @Test
    void providersThatAnApplicationGivesComeBeforeThoseOnTheClassPath() {
        Bundles.write(folder, "format: 1", "stages: [keyword, own]");
        Bundle bundle = Bundle.load(
                folder,
                new Fixed("keyword", FakeClassifier.abstaining(AbstainReason.NO_MATCH)),
                new Fixed("own", FakeClassifier.deciding("Own")));
        try (ClassificationPipeline pipeline = bundle.pipeline()) {
            assertThat(pipeline.classify("", "").label()).isEqualTo(Optional.of(new Label("Own")));
            assertThat(pipeline.classify("", "").decidedBy()).contains("own");
        }
        assertThat(KeywordStageProvider.OPENED).isEmpty();
    }

    @Test
    void whatAStageHandsOverIsClosedAfterTheStages() {
        Bundles.write(folder, "format: 1", "stages: [owning, keyword]");
        List<String> closed = new ArrayList<>();
        try (ClassificationPipeline pipeline =
                Bundle.load(folder, new Owning(closed, false)).pipeline()) {
            pipeline.classify("", "word");
            assertThat(closed).isEmpty();
        }
        assertThat(closed).containsExactly("stage", "second", "first");
    }

    @Test
    void whatAStageHandsOverIsClosedIfTheStageCannotBeOpened() {
        Bundles.write(folder, "format: 1", "stages: [owning]");
        List<String> closed = new ArrayList<>();
        Bundle bundle = Bundle.load(folder, new Owning(closed, true));

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(bundle::pipeline)
                .withMessage("broken");
        assertThat(closed).containsExactly("second", "first");
    }

    /** A provider of a stage that needs two other things, which the pipeline closes. */
    private record Owning(List<String> closed, boolean broken) implements StageProvider {
        @Override
        public String type() {
            return "owning";
        }

        @Override
        public LogClassifier open(StageSource source) {
            source.owns(() -> closed.add("first"));
            source.owns(() -> closed.add("second"));
            if (broken) {
                throw new StageLoadException("broken");
            }
            return new LogClassifier() {
                @Override
                public Verdict classify(LogEntry entry) {
                    return Verdict.abstained(AbstainReason.NO_MATCH, "");
                }

                @Override
                public void close() {
                    closed.add("stage");
                }
            };
        }
    }

    /** A provider of one stage. */
    private record Fixed(String type, FakeClassifier stage) implements StageProvider {
        @Override
        public FakeClassifier open(StageSource source) {
            return stage;
        }
    }
}
