package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.logclf.api.FileException;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderFoldersTest {

    private static final String TEXT = "User <number> logged in from <ip>.";
    private static final String MODULES = "[{\"idx\":0,\"type\":\"sentence_transformers.models.Transformer\"},"
            + "{\"idx\":1,\"type\":\"sentence_transformers.models.Pooling\"}%s]";
    private static final String NORMALIZE = ",{\"idx\":2,\"type\":\"sentence_transformers.models.Normalize\"}";

    private static OnnxTextEncoder bundled;
    private static byte[] onnx;
    private static byte[] tokenizer;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() throws IOException {
        bundled = OnnxTextEncoder.miniLm();
        onnx = resource("all-minilm-l6-v2-q.onnx");
        tokenizer = resource("all-minilm-l6-v2-q-tokenizer.json");
    }

    @AfterAll
    static void close() {
        bundled.close();
    }

    @Test
    void sameSettingsAsTheBundledModelGiveTheSameVectorsAndFingerprint() throws IOException {
        write("model.onnx", onnx);
        write("tokenizer.json", tokenizer);
        write("1_Pooling/config.json", pooling("mean_tokens"));
        write("modules.json", String.format(MODULES, NORMALIZE));
        write("sentence_bert_config.json", "{\"max_seq_length\": 256, \"do_lower_case\": false}");
        try (OnnxTextEncoder encoder = OnnxTextEncoder.load(folder)) {
            assertThat(encoder.encode(TEXT)).isEqualTo(bundled.encode(TEXT));
            assertThat(encoder.fingerprint()).isEqualTo(bundled.fingerprint());
            assertThat(encoder.dimension()).isEqualTo(384);
        }
    }

    @Test
    void anArtifactIsUsedAsItsModelIsMeant() throws IOException {
        Path mean = jar("mean.jar", "all-minilm-l6-v2-q");
        Path cls = jar("cls.jar", "bge-small-en-v1.5");
        try (OnnxTextEncoder encoder = OnnxTextEncoder.load(mean);
                OnnxTextEncoder other = OnnxTextEncoder.load(cls)) {
            assertThat(encoder.fingerprint()).isEqualTo(bundled.fingerprint());
            assertThat(encoder.encode(TEXT)).isEqualTo(bundled.encode(TEXT));
            assertThat(length(other.encode(TEXT))).isCloseTo(1, within(1e-5));
            assertThat(other.encode(TEXT).cosineSimilarity(bundled.encode(TEXT)))
                    .isLessThan(0.99);
        }
    }

    @Test
    void aCopyGivesTheSameVectorsWhateverItWasMadeOf() throws IOException {
        writeModel();
        write("1_Pooling/config.json", pooling("cls_token"));
        for (Path from : List.of(folder, folder.resolve("model.onnx"), jar("one.jar", "bge-small-en-v1.5-q"))) {
            Path copy = folder.resolve("copy-of-" + from.getFileName());
            EncoderFolder.copy(from, copy);
            try (OnnxTextEncoder encoder = OnnxTextEncoder.load(from);
                    OnnxTextEncoder copied = OnnxTextEncoder.load(copy)) {
                assertThat(copied.fingerprint()).isEqualTo(encoder.fingerprint());
                assertThat(copied.encode(TEXT)).isEqualTo(encoder.encode(TEXT));
            }
        }
    }

    @Test
    void artifactsThatCannotBeUsedAreRefused() throws IOException {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> OnnxTextEncoder.load(jar("e5.jar", "e5-small-v2-q")))
                .withMessageContaining(
                        "how the encoder 'e5-small-v2-q' is used is not known; known are all-minilm-l6-v2, ");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> OnnxTextEncoder.load(jar("none.jar")))
                .withMessageContaining("none.jar: has 0 ONNX models");
        write("broken.jar", new byte[] {1, 2, 3});
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> OnnxTextEncoder.load(folder.resolve("broken.jar")))
                .withMessageContaining("broken.jar: cannot be read");
    }

    /** An artifact with the files of MiniLM under these names. */
    private Path jar(String file, String... names) throws IOException {
        Path jar = folder.resolve(file);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : names) {
                out.putNextEntry(new JarEntry(name + ".onnx"));
                out.write(onnx);
                out.putNextEntry(new JarEntry(name + "-tokenizer.json"));
                out.write(tokenizer);
            }
        }
        return jar;
    }

    @Test
    void withoutFurtherFilesVectorsAreMeansOfAnyLength() throws IOException {
        write("onnx/model_quantized.onnx", onnx);
        write("tokenizer.json", tokenizer);
        try (OnnxTextEncoder encoder = OnnxTextEncoder.load(folder)) {
            Embedding embedding = encoder.encode(TEXT);
            assertThat(length(embedding)).isNotCloseTo(1, within(0.01));
            assertThat(embedding.cosineSimilarity(bundled.encode(TEXT))).isCloseTo(1, within(1e-6));
            assertThat(encoder.fingerprint()).isNotEqualTo(bundled.fingerprint());
        }
    }

    @Test
    void modulesWithoutNormalizeLeaveTheLength() throws IOException {
        writeModel();
        write("modules.json", String.format(MODULES, ""));
        try (OnnxTextEncoder encoder = OnnxTextEncoder.load(folder)) {
            assertThat(length(encoder.encode(TEXT))).isNotCloseTo(1, within(0.01));
        }
    }

    @Test
    void clsPoolingGivesAnotherVector() throws IOException {
        writeModel();
        write("1_Pooling/config.json", pooling("cls_token"));
        write("modules.json", String.format(MODULES, NORMALIZE));
        try (OnnxTextEncoder encoder = OnnxTextEncoder.load(folder)) {
            Embedding embedding = encoder.encode(TEXT);
            assertThat(length(embedding)).isCloseTo(1, within(1e-5));
            assertThat(embedding.cosineSimilarity(bundled.encode(TEXT))).isLessThan(0.99);
            assertThat(encoder.fingerprint()).isNotEqualTo(bundled.fingerprint());
        }
    }

    @Test
    void longerTextsThanTheFolderSaysAreCut() throws IOException {
        writeModel();
        write("sentence_bert_config.json", "{\"max_seq_length\": 8}");
        try (OnnxTextEncoder encoder = OnnxTextEncoder.load(folder)) {
            Embedding exact = encoder.encode("word ".repeat(6));
            assertThat(encoder.truncatedTexts()).isZero();
            assertThat(encoder.encode("word ".repeat(7))).isEqualTo(exact);
            assertThat(encoder.truncatedTexts()).isEqualTo(1);
        }
    }

    @Test
    void moreTokensThanTheModelTakesAreRefused() throws IOException {
        writeModel();
        write("sentence_bert_config.json", "{\"max_seq_length\": 513}");
        assertRefused(folder, folder.resolve("model.onnx"), "cannot read 513 tokens", "max_seq_length");
        write("sentence_bert_config.json", "{\"max_seq_length\": 512}");
        try (OnnxTextEncoder encoder = OnnxTextEncoder.load(folder)) {
            assertThat(encoder.encode("word ".repeat(10_000)).dimension()).isEqualTo(384);
        }
        write("sentence_bert_config.json", "{\"max_seq_length\": 2}");
        assertRefused(folder, folder.resolve("sentence_bert_config.json"), "max_seq_length must be at least 3: 2");
    }

    @Test
    void oneOfSeveralModelsIsNamedByItsFile() throws IOException {
        write("onnx/model_a.onnx", onnx);
        write("onnx/model_b.onnx", new byte[] {1});
        write("tokenizer.json", tokenizer);
        assertRefused(folder, folder.resolve("onnx"), "has 2 models", "name the one to use by its file");
        try (OnnxTextEncoder encoder = OnnxTextEncoder.load(folder.resolve("onnx/model_a.onnx"))) {
            assertThat(encoder.encode(TEXT).dimension()).isEqualTo(384);
        }
    }

    @Test
    void missingFilesAreRefused() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertRefused(nowhere, nowhere, "no such folder");
        assertRefused(folder, folder, "neither model.onnx nor onnx/model*.onnx");
        write("model.onnx", onnx);
        assertRefused(folder, folder.resolve("tokenizer.json"), "no such file", "beside it");
    }

    @Test
    void tokenizerOfTheFolderAboveIsNotTakenForAModelThatLacksOne() throws IOException {
        write("tokenizer.json", tokenizer);
        write("mine/model.onnx", onnx);
        Path mine = folder.resolve("mine");
        assertRefused(mine.resolve("model.onnx"), mine.resolve("tokenizer.json"), "no such file");
    }

    @Test
    void truncatedModelIsRefused() throws IOException {
        write("tokenizer.json", tokenizer);
        for (int length : new int[] {0, 1_000, onnx.length / 2}) {
            write("model.onnx", Arrays.copyOf(onnx, length));
            assertRefused(folder, folder.resolve("model.onnx"), "is the file whole?");
        }
    }

    @Test
    void filesThatAreNoTokenizerAreRefused() throws IOException {
        writeModel();
        for (String text : new String[] {
            "",
            "not JSON",
            "[]",
            "{}",
            "{\"added_tokens\": [], \"model\": 1}",
            "{\"added_tokens\": [], \"model\": {}}",
            "{\"added_tokens\": [], \"model\": {\"vocab\": {\"a\": \"b\"}}}"
        }) {
            write("tokenizer.json", text);
            assertRefused(folder, folder.resolve("tokenizer.json"));
        }
    }

    @Test
    void tokenizerOfAnotherModelIsRefused() throws IOException {
        writeModel();
        JsonObject other =
                JsonParser.parseString(new String(tokenizer, "UTF-8")).getAsJsonObject();
        JsonObject added =
                other.getAsJsonArray("added_tokens").get(0).deepCopy().getAsJsonObject();
        int words = other.getAsJsonObject("model").getAsJsonObject("vocab").size();
        added.addProperty("id", words);
        added.addProperty("content", "[ANOTHER]");
        other.getAsJsonArray("added_tokens").add(added);
        write("tokenizer.json", other.toString());
        assertRefused(
                folder,
                folder.resolve("tokenizer.json"),
                "belongs to another model",
                "a token with the number " + words);
    }

    @Test
    void settingsThatAreNotUnderstoodAreRefused() throws IOException {
        writeModel();
        Path config = folder.resolve("1_Pooling/config.json");
        write("1_Pooling/config.json", pooling("max_tokens"));
        assertRefused(folder, config, "pooling_mode_max_tokens", "only pooling_mode_mean_tokens");
        write(
                "1_Pooling/config.json",
                "{\"pooling_mode_mean_tokens\": true, \"pooling_mode_cls_token\": true, \"word\": 1}");
        assertRefused(folder, config, "pooling_mode_mean_tokens, pooling_mode_cls_token");
        write("1_Pooling/config.json", "{\"pooling_mode_mean_tokens\": \"yes\"}");
        assertRefused(folder, config, "must be true or false");
        write("1_Pooling/config.json", "not JSON");
        assertRefused(folder, config, "JSON");
        Files.delete(config);
        write("modules.json", String.format(MODULES, ",{\"type\":\"sentence_transformers.models.Dense\"}"));
        assertRefused(folder, folder.resolve("modules.json"), "sentence_transformers.models.Dense", "only Transformer");
    }

    private static void assertRefused(Path path, Path file, String... words) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> OnnxTextEncoder.load(path).close())
                .withMessageStartingWith(file + ": ")
                .withMessageContainingAll(words.length == 0 ? new String[] {file.toString()} : words)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1))
                // The file is at fault, and nothing about unpacking.
                .withMessageNotContaining("native library");
    }

    private void writeModel() throws IOException {
        write("model.onnx", onnx);
        write("tokenizer.json", tokenizer);
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes("UTF-8"));
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }

    private static String pooling(String mode) {
        JsonObject config = new JsonObject();
        config.addProperty("word_embedding_dimension", 384);
        for (String one : new String[] {"cls_token", "mean_tokens", "max_tokens", "mean_sqrt_len_tokens"}) {
            config.addProperty("pooling_mode_" + one, one.equals(mode));
        }
        return config.toString();
    }

    private static double length(Embedding embedding) {
        double squares = 0;
        for (float value : embedding.toArray()) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = EncoderFoldersTest.class.getClassLoader().getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
