package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {

    @TempDir
    private Path folder;

    private ModelFiles files;

    @BeforeEach
    void write() {
        files = ModelFiles.in(folder.resolve("new/model"), "part");
        files.write(3, fields("one"), SafeTensors.writer().floats("w", new float[] {1, 2}));
    }

    private static Map<String, Object> fields(String name) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("labels", List.of("A", "<B> & \"C\" é"));
        fields.put("seed", Long.MIN_VALUE);
        return fields;
    }

    @Test
    void whatWasWrittenIsReadBack() {
        ModelFiles.Content content = files.read(3);
        assertThat(content.fields().keys()).containsExactly("format", "name", "labels", "seed", "tensorsCheck");
        assertThat(content.fields().strings("labels")).containsExactly("A", "<B> & \"C\" é");
        assertThat(content.fields().wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(content.tensors().floats("w", 1, 2)).containsExactly(1, 2);
    }

    @Test
    void theJsonIsForPeopleAndTheSameEachTime() throws IOException {
        String json = Files.readString(files.json());
        assertThat(json).startsWith("{\n  \"format\": 3,\n").endsWith("}\n").contains("\"<B> & \\\"C\\\" é\"");
        files.write(3, fields("one"), SafeTensors.writer().floats("w", new float[] {1, 2}));
        assertThat(Files.readString(files.json())).isEqualTo(json);
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
        files.write(3, fields("two"), SafeTensors.writer().floats("w", new float[] {3}));
        assertThat(files.read(3).fields().string("name")).isEqualTo("two");
        try (Stream<Path> left = Files.list(folder.resolve("new/model"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("part.json", "part.safetensors");
        }
    }

    @Test
    void anotherFormatIsRefusedWithWhatHelps() {
        assertThatThrownBy(() -> files.read(4))
                .isInstanceOf(ModelException.class)
                .hasMessage(files.json() + ": has format 3, but this version reads 4; train again");
        assertThatThrownBy(() -> files.read(2))
                .isInstanceOf(ModelException.class)
                .hasMessage(files.json() + ": has format 3, but this version reads 2; use a newer one");
    }

    @Test
    void halfOfTwoSavesIsRefused() throws IOException {
        byte[] before = Files.readAllBytes(files.tensors());
        files.write(3, fields("two"), SafeTensors.writer().floats("w", new float[] {1, 3}));
        Files.write(files.tensors(), before);
        assertThatThrownBy(() -> files.read(3))
                .isInstanceOf(ModelException.class)
                .hasMessage(files.tensors()
                        + ": is not the file that part.json was written with; take both from one place");
    }

    @Test
    void absentFilesAndFoldersAreNamed() throws IOException {
        Files.delete(files.tensors());
        assertThatThrownBy(() -> files.read(3))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(files.tensors().toString());
        Files.delete(files.json());
        assertThatThrownBy(() -> files.read(3))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(files.json().toString());
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> ModelFiles.in(file, "part").write(1, Map.of(), SafeTensors.writer()))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(file.toString());
    }
}
