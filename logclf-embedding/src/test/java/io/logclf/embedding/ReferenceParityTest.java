package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares the encoder with vectors that are known. Those in the repository, {@code reference-vectors.json}, are of this encoder when it
 * was last compared with the reference implementation ({@link ReferenceVectors} wrote them). {@code -Dlogclf.reference=PATH} names a
 * file of the same form with vectors that sentence-transformers computed.
 */
class ReferenceParityTest {

    private static JsonObject reference;
    private static OnnxTextEncoder encoder;

    @BeforeAll
    static void open() throws IOException {
        reference = JsonParser.parseString(content()).getAsJsonObject();
        encoder = OnnxTextEncoder.miniLm(OnnxTextEncoder.Precision.FP32);
    }

    private static String content() throws IOException {
        String file = System.getProperty("logclf.reference");
        if (file != null) {
            return Files.readString(Path.of(file));
        }
        try (InputStream in = ReferenceParityTest.class.getResourceAsStream("reference-vectors.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
