package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares the encoder with vectors that the reference implementation computed. Their file is not part of the repository:
 * {@code -Dlogclf.reference=PATH} names it.
 */
class ReferenceParityTest {

    private static final Path FILE =
            Path.of(System.getProperty("logclf.reference", "../../shared/reference/embeddings.json"));

    private static JsonObject reference;
    private static OnnxTextEncoder encoder;

    @BeforeAll
    static void open() throws IOException {
        if (!Files.exists(FILE)) {
            String reason = "skipped: there are no reference vectors at " + FILE.toAbsolutePath()
                    + "; name their file with -Dlogclf.reference=PATH";
            System.out.println(reason);
            assumeTrue(false, reason);
        }
        reference = JsonParser.parseString(Files.readString(FILE)).getAsJsonObject();
        encoder = OnnxTextEncoder.miniLm(OnnxTextEncoder.Precision.FP32);
    }

    @AfterAll
    static void close() {
        if (encoder != null) {
            encoder.close();
        }
    }

    @Test
    void similaritiesAreThoseOfTheReference() {
        JsonObject similarities = reference.getAsJsonObject("similarities");
        double tolerance = similarities.get("tolerance").getAsDouble();
        List<Embedding> embeddings = new ArrayList<>();
        similarities.getAsJsonArray("texts").forEach(text -> embeddings.add(encoder.encode(text.getAsString())));
        assertThat(embeddings).isNotEmpty();
        JsonArray matrix = similarities.getAsJsonArray("matrix");
        for (int row = 0; row < embeddings.size(); row++) {
            for (int column = 0; column < embeddings.size(); column++) {
                assertThat(embeddings.get(row).cosineSimilarity(embeddings.get(column)))
                        .as("row %d, column %d", row, column)
                        .isCloseTo(matrix.get(row).getAsJsonArray().get(column).getAsDouble(), within(tolerance));
            }
        }
    }

    @Test
    void vectorsAreThoseOfTheReference() {
        JsonArray vectors = reference.getAsJsonArray("vectors");
        assertThat(vectors).isNotEmpty();
        for (JsonElement element : vectors) {
            JsonObject expected = element.getAsJsonObject();
            JsonArray values = expected.getAsJsonArray("vector");
            float[] vector = new float[values.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = values.get(i).getAsFloat();
            }
            assertThat(encoder.encode(expected.get("text").getAsString()).toArray())
                    .as(expected.get("text").getAsString())
                    .containsExactly(vector, within(expected.get("tolerance").getAsFloat()));
        }
    }
}
