package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.logclf.api.FileException;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingFilesTest {

    private static final int DIMENSION = 5;

    @TempDir
    private Path folder;

    private Path json;
    private Path tensors;

    @BeforeEach
    void save() {
        json = folder.resolve("embedding.json");
        tensors = folder.resolve("embedding.safetensors");
        RandomHeads.trained(1).save(folder);
    }

    @Test
    void sharedHeadOfAnotherSaveIsRefused() {
        RandomHeads.trained(9).shared().save(folder);
        assertRefused(json, "was not written with the head.json next to it; take both from one place");
    }

    @Test
    void tensorsOfAnotherSaveAreRefused() {
        Path other = folder.resolve("other");
        RandomHeads.trained(9).save(other);
        copy(other.resolve("embedding.safetensors"), tensors);
        assertRefused(tensors, "is not the file that embedding.json was written with");
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
        assertRefused(tensors, "tensor 'weights' must have 2 x 6 values to fit the JSON file: 2 x 5");
    }

    @Test
    void hiddenUnitsMustBeThoseOfTheTensors() {
        rewriteJson(object -> object.addProperty("hiddenUnits", 3));
        assertRefused(tensors, "tensor 'weights' must have 2 x 3 values to fit the JSON file: 2 x 5");
        rewriteJson(object -> object.addProperty("hiddenUnits", DIMENSION));
        assertRefused(tensors, "'hidden.weights'");
        rewriteJson(object -> object.addProperty("hiddenUnits", 0));
        assertRefused(json, "'hiddenUnits' must be a whole number: 0");
    }

    @Test
    void otherNumberOfTemplatesThanRowsIsRefused() {
        rewriteJson(object -> object.getAsJsonArray("templates").remove(0));
        assertRefused(tensors, "tensor 'guard.templates' must have 2 x 5 values to fit the JSON file: 3 x 5");
    }

    @Test
    void unknownKeysAreRefusedAtEveryLevel() {
        rewriteJson(object -> object.addProperty("temprature", 1));
        assertRefused(json, "unknown key 'temprature'");
        RandomHeads.trained(1).save(folder);
        rewriteJson(object -> object.getAsJsonObject("thresholds").addProperty("treshold", 1));
        assertRefused(json, "unknown key 'treshold'");
        RandomHeads.trained(1).save(folder);
        rewriteJson(object -> firstTemplate(object).addProperty("text", ""));
        assertRefused(json, "unknown key 'text'");
    }

    @Test
    void everyKeyIsNeeded() {
        for (String key : trainedJson().keySet()) {
            RandomHeads.trained(1).save(folder);
            rewriteJson(object -> object.remove(key));
            assertRefused(json, "");
        }
        for (String key : firstTemplate(trainedJson()).keySet()) {
            RandomHeads.trained(1).save(folder);
            rewriteJson(object -> firstTemplate(object).remove(key));
            assertRefused(json, "'" + key + "'");
        }
    }

    @Test
    void otherFormatNumberIsRefused() {
        rewriteJson(object -> object.addProperty("format", 1));
        assertRefused(json, "has format 1, but this version reads 2; train again");
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
        rewriteJson(object -> object.addProperty("ngramWeight", -0.5));
        assertRefused(json, "ngramWeight must be finite and not negative: -0.5");
        RandomHeads.trained(1).save(folder);
        rewriteJson(object -> object.addProperty("temperature", 0));
        assertRefused(json, "temperature must be positive and finite: 0.0");
        RandomHeads.trained(1).save(folder);
        rewriteJson(object -> object.addProperty("dimension", 0));
        assertRefused(json, "'dimension' must be a whole number: 0");
    }

    @Test
    void labelsThatDoNotFitAreRefused() {
        rewriteJson(object -> firstTemplate(object).addProperty("label", "Unheard of"));
        assertRefused(json, "the guard's labels must be among the head's: 'Unheard of'");
    }

    private void assertRefused(Path file, String place) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> EmbeddingHead.load(folder))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(place)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    private void assertUnreadable(Path file, String why) {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> EmbeddingHead.load(folder))
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
        rewriteJson(object -> object.addProperty("tensorsCheck", check(content)));
    }

    private static String check(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static JsonObject firstTemplate(JsonObject object) {
        JsonElement template = object.getAsJsonArray("templates").get(0);
        return template.getAsJsonObject();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.write(to, Files.readAllBytes(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
