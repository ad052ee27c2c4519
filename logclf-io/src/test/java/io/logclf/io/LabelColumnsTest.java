package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LabelColumnsTest {

    private static final Classification DECIDED = new Classification(List.of(
            new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, "")),
            new StageVerdict("embedding", Verdict.decided(new Label("Error"), 0.97314, () -> "like 3 messages"))));
    private static final Classification UNDECIDED = new Classification(List.of(
            new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, "")),
            new StageVerdict(
                    "embedding",
                    new Verdict.Abstained(
                            AbstainReason.LOW_CONFIDENCE,
                            "0.41 below 0.85",
                            List.of(new ScoredLabel(new Label("Error"), 0.41))))));

    private static LabelColumns columns(CsvReader reader, boolean overwrite, boolean explain) {
        return new LabelColumns(reader, overwrite, explain, LabelColumns.UNCLASSIFIED);
    }

    @Test
    void appendsTheLabelAndKeepsEverythingElse() throws IOException {
        try (CsvReader reader = Tables.reader("id,source,log_message\n7,A, x \n")) {
            LabelColumns labels = columns(reader, false, false);
            assertThat(labels.header()).containsExactly("id", "source", "log_message", "target_label");
            assertThat(labels.label(reader.read().orElseThrow(), DECIDED)).containsExactly("7", "A", " x ", "Error");
        }
    }

    @Test
    void keepsTheLabelInItsColumnWhateverTheRowHas() throws IOException {
        try (CsvReader reader = Tables.reader("source,log_message\nA\nB,x,more,\n\n")) {
            LabelColumns labels = columns(reader, false, false);
            assertThat(labels.label(reader.read().orElseThrow(), DECIDED)).containsExactly("A", "", "Error");
            assertThat(labels.label(reader.read().orElseThrow(), DECIDED))
                    .containsExactly("B", "x", "Error", "more", "");
            assertThat(labels.label(reader.read().orElseThrow(), DECIDED)).isEmpty();
        }
    }

    @Test
    void writesTheFallbackIfNoStageDecided() throws IOException {
        try (CsvReader reader = Tables.reader("source,log_message\nA,x\n")) {
            CsvRow row = reader.read().orElseThrow();
            assertThat(columns(reader, false, false).label(row, UNDECIDED)).containsExactly("A", "x", "Unclassified");
            assertThat(new LabelColumns(reader, false, false, "").label(row, UNDECIDED))
                    .containsExactly("A", "x", "");
        }
    }

    @Test
    void explainsDecisionsAndAbstentions() throws IOException {
        try (CsvReader reader = Tables.reader("source,log_message\nA,x\n")) {
            LabelColumns labels = columns(reader, false, true);
            CsvRow row = reader.read().orElseThrow();
            assertThat(labels.header())
                    .containsExactly(
                            "source",
                            "log_message",
                            "target_label",
                            "confidence",
                            "stage",
                            "evidence",
                            "best_guess",
                            "best_guess_probability");
            assertThat(labels.label(row, DECIDED))
                    .containsExactly("A", "x", "Error", "0.9731", "embedding", "like 3 messages", "Error", "0.9731");
            assertThat(labels.label(row, UNDECIDED))
                    .containsExactly(
                            "A",
                            "x",
                            "Unclassified",
                            "",
                            "",
                            "regex: NO_MATCH; embedding: LOW_CONFIDENCE (0.41 below 0.85)",
                            "Error",
                            "0.4100");
        }
    }

    @Test
    void writesNumbersAlikeInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        try (CsvReader reader = Tables.reader("source,log_message\nA,x\n")) {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            LabelColumns labels = columns(reader, false, true);
            assertThat(labels.label(reader.read().orElseThrow(), DECIDED)).contains("0.9731");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesToReplaceAColumnUnasked() throws IOException {
        try (CsvReader reader = Tables.reader("source,target_label,log_message\n")) {
            assertThatThrownBy(() -> columns(reader, false, false))
                    .isInstanceOf(InputException.class)
                    .hasMessage("logs.csv: has a column 'target_label' already; rename it, or allow it to be replaced");
        }
    }

    @Test
    void refusesTheOtherColumnsOnlyIfItExplains() throws IOException {
        try (CsvReader reader = Tables.reader("source,log_message,stage\nA,x,beta\n")) {
            assertThat(columns(reader, false, false).label(reader.read().orElseThrow(), DECIDED))
                    .containsExactly("A", "x", "beta", "Error");
            assertThatThrownBy(() -> columns(reader, false, true)).hasMessageContaining("has a column 'stage' already");
        }
    }

    @Test
    void replacesInPlaceIfAsked() throws IOException {
        String text = "target_label,source,log_message,stage\nold,A,x,old\nold\nold,B,y,old,more\n";
        try (CsvReader reader = Tables.reader(text)) {
            LabelColumns labels = columns(reader, true, true);
            assertThat(labels.header())
                    .containsExactly(
                            "target_label",
                            "source",
                            "log_message",
                            "stage",
                            "confidence",
                            "evidence",
                            "best_guess",
                            "best_guess_probability");
            assertThat(labels.label(reader.read().orElseThrow(), DECIDED))
                    .containsExactly("Error", "A", "x", "embedding", "0.9731", "like 3 messages", "Error", "0.9731");
            assertThat(labels.label(reader.read().orElseThrow(), DECIDED))
                    .containsExactly("Error", "", "", "embedding", "0.9731", "like 3 messages", "Error", "0.9731");
            assertThat(labels.label(reader.read().orElseThrow(), DECIDED))
                    .containsExactly(
                            "Error", "B", "y", "embedding", "0.9731", "like 3 messages", "Error", "0.9731", "more");
        }
    }
}
