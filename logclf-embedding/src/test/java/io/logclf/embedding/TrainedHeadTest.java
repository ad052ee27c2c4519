package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedHeadTest {

    private static final Label ERROR = new Label("Error");
    private static final Label ACTION = new Label("User \"Action\" \u00e9\ud83d\udd25");
    private static final int DIMENSION = 5;

    @TempDir
    private Path folder;

    private Path json;
    private Path tensors;

    @BeforeEach
    void save() {
        json = folder.resolve("head.json");
        tensors = folder.resolve("head.safetensors");
        trained(1).save(folder);
    }

    @Test
    void loadedHeadIsWhatWasSaved() {
        TrainedHead saved = trained(1);
        TrainedHead loaded = TrainedHead.load(folder);
        assertThat(loaded.origin()).isEqualTo(saved.origin());
        assertThat(loaded.head().labels()).isEqualTo(saved.head().labels());
        assertThat(loaded.head().dimension()).isEqualTo(DIMENSION);
        assertThat(loaded.head().weights()).isEqualTo(saved.head().weights());
        assertThat(loaded.head().bias()).isEqualTo(saved.head().bias());
        assertThat(loaded.head().temperature()).isEqualTo(saved.head().temperature());
        assertThat(loaded.head().thresholds()).isEqualTo(saved.head().thresholds());
        assertThat(loaded.guard().templates()).isEqualTo(saved.guard().templates());
        assertThat(loaded.guard().maxDistance()).isEqualTo(saved.guard().maxDistance());
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            Embedding embedding = Embedding.of(values(DIMENSION, random));
            assertThat(loaded.head().probabilities(embedding))
                    .isEqualTo(saved.head().probabilities(embedding));
            assertThat(loaded.guard().distance(embedding))
                    .isEqualTo(saved.guard().distance(embedding));
        }
    }

    @Test
    void sameHeadGivesTheSameBytes() throws IOException {
        Path other = folder.resolve("new/folder");
        trained(1).save(other);
        assertThat(other.resolve("head.json")).hasSameBinaryContentAs(json);
        assertThat(other.resolve("head.safetensors")).hasSameBinaryContentAs(tensors);
        TrainedHead.load(folder).save(other);
        assertThat(other.resolve("head.json")).hasSameBinaryContentAs(json);
        assertThat(other.resolve("head.safetensors")).hasSameBinaryContentAs(tensors);
        try (var files = Files.list(other)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void savingReplacesWhatIsThere() {
        trained(9).save(folder);
        assertThat(TrainedHead.load(folder).head().weights())
                .isEqualTo(trained(9).head().weights())
                .isNotEqualTo(trained(1).head().weights());
    }

    @Test
    void folderThatCannotBeMadeIsAFileThatCannotBeWritten() {
        TrainedHead head = trained(1);
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> head.save(json.resolve("below a file")))
                .withMessageContaining("cannot be written");
    }

    @Test
    void missingFilesAreRefused() throws IOException {
        Files.delete(tensors);
        assertUnreadable(tensors, "there is no such file");
        Files.delete(json);
        assertUnreadable(json, "there is no such file");
    }

    @Test
    void tensorsOfAnotherSaveAreRefused() {
        Path other = folder.resolve("other");
        trained(9).save(other);
        copy(other.resolve("head.safetensors"), tensors);
        assertRefused(tensors, "is not the file that head.json was written with");
    }

    @Test
    void truncatedTensorsAreRefusedWhereverTheyEnd() throws IOException {
        byte[] whole = Files.readAllBytes(tensors);
        for (int length = 0; length < whole.length; length++) {
            Files.write(tensors, Arrays.copyOf(whole, length));
            assertRefused(tensors, "");
        }
        Files.write(tensors, Arrays.copyOf(whole, whole.length - 1));
        assertRefused(tensors, "is cut short: tensor 'guard.templates' ends at");
    }

    @Test
    void weightThatIsNoNumberIsRefusedWithItsPlace() throws IOException {
        byte[] content = Files.readAllBytes(tensors);
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int start = Long.BYTES + (int) bytes.getLong(0);
        bytes.putFloat(start + Float.BYTES * (DIMENSION + 3), Float.NaN);
        rewriteTensors(content);
        assertRefused(tensors, "tensor 'weights' has NaN in row 1, column 3");
        bytes.putFloat(start + Float.BYTES * (DIMENSION + 3), Float.NEGATIVE_INFINITY);
        rewriteTensors(content);
        assertRefused(tensors, "tensor 'weights' has -Infinity in row 1, column 3");
    }

    @Test
    void tensorsOfAnotherShapeAreRefused() {
        rewriteJson(object -> object.addProperty("dimension", DIMENSION + 1));
        assertRefused(tensors, "tensor 'weights' must have 2 x 6 values to fit head.json: 2 x 5");
    }

    @Test
    void otherNumberOfLabelsThanRowsIsRefused() {
        rewriteJson(object -> {
            JsonArray labels = object.getAsJsonArray("labels");
            JsonObject third = labels.get(0).deepCopy().getAsJsonObject();
            third.addProperty("name", "A third");
            labels.add(third);
        });
        assertRefused(tensors, "tensor 'weights' must have 3 x 5 values to fit head.json: 2 x 5");
    }

    @Test
    void otherNumberOfTemplatesThanRowsIsRefused() {
        rewriteJson(object ->
                object.getAsJsonObject("guard").getAsJsonArray("templates").remove(0));
        assertRefused(tensors, "tensor 'guard.templates' must have 2 x 5 values to fit head.json: 3 x 5");
    }

    @Test
    void unknownKeysAreRefusedAtEveryLevel() {
        rewriteJson(object -> object.addProperty("temprature", 1));
        assertRefused(json, "unknown key 'temprature'");
        trained(1).save(folder);
        rewriteJson(object -> firstLabel(object).addProperty("treshold", 1));
        assertRefused(json, "unknown key 'treshold'");
        trained(1).save(folder);
        rewriteJson(object -> object.getAsJsonObject("guard").addProperty("k", 1));
        assertRefused(json, "unknown key 'k'");
        trained(1).save(folder);
        rewriteJson(object -> firstTemplate(object).addProperty("text", ""));
        assertRefused(json, "unknown key 'text'");
    }

    @Test
    void everyKeyIsNeeded() {
        for (String key : trainedJson().keySet()) {
            trained(1).save(folder);
            rewriteJson(object -> object.remove(key));
            assertRefused(json, "");
        }
        for (String key : firstLabel(trainedJson()).keySet()) {
            trained(1).save(folder);
            rewriteJson(object -> firstLabel(object).remove(key));
            assertRefused(json, "'" + key + "'");
        }
        for (String key : firstTemplate(trainedJson()).keySet()) {
            trained(1).save(folder);
            rewriteJson(object -> firstTemplate(object).remove(key));
            assertRefused(json, "'" + key + "'");
        }
    }

    @Test
    void otherFormatNumberIsRefused() {
        rewriteJson(object -> object.addProperty("format", 2));
        assertRefused(json, "has format 2, but this version reads 1");
    }

    @Test
    void textThatIsNoJsonIsRefused() throws IOException {
        String whole = Files.readString(json);
        for (String broken : List.of("", "not JSON", "[]", "null", "{\"format\": 1,", whole.substring(0, 200))) {
            Files.writeString(json, broken);
            assertRefused(json, "JSON");
        }
        Files.write(json, new byte[] {'{', (byte) 0xff, '}'});
        assertUnreadable(json, "cannot be read");
    }

    @Test
    void numbersOutOfTheirRangesAreRefused() {
        for (double threshold : new double[] {-0.1, 1.1, 1e300}) {
            rewriteJson(object -> firstLabel(object).addProperty("threshold", threshold));
            assertRefused(json, "thresholds must be 2 numbers in [0, 1]");
        }
        trained(1).save(folder);
        rewriteJson(object -> object.getAsJsonObject("guard").addProperty("maxDistance", -0.5));
        assertRefused(json, "maxDistance must be finite and not negative: -0.5");
        trained(1).save(folder);
        rewriteJson(object -> object.addProperty("temperature", 0));
        assertRefused(json, "temperature must be positive and finite: 0.0");
        trained(1).save(folder);
        rewriteJson(object -> object.addProperty("dimension", 0));
        assertRefused(json, "'dimension' must be a whole number: 0");
        trained(1).save(folder);
        rewriteJson(object -> object.addProperty("seed", 1.5));
        assertRefused(json, "'seed' must be a whole number: 1.5");
    }

    @Test
    void labelsThatDoNotFitAreRefused() {
        rewriteJson(object -> firstLabel(object).addProperty("name", " "));
        assertRefused(json, "name must not be blank");
        trained(1).save(folder);
        rewriteJson(object -> firstLabel(object).addProperty("name", ERROR.name()));
        assertRefused(json, "labels must be two or more, and all different");
        trained(1).save(folder);
        rewriteJson(object -> firstTemplate(object).addProperty("label", "Unheard of"));
        assertRefused(json, "the guard's labels must be among the head's: 'Unheard of'");
    }

    @Test
    void partsOfDifferentDimensionsAreRefused() {
        TrainedHead trained = trained(1);
        List<TrainingTemplate> other = List.of(new TrainingTemplate("text", ERROR, Embedding.of(1, 2)));
        NoveltyGuard guard = NoveltyGuard.fit(other);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainedHead(trained.head(), guard, trained.origin()))
                .withMessage("head and guard must have one dimension: 5 and 2");
    }

    private void assertRefused(Path file, String place) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TrainedHead.load(folder))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(place)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    private void assertUnreadable(Path file, String why) {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> TrainedHead.load(folder))
                .withMessageStartingWith(file + ": " + why)
                .satisfies(e -> assertThat(e.file()).isEqualTo(file));
    }

    private JsonObject trainedJson() {
        try {
            return JsonParser.parseString(Files.readString(json)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rewriteJson(Consumer<JsonObject> change) {
        JsonObject object = trainedJson();
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
        rewriteJson(object ->
                object.addProperty("tensorsHash", new Fingerprint().add(content).toString()));
    }

    private static JsonObject firstLabel(JsonObject object) {
        return object.getAsJsonArray("labels").get(0).getAsJsonObject();
    }

    private static JsonObject firstTemplate(JsonObject object) {
        JsonElement template =
                object.getAsJsonObject("guard").getAsJsonArray("templates").get(0);
        return template.getAsJsonObject();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.write(to, Files.readAllBytes(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrainedHead trained(long seed) {
        Random random = new Random(seed);
        LogisticHead head = LogisticHead.builder(
                        List.of(ACTION, ERROR), values(2 * DIMENSION, random), values(2, random))
                .temperature(1.0 / 3)
                .thresholds(List.of(0.1, 1.0))
                .build();
        List<TrainingTemplate> templates = List.of(
                new TrainingTemplate("User <number> \"in\"\n", ACTION, Embedding.of(values(DIMENSION, random))),
                new TrainingTemplate("\u65e5\u672c", ERROR, Embedding.of(values(DIMENSION, random))),
                new TrainingTemplate("", ERROR, Embedding.of(values(DIMENSION, random))));
        NoveltyGuard guard = NoveltyGuard.fit(templates).withMaxDistance(1.0 / 3);
        return new TrainedHead(
                head, guard, new TrainedHead.Origin("masker-1", "fingerprint", "hash", Long.MIN_VALUE + seed));
    }

    private static float[] values(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
