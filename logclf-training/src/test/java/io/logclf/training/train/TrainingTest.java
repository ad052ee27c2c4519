package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.Promise;
import io.logclf.bundle.Bundle;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.head.Normalizer;
import io.logclf.regex.Rule;
import io.logclf.training.LabelledEntry;
import io.logclf.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final List<LabelledEntry> ENTRIES = MadeEntries.entries();

    @TempDir
    private static Path folder;

    private static OnnxTextEncoder encoder;
    private static Training training;

    @BeforeAll
    static void train() throws IOException {
        encoder = OnnxTextEncoder.miniLm();
        training = Training.builder(encoder).run(TrainingSet.of(ENTRIES));
        training.save(folder.resolve("bundle"));
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Test
    void bundleLabelsWhatItWasTrainedOnAndMessagesLikeIt() {
        try (ClassificationPipeline pipeline =
                Bundle.load(folder.resolve("bundle")).pipeline()) {
            for (LabelledEntry entry : ENTRIES) {
                assertThat(pipeline.classify(entry.entry()).label()).contains(entry.label());
            }
            assertThat(pipeline.classify("", "Oven 5 is getting too hot, turn the gas down")
                            .bestGuess())
                    .hasValueSatisfying(guess -> assertThat(guess.label()).isEqualTo(new Label("Oven")));
        }
    }

    @Test
    void templateOfTwoLabelsIsNotRemembered() {
        String contradicted = "Oven 4711 was heated up for the first batch";
        List<LabelledEntry> entries = new ArrayList<>(ENTRIES);
        MadeEntries.add(entries, contradicted, "Delivery");
        TrainedStages trained = trained(entries);
        String masked = Normalizer.standard().normalize(contradicted);
        assertThat(training.trained().memory().find(masked)).isPresent();
        assertThat(trained.memory().find(masked)).isEmpty();
        assertThat(trained.memory().find(Normalizer.standard().normalize("The burner of oven 5 does not ignite")))
                .hasValueSatisfying(template -> {
                    assertThat(template.label()).isEqualTo(new Label("Oven"));
                    assertThat(template.rows()).isEqualTo(4);
                });
    }

    @Test
    void messagesUnlikeAllGetNoLabelUnlessAlways() {
        String foreign = "segfault in libfoo at address 0xdeadbeef, core dumped";
        Bundle bundle = Bundle.load(folder.resolve("bundle"));
        try (ClassificationPipeline sure = bundle.withPromise(Promise.SURE).pipeline();
                ClassificationPipeline balanced =
                        bundle.withPromise(Promise.BALANCED).pipeline();
                ClassificationPipeline always =
                        bundle.withPromise(Promise.ALWAYS).pipeline()) {
            assertThat(sure.classify("", foreign).label()).isEmpty();
            assertThat(balanced.classify("", foreign).label()).isEmpty();
            assertThat(always.classify("", foreign).decidedBy()).contains("embedding");
        }
    }

    @Test
    void bundleGivesWhatItsPartsGive() {
        try (ClassificationPipeline loaded =
                        Bundle.load(folder.resolve("bundle")).pipeline();
                ClassificationPipeline built = training.trained().pipeline(encoder)) {
            for (LabelledEntry entry : ENTRIES) {
                String message = entry.entry().message();
                assertThat(loaded.classify("x", message).trail())
                        .isEqualTo(built.classify("x", message).trail());
            }
        }
    }

    @Test
    void predictableTemplatesBecomeRulesThatHoldForNewMessages() {
        assertThat(training.trained().rules())
                .extracting(rule -> rule.label().name())
                .contains("Delivery", "Oven", "Payment");
        try (ClassificationPipeline pipeline = training.trained().pipeline(encoder)) {
            assertThat(pipeline.classify("", "Invoice 999123 was paid by bank transfer")
                            .decidedBy())
                    .contains("regex");
        }
    }

    @Test
    void labelWithFewRowsIsLeftToMemoryAndALanguageModel() {
        LabelPlan plan = training.trained().plans().stream()
                .filter(p -> p.label().name().equals(MadeEntries.RARE))
                .findFirst()
                .orElseThrow();
        assertThat(plan.head()).isFalse();
        assertThat(plan.tools()).isEqualTo("language model");
        assertThat(training.trained().exemplars())
                .extracting(exemplar -> exemplar.label().name())
                .contains(MadeEntries.RARE);
        try (ClassificationPipeline pipeline = training.trained().pipeline(encoder)) {
            assertThat(pipeline.classify("", "The baker and the miller disagree about the rye in the recipe")
                            .label())
                    .contains(new Label(MadeEntries.RARE));
            assertThat(pipeline.classify("", "The baker and the miller agree about the rye in the recipe")
                            .label())
                    .isEmpty();
        }
    }

    @Test
    void sameEntriesInAnyOrderAndOnAnyNumberOfThreadsGiveTheSameBytes() throws IOException {
        List<LabelledEntry> shuffled = new ArrayList<>(ENTRIES);
        Collections.shuffle(shuffled, new Random(3));
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            Training.builder(encoder)
                    .executor(executor)
                    .run(TrainingSet.of(ENTRIES))
                    .save(folder.resolve("again"));
            Training.builder(encoder)
                    .executor(executor)
                    .run(TrainingSet.of(shuffled))
                    .save(folder.resolve("shuffled"));
        } finally {
            executor.shutdownNow();
        }
        assertThat(contents("again")).isEqualTo(contents("bundle"));
        for (String file : List.of(
                "head.json",
                "head.safetensors",
                "embedding.json",
                "embedding.safetensors",
                "memory.jsonl",
                "rules.yaml",
                "exemplars.jsonl",
                "pipeline.yaml")) {
            assertThat(folder.resolve("shuffled").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("bundle").resolve(file));
        }
    }

    @Test
    void handWrittenRulesComeFirst() {
        Rule rule = Rule.of("mine", "Anything", "Oven \\d+");
        TrainedStages own = trained(ENTRIES, rule);
        assertThat(own.rules().get(0)).isEqualTo(rule);
        try (ClassificationPipeline pipeline = own.pipeline(encoder)) {
            assertThat(pipeline.classify("", "Oven 3 is too hot, the gas is turned down")
                            .labelOr(""))
                    .isEqualTo("Anything");
        }
    }

    @Test
    void contradictoryLabelsAreListedWithTheirPlaces() {
        List<LabelledEntry> entries = new ArrayList<>(ENTRIES);
        MadeEntries.add(entries, "Invoice 5 was paid by bank transfer", "Oven");
        LabelledEntry wrong = entries.get(entries.size() - 1);
        List<Suspect> suspects =
                Training.builder(encoder).run(TrainingSet.of(entries)).suspects();
        assertThat(suspects).anySatisfy(suspect -> {
            assertThat(suspect.entry()).isEqualTo(wrong);
            assertThat(suspect.suggestions()).containsExactly(new Label("Payment"));
        });
    }

    @Test
    void oneLabelIsRefusedAndTwoRowsAreEnough() throws IOException {
        List<LabelledEntry> one = ENTRIES.stream()
                .filter(entry -> entry.label().name().equals("Oven"))
                .toList();
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> Training.builder(encoder).run(TrainingSet.of(one)))
                .withMessageContaining("made.csv: has rows of one label only, 'Oven'");
        List<LabelledEntry> outvoted = new ArrayList<>(one);
        one.forEach(entry -> outvoted.add(LabelledEntry.of(entry.entry(), new Label("Stove"))));
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> Training.builder(encoder).run(TrainingSet.of(outvoted)))
                .withMessageContaining("'Oven', but for those whose messages have that label as often or more often;");
        List<LabelledEntry> two = List.of(ENTRIES.get(0), ENTRIES.get(ENTRIES.size() - 1));
        Training.builder(encoder).run(TrainingSet.of(two)).save(folder.resolve("two"));
        try (ClassificationPipeline pipeline =
                Bundle.load(folder.resolve("two")).pipeline()) {
            two.forEach(entry ->
                    assertThat(pipeline.classify(entry.entry()).label()).contains(entry.label()));
            assertThat(pipeline.classify("", "something else").label()).isEmpty();
        }
    }

    @Test
    void strangeMessagesCanBeTrainedOn() {
        List<LabelledEntry> entries = new ArrayList<>(ENTRIES);
        MadeEntries.add(entries, "", "Oven");
        MadeEntries.add(entries, "   ", "Payment");
        MadeEntries.add(entries, "\ud800 lone \ud83d\udd25", "Oven");
        MadeEntries.add(entries, "x".repeat(100_000), "Payment");
        for (int i = 0; i < 12; i++) {
            MadeEntries.add(entries, "all the same", "Same");
        }
        Training strange = Training.builder(encoder).run(TrainingSet.of(entries));
        try (ClassificationPipeline pipeline = strange.trained().pipeline(encoder)) {
            assertThat(pipeline.classify("", "all the same").labelOr("")).isEqualTo("Same");
        }
    }

    /** Without figures, which take most of the time. */
    private static TrainedStages trained(List<LabelledEntry> entries, Rule... rules) {
        TrainingSet set = TrainingSet.of(entries);
        Trainer trainer = new Trainer(encoder, List.of(rules), TrainingOptions.STANDARD, Runnable::run);
        return trainer.train(set, trainer.encode(set));
    }

    private static TreeMap<String, String> contents(String bundle) throws IOException {
        TreeMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(bundle))) {
            for (Path file : files.toList()) {
                contents.put(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
