package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibrariesTest {

    private static final String LIBRARY = System.mapLibraryName("onnxruntime");
    private static final String BINDING = System.mapLibraryName("onnxruntime4j_jni");

    @TempDir
    private Path folder;

    private Path own;

    @BeforeEach
    void makeOwn() throws IOException {
        own = Files.createDirectory(folder.resolve("onnxruntime-java1"));
        Files.writeString(own.resolve(LIBRARY), "x");
        Files.writeString(own.resolve(BINDING), "x");
    }

    @Test
    void ownLibrariesAreDeletedAndTheirFolderIsLeftToOnnxRuntime() {
        UnpackedLibraries.sweep(own);
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void whatKilledProcessesLeftIsDeleted() throws IOException {
        Path empty = old("onnxruntime-java22");
        Path full = old("onnxruntime-java33", LIBRARY, BINDING);
        Path half = old("onnxruntime-java44", LIBRARY);
        UnpackedLibraries.sweep(own);
        assertThat(Stream.of(empty, full, half)).noneMatch(Files::exists);
    }

    @Test
    void whatMayBeInUseOrIsNoneOfOursStays() throws IOException {
        Path other = old("onnxruntime-java55", LIBRARY, System.mapLibraryName("onnxruntime_providers_cuda"));
        Path named = old("onnxruntime-kept");
        Path file = age(Files.writeString(folder.resolve("onnxruntime-java66"), "x"));
        Path young = Files.createDirectory(folder.resolve("onnxruntime-java77"));
        Path link = Files.createSymbolicLink(folder.resolve("onnxruntime-java88"), old("elsewhere", LIBRARY));
        UnpackedLibraries.sweep(own);
        assertThat(Stream.of(other.resolve(LIBRARY), named, file, young, link, link.resolve(LIBRARY)))
                .allMatch(Files::exists);
    }

    private Path old(String name, String... files) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        for (String file : files) {
            Files.writeString(made.resolve(file), "x");
        }
        return age(made);
    }

    private static Path age(Path path) throws IOException {
        return Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
    }
}
