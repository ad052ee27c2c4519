package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.training.train.texts.EncodedText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerTest {

    /** Some encoders give vectors of any length; stages scale a message's to 1 before they score it. */
    @Test
    void headsAreFittedToEmbeddingsOfLengthOne() {
        TrainingSet set = TrainingSet.ofExamples(
                Map.of("Door", List.of("door is open", "gate stays shut"), "Oven", List.of("oven is very hot")));
        List<EncodedText> texts =
                new Trainer(new BagOfWords(), List.of(), TrainingOptions.STANDARD, Runnable::run).encode(set);
        assertThat(texts).hasSize(3).allSatisfy(text -> {
            double squares = 0;
            for (float value : text.template().embedding().toArray()) {
                squares += (double) value * value;
            }
            assertThat(squares).isCloseTo(1, within(1e-5));
        });
    }
}
