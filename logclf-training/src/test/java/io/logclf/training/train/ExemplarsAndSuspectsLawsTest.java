package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.training.LabelledEntry;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.MadeTexts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exemplars, suspects and hashes for training data at random. */
class ExemplarsAndSuspectsLawsTest {

    private static final long SEED = 33;

    private static List<TrainingTemplate> templates(Random random) {
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            templates.add(new TrainingTemplate(
                    "text " + i,
                    new Label("L" + random.nextInt(8)),
                    Embedding.of((float) random.nextGaussian(), (float) random.nextGaussian(), 1)));
        }
        return templates;
    }

    @Test
    void eachLabelHasItsExemplarsAndNoneTwice() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            List<TrainingTemplate> templates = templates(random);
            List<TrainingTemplate> exemplars = Exemplars.of(templates);
            assertThat(exemplars)
                    .as("seed %d, %d", SEED, round)
                    .doesNotHaveDuplicates()
                    .isSubsetOf(templates);
            assertThat(exemplars)
                    .extracting(exemplar -> exemplar.label().name())
                    .isSorted();
            for (int label = 0; label < 8; label++) {
                String name = "L" + label;
                long all = templates.stream()
                        .filter(template -> template.label().name().equals(name))
                        .count();
                assertThat(exemplars.stream()
                                .filter(exemplar -> exemplar.label().name().equals(name)))
                        .hasSize((int) Math.min(5, all));
            }
        }
    }

    @Test
    void ofEqualTextsNoneIsTakenTwice() {
        List<TrainingTemplate> same = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            same.add(new TrainingTemplate("text " + i, new Label("A"), Embedding.of(1, 0)));
        }
        assertThat(Exemplars.of(same)).hasSizeLessThanOrEqualTo(5).startsWith(same.get(0));
        assertThat(Exemplars.of(List.of())).isEmpty();
    }

    @Test
    void dataWithoutContradictionsHasNoSuspects() {
        Random random = new Random(SEED);
        List<EncodedText> texts = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            int label = i % 2;
            texts.add(MadeTexts.encoded(
                    MadeTexts.text("text " + i, "L" + label, i, "s"),
                    1 - label + (float) random.nextGaussian() / 20,
                    label + (float) random.nextGaussian() / 20));
        }
        assertThat(SuspectFinder.find(texts)).isEmpty();
        assertThat(SuspectFinder.find(List.of())).isEmpty();
    }

    @Test
    void aWrongLabelAmongManyIsFoundWhereverItStands() {
        Random random = new Random(SEED);
        for (int round = 0; round < 10; round++) {
            int wrong = random.nextInt(40);
            List<EncodedText> texts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int side = i % 2;
                texts.add(MadeTexts.encoded(
                        MadeTexts.text("text " + i, "L" + (i == wrong ? 1 - side : side), i, "s"),
                        1 - side + (float) random.nextGaussian() / 20,
                        side + (float) random.nextGaussian() / 20));
            }
            assertThat(SuspectFinder.find(texts)).as("seed %d, %d", SEED, round).anySatisfy(suspect -> {
                assertThat(suspect.entry().entry().message()).isEqualTo("text " + wrong);
                assertThat(suspect.suggestions()).containsExactly(new Label("L" + wrong % 2));
            });
        }
    }

    @Test
    void theHashIsOfTheRowsAndNotOfTheirOrder() {
        List<LabelledEntry> entries = new ArrayList<>(MadeEntries.entries());
        String hash = DataHash.of(entries);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(entries, new Random(i));
            assertThat(DataHash.of(entries)).isEqualTo(hash);
        }
        List<LabelledEntry> fewer = entries.subList(1, entries.size());
        assertThat(DataHash.of(fewer)).isNotEqualTo(hash);
        List<LabelledEntry> more = new ArrayList<>(entries);
        more.add(entries.get(0));
        assertThat(DataHash.of(more)).isNotEqualTo(hash);
    }
}
