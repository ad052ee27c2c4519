package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.training.LabelledEntry;
import io.logclf.training.Place;
import io.logclf.training.TrainingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelNamesTest {

    @Test
    void namesThatDifferInCaseOrBlanksOnlyAreTold() {
        assertThat(LabelNames.lookalikes(set("User Action", "user_action", "User-Action", "Oven")))
                .singleElement()
                .asString()
                .startsWith("'User Action', 'User-Action', 'user_action' are different labels");
    }

    @Test
    void differentNamesAreNotTold() {
        assertThat(LabelNames.lookalikes(set("Oven", "Oven 2", "Ovens"))).isEmpty();
    }

    @Test
    void theWordForNoLabelIsRefusedWithItsPlace() {
        LabelledEntry entry =
                LabelledEntry.of(LogEntry.of("m"), new Label("unclassified")).at(new Place(Path.of("in.csv"), 7));
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> LabelNames.requireUsable(TrainingSet.of(List.of(entry)), TrainingOptions.STANDARD))
                .withMessageStartingWith("in.csv:7: the label 'unclassified' is the word for messages without a label");
    }

    @Test
    void theWordForNoLabelMayBeTheNoneLabel() {
        TrainingOptions options = new TrainingOptions(1, 0.9, Optional.of(new Label("Unclassified")));
        assertThatCode(() -> LabelNames.requireUsable(set("Unclassified", "Oven"), options))
                .doesNotThrowAnyException();
    }

    private static TrainingSet set(String... labels) {
        return TrainingSet.of(Arrays.stream(labels)
                .map(label -> LabelledEntry.of(LogEntry.of("message"), new Label(label)))
                .toList());
    }
}
