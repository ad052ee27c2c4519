package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import io.logclf.bundle.PipelineSettings;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Confidence;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import io.logclf.head.Vocabulary;
import io.logclf.lexical.RememberedTemplate;
import io.logclf.lexical.TemplateMemory;
import io.logclf.training.LabelledEntries;
import io.logclf.training.LabelledEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On bundles of rules; a head that no stage uses is beside them, for its templates. */
class BundleEvaluationTest {

    private static final String RULES = """
            - {id: login, label: Login, pattern: 'logged in'}
            """;

    @TempDir
    Path folder;

    private final ExecutorService executor = Executors.newFixedThreadPool(2);

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    @Test
    void rowsOfTrainedTemplatesAreReportedSecond() throws IOException {
        BundleEvaluation evaluation = run(
                bundle(Normalizer.standard(), "user <number> logged in"),
                entry("user 1 logged in", "Login"),
                entry("user 22 logged in", "Login"),
                entry("bob logged in", "Login"),
                entry("what is that", "Other"));
        assertThat(evaluation.remarks().get(evaluation.remarks().size() - 1))
                .isEqualTo("2 of 4 rows have templates that the bundle was trained on; figures for the others first");
        assertThat(evaluation.sections().keySet())
                .containsExactly("Templates not in training", "All rows (optimistic)");
        assertThat(evaluation.sections().values()).extracting(Metrics::rows).containsExactly(2L, 4L);
        assertThat(evaluation.report().json())
                .contains("\"title\": \"Templates not in training\"", "\"title\": \"All rows (optimistic)\"");
        assertThat(evaluation.report().html()).contains("2 of 4 rows have templates");
    }

    @Test
    void rememberedTemplatesAreKnownToo() throws IOException {
        Bundle bundle = bundle(Normalizer.standard(), "something else");
        TemplateMemory.of(List.of(new RememberedTemplate("user <number> logged in", new Label("Login"), 3)))
                .save(bundle.folder().resolve("memory.jsonl"));
        BundleEvaluation evaluation = run(bundle, entry("user 1 logged in", "Login"), entry("bob logged in", "Login"));
        assertThat(evaluation.sections().values()).extracting(Metrics::rows).containsExactly(1L, 2L);
    }

    @Test
    void templatesAreComparedAsTheHeadSeesThem() throws IOException {
        BundleEvaluation evaluation = run(
                bundle(Normalizer.none(), "user 1 logged in"),
                entry("user 1 logged in", "Login"),
                entry("user 2 logged in", "Login"));
        assertThat(evaluation.sections().values()).extracting(Metrics::rows).containsExactly(1L, 2L);
    }

    @Test
    void withoutOverlapThereIsOneSection() throws IOException {
        BundleEvaluation evaluation =
                run(bundle(Normalizer.standard(), "something else"), entry("bob logged in", "Login"));
        assertThat(evaluation.sections().keySet()).containsExactly("All rows");
        assertThat(evaluation.remarks()).isEmpty();
    }

    @Test
    void withOnlyTrainedTemplatesThereIsOneSectionAndAWarning() throws IOException {
        BundleEvaluation evaluation =
                run(bundle(Normalizer.standard(), "user <number> logged in"), entry("user 1 logged in", "Login"));
        assertThat(evaluation.sections().keySet()).containsExactly("All rows");
        assertThat(evaluation.remarks())
                .containsExactly("1 of 1 row has a template that the bundle was trained on; all figures are optimistic,"
                        + " give rows that it has not seen");
    }

    @Test
    void labelsOfTheHeadAreKnown() throws IOException {
        BundleEvaluation evaluation = run(
                bundle(Normalizer.standard(), "x"), entry("a", "Other"), entry("b", "Strange"), entry("c", "Strange"));
        assertThat(evaluation.remarks())
                .containsExactly("2 rows have labels that the bundle does not know, and count as wrong: 'Strange'");
    }

    @Test
    void rowsThatNoLabelFitsAreRightIfUndecided() throws IOException {
        BundleEvaluation evaluation = run(
                bundle(Normalizer.standard(), "x", Optional.of(new Label("Other"))),
                entry("user 1 logged in", "Login"),
                entry("register dump", "Other"),
                entry("bob logged in to nothing", "Other"));
        assertThat(evaluation.remarks())
                .containsExactly(
                        "2 rows have the label 'Other', which no message gets: 1 undecided as they should be and"
                                + " left out, 1 wrong");
        assertThat(evaluation.sections().get("All rows").accuracy()).hasValue(0.5);
    }

