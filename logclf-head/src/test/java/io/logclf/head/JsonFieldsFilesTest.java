package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON from files, and numbers at the ends of their ranges. */
class JsonFieldsFilesTest {

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.write(folder.resolve("a.json"), content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anArrayOfObjectsIsReadInOrder() throws IOException {
        List<JsonFields> objects = JsonFields.readArray(file("[{\"a\": \"1\"}, {\"a\": \"\u00e9\"}]"));
        assertThat(objects).extracting(fields -> fields.string("a")).containsExactly("1", "\u00e9");
        assertThat(JsonFields.readArray(file("[]"))).isEmpty();
    }

    @Test
    void oneIsNotTakenForTheOther() throws IOException {
        Path object = file("{}");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> JsonFields.readArray(object))
                .withMessage(object + ": must be a JSON array");
        Path array = file("[]");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> JsonFields.read(array))
                .withMessage(array + ": must be a JSON object");
        Path mixed = file("[{}, 1]");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> JsonFields.readArray(mixed))
                .withMessage(mixed + ": must be a JSON object");
    }

    @Test
    void aFileThatIsNotThereOrNoTextIsNamed() throws IOException {
        Path absent = folder.resolve("absent.json");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> JsonFields.read(absent))
                .withMessageContaining("absent.json");
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {'{', (byte) 0xff, '}'});
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> JsonFields.read(binary))
                .withMessageContaining("binary.json");
    }

    @Test
    void aFileWithoutContentSaysSo() throws IOException {
        Path empty = file("");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> JsonFields.read(empty))
                .withMessageStartingWith(empty + ": is no valid JSON");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, (1L << 53) + 1, Long.MAX_VALUE})
    void wholeNumbersLoseNoDigit(long number) {
        JsonFields fields = JsonFields.parse("{\"seed\": " + number + "}", "a.json");
        assertThat(fields.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(number);
        assertThat(fields.wholeNumber("seed", number, number)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "0.5", "\"7\"", "true", "[7]"})
    void whatIsNoWholeNumberOfSixtyFourBitsIsRefused(String value) {
        JsonFields fields = JsonFields.parse("{\"seed\": " + value + "}", "a.json");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> fields.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE))
                .withMessageStartingWith("a.json: 'seed' must be a whole number: ");
    }

    @Test
    void bothEndsOfARangeAreInIt() {
        JsonFields fields = JsonFields.parse("{\"three\": 3.0, \"thousand\": 1e3}", "a.json");
        assertThat(fields.wholeNumber("three", 3, 3)).isEqualTo(3);
        assertThat(fields.wholeNumber("thousand", 0, 1_000)).isEqualTo(1_000);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> fields.wholeNumber("three", 4, 9))
                .withMessage("a.json: 'three' must be a whole number: 3.0");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> fields.wholeNumber("thousand", 0, 999))
                .withMessage("a.json: 'thousand' must be a whole number: 1e3");
    }

    @Test
    void arraysOfNegativeNumbersAreRefused() {
        JsonFields fields = JsonFields.parse("{\"shape\": [1, -1], \"empty\": []}", "a.json");
        assertThat(fields.wholeNumbers("empty")).isEmpty();
        assertThat(fields.strings("empty")).isEmpty();
        assertThat(fields.objects("empty")).isEmpty();
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> fields.wholeNumbers("shape"))
                .withMessage("a.json: 'shape' must be a whole number: -1");
    }

    @Test
    void objectsBelowKeepTheNameOfTheFile() {
        JsonFields below = JsonFields.parse("{\"a\": {\"b\": {\"c\": 1}}}", "a.json:7")
                .object("a")
                .object("b");
        assertThat(below.keys()).containsExactly("c");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> below.string("d"))
                .withMessage("a.json:7: needs a value for 'd'");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> below.flag("c"))
                .withMessage("a.json:7: 'c' must be true or false: 1");
    }
}
