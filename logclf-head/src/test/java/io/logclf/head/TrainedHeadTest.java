package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedHeadTest {

    @TempDir
    private Path folder;

    private Path json;
    private Path tensors;

    @BeforeEach
    void save() {
        json = folder.resolve("head.json");
        tensors = folder.resolve("head.safetensors");
        Heads.trained(1).save(folder);
    }

    @Test
    void loadedHeadIsWhatWasSaved() {
        TrainedHead saved = Heads.trained(1);
        TrainedHead loaded = TrainedHead.load(folder);
        assertThat(loaded.labels()).isEqualTo(Heads.LABELS);
        assertThat(loaded.none()).contains(Heads.NONE);
        assertThat(loaded.confidence()).isEqualTo(saved.confidence());
        assertThat(loaded.thresholds()).isEqualTo(saved.thresholds());
        assertThat(loaded.origin()).isEqualTo(saved.origin());
        for (String text : List.of("", "user failed in", "heartbeat <number>", "disk is full, what now?")) {
            Ngrams features = Ngrams.of(text);
            assertThat(loaded.ngrams().scores(features))
                    .isEqualTo(saved.ngrams().scores(features));
            assertThat(loaded.ngrams().vocabulary().unseen(features))
                    .isEqualTo(saved.ngrams().vocabulary().unseen(features));
        }
    }

    @Test
    void valuesKeptAndSidesAreReadBack() {
        TrainedHead plain = Heads.trained(1);
        KeptValues kept = new KeptValues(
                Map.of(
                        "b <number>", new ValueRule(0, ValueRule.Kind.LISTED, List.of("7", "9")),
                        "a <number>", new ValueRule(1, ValueRule.Kind.ZERO, List.of())),
                Set.of("c"));
        Sides sides = Sides.named(Map.of(plain.labels().get(0), List.of("fail", "not")));
        TrainedHead.Origin origin = plain.origin();
        new TrainedHead(
                        plain.ngrams(),
                        plain.none(),
                        plain.confidence(),
                        plain.thresholds(),
                        new TrainedHead.Origin(
                                origin.normalizer(), kept, sides, origin.trainingDataHash(), origin.seed()))
                .save(folder);
        TrainedHead loaded = TrainedHead.load(folder);
        assertThat(loaded.origin().kept()).isEqualTo(kept);
        assertThat(loaded.origin().sides().names()).isEqualTo(sides.names());
        assertThat(loaded.normalizer().normalize("b 9")).isEqualTo("b 9");
    }

    @Test
    void sameHeadGivesTheSameBytes() {
        Path other = folder.resolve("new/folder");
        TrainedHead.load(folder).save(other);
        assertThat(other.resolve("head.json")).hasSameBinaryContentAs(json);
        assertThat(other.resolve("head.safetensors")).hasSameBinaryContentAs(tensors);
    }

    @Test
    void headWithoutNoneIsReadBack() {
        TrainedHead trained = Heads.trained(1);
        new TrainedHead(
                        trained.ngrams(),
                        Optional.empty(),
                        trained.confidence(),
                        trained.thresholds(),
                        trained.origin())
                .save(folder);
        assertThat(TrainedHead.load(folder).none()).isEmpty();
    }

    @Test
    void noneMustBeALabel() {
        TrainedHead trained = Heads.trained(1);
        Optional<Label> other = Optional.of(new Label("Other"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainedHead(
                        trained.ngrams(), other, trained.confidence(), trained.thresholds(), trained.origin()))
                .withMessage("none must be one of the labels: 'Other'");
        rewriteJson(object -> object.addProperty("none", "Other"));
        assertRefused(json, "none must be one of the labels: 'Other'");
    }

    @Test
    void missingFilesAreFilesThatCannotBeRead() throws IOException {
        Files.delete(tensors);
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> TrainedHead.load(folder))
                .withMessageContaining("head.safetensors");
        Files.delete(json);
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> TrainedHead.load(folder))
                .withMessageContaining("head.json");
    }

    @Test
    void tensorsOfAnotherSaveAreRefused() throws IOException {
        Path other = folder.resolve("other");
        Heads.trained(9).save(other);
        Files.write(tensors, Files.readAllBytes(other.resolve("head.safetensors")));
        assertRefused(tensors, "is not the file that head.json was written with");
    }

    @Test
    void truncatedTensorsAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(tensors);
        for (int length : new int[] {0, 7, 100, whole.length / 2, whole.length - 1}) {
            rewriteTensors(Arrays.copyOf(whole, length));
            assertRefused(tensors, "cut short");
        }
    }

    @Test
    void weightThatIsNoNumberIsRefusedWithItsPlace() throws IOException {
        byte[] content = Files.readAllBytes(tensors);
        bytes(content).putFloat(place(content, "bias") + 2 * Float.BYTES, Float.NaN);
        rewriteTensors(content);
        assertRefused(tensors, "tensor 'bias' has NaN in row 0, column 2");
    }

    @Test
    void frequencyThatCannotBeIsRefusedWithItsPlace() throws IOException {
        byte[] content = Files.readAllBytes(tensors);
        bytes(content).putInt(place(content, "buckets.frequencies") + 4, 5);
        rewriteTensors(content);
        assertRefused(tensors, "tensor 'buckets.frequencies' has 5 in column 1, of 4 documents");
    }

    @Test
    void otherSizesThanTheJsonSaysAreRefused() {
        rewriteJson(object -> object.getAsJsonArray("labels").add("A fourth"));
        assertRefused(tensors, "tensor 'weights' must have");
        Heads.trained(1).save(folder);
        rewriteJson(object -> object.addProperty("words", 2));
        assertRefused(tensors, "tensor 'words.hashes' must have 1 x 2 values to fit the JSON file");
    }

    @Test
    void unknownKeysAreRefusedAtEveryLevel() {
        rewriteJson(object -> object.addProperty("temprature", 1));
        assertRefused(json, "unknown key 'temprature'");
        Heads.trained(1).save(folder);
        rewriteJson(object -> object.getAsJsonObject("confidence").addProperty("slop", 1));
        assertRefused(json, "unknown key 'slop'");
        Heads.trained(1).save(folder);
        rewriteJson(object -> object.getAsJsonObject("thresholds").addProperty("never", 1));
        assertRefused(json, "unknown key 'never'");
    }

    @Test
    void everyKeyIsNeededButNone() {
        for (String key : json().keySet()) {
            Heads.trained(1).save(folder);
            rewriteJson(object -> object.remove(key));
            if (key.equals("none")) {
                assertThat(TrainedHead.load(folder).none()).isEmpty();
            } else {
                assertRefused(json, "'" + key + "'");
            }
        }
    }

    @Test
    void headOfTheFormatBeforeSaysToTrainAgain() {
        rewriteJson(object -> object.addProperty("format", 1));
        assertRefused(json, "has format 1, but this version reads 2; train again");
        rewriteJson(object -> object.addProperty("format", 3));
        assertRefused(json, "has format 3, but this version reads 2; use a newer one");
    }

    @Test
    void otherFeaturesAreRefused() {
        rewriteJson(object -> object.addProperty("ngrams", "ngrams-v0"));
        assertRefused(json, "'ngrams' is 'ngrams-v0', but this version has '" + Ngrams.ID + "'; train again");
    }

    @Test
    void numbersOutOfTheirRangesAreRefused() {
        rewriteJson(object -> object.getAsJsonObject("thresholds").addProperty("sure", 1.1));
        assertRefused(json, "sure must be in [0, 1]: 1.1");
        Heads.trained(1).save(folder);
        rewriteJson(object -> object.addProperty("temperature", 0));
        assertRefused(json, "temperature must be positive and finite: 0.0");
        Heads.trained(1).save(folder);
        rewriteJson(object -> object.getAsJsonObject("confidence").addProperty("unseen", -1));
        assertRefused(json, "unseen must be finite and not negative: -1.0");
        Heads.trained(1).save(folder);
        rewriteJson(object -> object.add("labels", new JsonArray()));
        assertRefused(tensors, "tensor 'weights' must have");
    }

    @Test
    void countsThatWouldFillTheMemoryAreRefused() {
        for (int documents : new int[] {10_000_001, Integer.MAX_VALUE - 1, Integer.MAX_VALUE}) {
            rewriteJson(object -> object.addProperty("documents", documents));
            assertRefused(json, "'documents' must be at most 10000000: " + documents);
        }
        rewriteJson(object -> object.addProperty("documents", 10_000_000));
        assertThat(TrainedHead.load(folder).ngrams().vocabulary().documents()).isEqualTo(10_000_000);
        Heads.trained(1).save(folder);
        JsonArray labels = new JsonArray();
        IntStream.rangeClosed(1, 32_768).forEach(i -> labels.add("L" + i));
        rewriteJson(object -> object.add("labels", labels));
        assertRefused(json, "'labels' must be at most 32767: 32768");
    }

    private void assertRefused(Path file, String place) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TrainedHead.load(folder))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(place)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    private JsonObject json() {
        try {
            return JsonParser.parseString(Files.readString(json)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rewriteJson(Consumer<JsonObject> change) {
        JsonObject object = json();
        change.accept(object);
        try {
            Files.writeString(json, object.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both files as if they had been written together. */
    private void rewriteTensors(byte[] content) throws IOException {
        Files.write(tensors, content);
        rewriteJson(object -> object.addProperty("tensorsCheck", check(content)));
    }

    private static String check(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static ByteBuffer bytes(byte[] content) {
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int place(byte[] content, String tensor) {
        int length = (int) bytes(content).getLong(0);
        JsonObject header = JsonParser.parseString(new String(content, Long.BYTES, length, StandardCharsets.UTF_8))
                .getAsJsonObject();
        return Long.BYTES
                + length
                + header.getAsJsonObject(tensor)
                        .getAsJsonArray("data_offsets")
                        .get(0)
                        .getAsInt();
    }

    @Test
    void aWordThatEveryTextHasIsReadBack() {
        TrainedHead plain = Heads.trained(1);
        Vocabulary vocabulary = Vocabulary.of(List.of(Ngrams.of("disk full"), Ngrams.of("disk failed")));
        NgramHead ngrams = NgramHead.of(Heads.LABELS, vocabulary, Heads.weights(3, 1), new float[3], 1);
        new TrainedHead(ngrams, plain.none(), plain.confidence(), plain.thresholds(), plain.origin()).save(folder);
        Ngrams text = Ngrams.of("disk");
        assertThat(TrainedHead.load(folder).ngrams().scores(text)).isEqualTo(ngrams.scores(text));
    }
}
