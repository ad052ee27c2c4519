package io.logclf.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.logclf.io.LogFormat;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A table or log of any format, named in the first line, is refused in one line, or all of it comes out: a table with the same values in all
 * its columns, and all else the same to the byte when the labels are taken off.
 */
class LogsFuzzTest {

    @FuzzTest
    @DictionaryEntries({
        "csv",
        "lines",
        "auto",
        "jsonl",
        "lenient",
        "log_message",
        "target_label",
        "source",
        "2024-03-01 10:15:02.123 [main] INFO  c.e.Shop - ",
        " ERROR ",
        "at a.B.c(B.java:1)",
        "Caused by: x",
        "failed"
    })
    void comeOutAsTheyWentIn(byte[] data) throws IOException {
        Optional<LabelledInput> labelled = LabelledInput.of(FuzzInput.of(data), LogFormat.AUTO);
        if (labelled.isEmpty()) {
            return;
        }
        LabelledInput input = labelled.get();
        if (input.isTable()) {
            assertThat(input.tableRowsOut()).isEqualTo(input.tableRowsIn());
        } else if (input.isPlain()) {
            String left = input.withoutLabels();
            if (!left.equals(input.input())) {
                assertThat(left).isEqualTo(input.input());
            }
        }
    }

    @Test
    void holdsForChangedInputs() throws IOException {
        ChangedInputs.check(getClass(), this::comeOutAsTheyWentIn);
    }
}
