package io.logclf.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Writes {@code reference-vectors.json}, which {@link ReferenceParityTest} compares the encoder with: some sentences with the vectors and
 * similarities that all-MiniLM-L6-v2 with 32-bit weights gives them, from the Maven artifact. Run it again only if a text is added, or if
 * the vectors are to change: that is a change of every trained bundle.
 *
 * <pre>{@code
 * mvn -q -pl logclf-embedding -am test-compile
 * mvn -q -pl logclf-embedding dependency:build-classpath -Dmdep.outputFile=target/classpath
 * cd logclf-embedding
 * java -cp target/test-classes:target/classes:$(cat target/classpath) io.logclf.embedding.ReferenceVectors \
 *     src/test/resources/io/logclf/embedding/reference-vectors.json
 * }</pre>
 */
final class ReferenceVectors {

    /** What the numbers may differ by on another processor, whose sums are added in another order. */
    private static final String TOLERANCE = "1e-5";

    /** A sentence, one like it, log messages, a normalized message, other scripts, and one that is longer than the model reads. */
    private static final List<String> TEXTS = List.of(
            "A small boat crossed the quiet lake at dawn.",
            "In the early morning a boat went over the lake.",
            "Disk quota of 40 GB exceeded on volume archive-7",
            "user number logged in from ip",
            "Größe überschritten: naïve café 東京 \uD83D\uDE80",
            "retry ".repeat(400).strip());

    private ReferenceVectors() {}

    public static void main(String[] arguments) throws IOException {
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm(OnnxTextEncoder.Precision.FP32)) {
            Files.writeString(Path.of(arguments[0]), json(encoder.encodeAll(TEXTS)));
        }
    }

    private static String json(List<Embedding> embeddings) {
        StringJoiner texts = new StringJoiner(",\n      ");
        StringJoiner rows = new StringJoiner(",\n      ");
        StringJoiner vectors = new StringJoiner(",\n    ");
        for (int i = 0; i < embeddings.size(); i++) {
            Embedding embedding = embeddings.get(i);
            texts.add("\"" + TEXTS.get(i) + "\"");
            StringJoiner row = new StringJoiner(", ", "[", "]");
            embeddings.forEach(other -> row.add(number(embedding.cosineSimilarity(other))));
            rows.add(row.toString());
            StringJoiner vector = new StringJoiner(", ", "[", "]");
            for (float value : embedding.toArray()) {
                vector.add(number(value));
            }
            vectors.add("{\"text\": \"" + TEXTS.get(i) + "\", \"tolerance\": " + TOLERANCE + ", \"vector\": " + vector
                    + "}");
        }
        return "{\n  \"similarities\": {\n    \"texts\": [\n      " + texts + "\n    ],\n    \"tolerance\": "
                + TOLERANCE + ",\n    \"matrix\": [\n      " + rows + "\n    ]\n  },\n  \"vectors\": [\n    " + vectors
                + "\n  ]\n}\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.7f", value);
    }
}
