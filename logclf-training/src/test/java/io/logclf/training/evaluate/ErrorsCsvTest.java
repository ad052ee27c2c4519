package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.training.LabelledEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorsCsvTest {

    private static final List<Outcome> OUTCOMES = List.of(
            MadeOutcomes.decided("A", "A", 1),
            Outcome.decided(MadeOutcomes.entry(7, "=1+1, \"x\"", "A"), "model", new Label("B"), 0.123456),
            Outcome.abstained(MadeOutcomes.entry(9, "who knows", "B"), "regex", AbstainReason.NO_MATCH, "none"));

    @Test
    void holdsWrongAndUndecidedRowsInOrder() throws IOException {
        assertThat(write(OUTCOMES, false)).isEqualTo("""
                file,line,source,log_message,target_label,predicted,confidence,stage,why
                made.csv,7,made,"=1+1, ""x\""",A,B,0.1235,model,
                made.csv,9,made,who knows,B,,,,regex: NO_MATCH (none)
                """);
    }

    @Test
    void entriesFromNoFileHaveNoPlace() throws IOException {
        LabelledEntry entry = LabelledEntry.of(LogEntry.of("made", "who knows"), new Label("B"));
        List<Outcome> outcomes = List.of(Outcome.abstained(entry, "regex", AbstainReason.NO_MATCH, "none"));
        assertThat(write(outcomes, false)).endsWith("\n,,made,who knows,B,,,,regex: NO_MATCH (none)\n");
    }

    @Test
    void protectsFormulasIfAsked() throws IOException {
        assertThat(write(OUTCOMES, true)).contains("\"'=1+1, \"\"x\"\"\"");
    }

    private static String write(List<Outcome> outcomes, boolean protectFormulas) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ErrorsCsv.write(out, outcomes, protectFormulas);
        return out.toString(StandardCharsets.UTF_8);
    }
}
