package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.training.LabelledEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataHashTest {

    private static final LabelledEntry ONE = entry("shop", "Invoice paid", "Payment");
    private static final LabelledEntry TWO = entry("oven", "Oven hot", "Oven");

    @Test
    void theOrderOfEntriesMakesNoDifference() {
        assertThat(DataHash.of(List.of(ONE, TWO)))
                .isEqualTo(DataHash.of(List.of(TWO, ONE)))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void everyPartAndRepetitionCounts() {
        String hash = DataHash.of(List.of(ONE));
        assertThat(DataHash.of(List.of(entry("shop", "Invoice paid", "Other")))).isNotEqualTo(hash);
        assertThat(DataHash.of(List.of(entry("bank", "Invoice paid", "Payment"))))
                .isNotEqualTo(hash);
        assertThat(DataHash.of(List.of(entry("shop", "Invoice lost", "Payment"))))
                .isNotEqualTo(hash);
        assertThat(DataHash.of(List.of(ONE, ONE))).isNotEqualTo(hash);
    }

    @Test
    void textCannotMoveFromOnePartToAnother() {
        assertThat(DataHash.of(List.of(entry("ab", "c", "L"))))
                .isNotEqualTo(DataHash.of(List.of(entry("a", "bc", "L"))));
    }

    private static LabelledEntry entry(String source, String message, String label) {
        return LabelledEntry.of(LogEntry.of(source, message), new Label(label));
    }
}
