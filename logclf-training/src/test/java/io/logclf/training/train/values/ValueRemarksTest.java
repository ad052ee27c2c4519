package io.logclf.training.train.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.head.Normalizer;
import io.logclf.training.LabelledEntry;
import io.logclf.training.evaluate.EvaluationReport;
import io.logclf.training.evaluate.Metrics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueRemarksTest {

    private final List<LabelledEntry> entries = new ArrayList<>();

    @Test
    void thereIsNothingToSayWhereLabelsDependOnNoValue() {
        for (int i = 0; i < 10; i++) {
            add("Backup " + i + " completed", "Fine");
        }
        assertThat(remarks().lines()).isEmpty();
        assertThat(report()).contains("\"tables\": []");
    }

    @Test
    void tellsHowManyTextsDependOnAValueAndShowsWhich() {
        for (int i = 0; i < 10; i++) {
            add("32 sent, 0% lost in " + i + " ms", "Fine");
            add("30 sent, " + (i + 1) + "% lost in 5 ms", "Error");
        }
        assertThat(remarks().lines())
                .containsExactly(
                        "1 masked text has labels that depend on a value, which stays in the text; see the report");
        assertThat(report()).contains("whether it is zero", "Error: 10, Fine: 10");
    }

    @Test
    void tellsWhatNothingTellsApart() {
        for (int i = 0; i < 10; i++) {
            add("Door was moved", i % 2 == 0 ? "Open" : "Closed");
        }
        assertThat(remarks().lines())
                .singleElement()
                .asString()
                .contains("several labels and nothing that tells them apart", "'Door was moved'", "Closed: 5, Open: 5");
        assertThat(report()).contains("Labels that nothing tells apart: 1");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(ValueRemarks.start("x".repeat(200))).hasSize(200);
        assertThat(ValueRemarks.start("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
        assertThat(ValueRemarks.start("x".repeat(199) + "🔥")).isEqualTo("x".repeat(199) + "…");
    }

    private ValueRemarks remarks() {
        return new ValueRemarks(entries, Normalizer.standard().keeping(ValueFinder.find(entries)));
    }

    private String report() {
        EvaluationReport.Builder report = EvaluationReport.builder("made").section("made", "", Metrics.of(List.of()));
        remarks().tables(report);
        return report.build().json();
    }

    private void add(String message, String label) {
        entries.add(LabelledEntry.of(LogEntry.of(message), new Label(label)));
    }
}