    @Test
    void outcomesAreInOrderAndTimed() throws IOException {
        List<LabelledEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1_050; i++) {
            entries.add(entry(i % 3 == 0 ? "user " + i + " logged in" : "message " + i, "Login"));
        }
        List<Integer> done = new ArrayList<>();
        StageClock clock = new StageClock();
        List<Outcome> outcomes;
        try (ClassificationPipeline pipeline = rules().pipeline(clock)) {
            outcomes = Evaluator.run(pipeline, clock, entries, executor, done::add);
        }
        assertThat(outcomes).extracting(Outcome::truth).containsExactlyElementsOf(entries);
        for (Outcome outcome : outcomes) {
            assertThat(outcome.isDecided())
                    .isEqualTo(outcome.truth().entry().message().contains("logged in"));
            assertThat(outcome.stageNanos())
                    .singleElement()
                    .satisfies(nanos -> assertThat(nanos).isPositive());
        }
        assertThat(done).hasSize(11).isSorted().endsWith(1_050);
    }

    @Test
    void pipelineIsAskedAndStaysOpen() throws IOException {
        try (ClassificationPipeline pipeline = rules().pipeline()) {
            List<LabelledEntry> entries = List.of(entry("bob logged in", "Login"), entry("what is that", "Other"));
            List<Outcome> outcomes = Evaluator.run(pipeline, entries, executor, rows -> {});
            assertThat(outcomes).extracting(Outcome::isCorrect).containsExactly(true, false);
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.stageNanos()).isEmpty());
            assertThat(pipeline.classify("", "bob logged in").labelOr("")).isEqualTo("Login");
        }
    }

    @Test
    void bundleThatCannotOpenIsRefused() throws IOException {
        Bundle bundle = rules();
        Files.writeString(bundle.folder().resolve("rules.yaml"), "- nonsense");
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> run(bundle, entry("a", "A")));
    }

    private BundleEvaluation run(Bundle bundle, LabelledEntry... entries) {
        return BundleEvaluation.run(bundle, new LabelledEntries(List.of(entries), 0), executor, rows -> {});
    }

    private static LabelledEntry entry(String message, String label) {
        return LabelledEntry.of(LogEntry.of("made", message), new Label(label));
    }

    private Bundle rules() throws IOException {
        Path bundle = folder.resolve("bundle");
        Bundle.save(bundle, files -> {
            PipelineSettings.builder().stage("regex").build().write(files);
            Files.writeString(files.resolve("rules.yaml"), RULES);
        });
        return Bundle.load(bundle);
    }

    private Bundle bundle(Normalizer normalizer, String template) throws IOException {
        return bundle(normalizer, template, Optional.empty());
    }

    private Bundle bundle(Normalizer normalizer, String template, Optional<Label> none) throws IOException {
        Bundle bundle = rules();
        List<Label> labels = List.of(new Label("Login"), new Label("Other"));
        List<Embedding> vectors =
                List.of(Embedding.of(1, 0), Embedding.of(0, 1), Embedding.of(-1, 0), Embedding.of(0, -1));
        LogisticHead head = LogisticHead.builder(labels, new float[] {1, 0, 0, 1}, new float[] {0, 0})
                .build();
        List<TrainingTemplate> fitted = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            fitted.add(new TrainingTemplate(i == 0 ? template : "fitted " + i, labels.get(i % 2), vectors.get(i)));
        }
        NgramHead ngrams = NgramHead.of(
                labels, Vocabulary.of(List.of(Ngrams.of("made"))), new float[2 * Ngrams.BUCKETS], new float[2], 1);
        Thresholds thresholds = new Thresholds(0.5, 0.5, 0);
        TrainedHead shared = new TrainedHead(
                ngrams, none, Confidence.PLAIN, thresholds, new TrainedHead.Origin(normalizer.id(), "", 1));
        new EmbeddingHead(shared, head, NoveltyGuard.fit(fitted), 0, Confidence.PLAIN, thresholds, "made")
                .save(bundle.folder());
        return bundle;
    }
}
