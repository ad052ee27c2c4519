package io.logclf.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.logclf.io.LogFormat;
import io.logclf.io.RecordReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * JSON in any form, named in the first line, keeps all its bytes beside the labels; where all of it is valid, so is what comes out; and any
 * input's labelled rows come out as valid JSON lines if these are asked for.
 */
class JsonFuzzTest {

    @FuzzTest
    @DictionaryEntries({"jsonl", "json", "1e999"})
    void keepsAllBesideTheLabels(byte[] data) throws IOException {
        FuzzInput input = FuzzInput.of(data);
        Optional<LabelledInput> labelled = LabelledInput.of(input, LogFormat.AUTO);
        if (labelled.isPresent() && !labelled.get().isTable() && labelled.get().isPlain()) {
            String left = labelled.get().withoutLabels();
            if (!left.equals(labelled.get().input())) {
                assertThat(left).isEqualTo(labelled.get().input());
            }
            if (isJson(labelled.get().input())) {
                assertThat(isJson(labelled.get().output())).isTrue();
            }
        }
        LabelledInput.of(input, LogFormat.JSONL)
                .ifPresent(objects -> assertThat(
                                objects.output().lines().filter(line -> line.contains(LabelledInput.MARK)))
                        .allMatch(JsonFuzzTest::isJson));
        for (LogFormat format : List.of(LogFormat.AUTO, LogFormat.JSONL, LogFormat.LINES)) {
            RecordReader.of(format).read(input.text());
        }
    }

    @Test
    void holdsForChangedInputs() throws IOException {
        ChangedInputs.check(getClass(), this::keepsAllBesideTheLabels);
    }

    /** Whether a text is JSON values, one after another, as the standard says and no parser that forgives. */
    private static boolean isJson(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            while (reader.peek() != JsonToken.END_DOCUMENT) {
                reader.skipValue();
            }
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }
}
