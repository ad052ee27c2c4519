package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    @TempDir
    private Path folder;

    private static String of(String... parts) {
        Fingerprint fingerprint = new Fingerprint();
        List.of(parts).forEach(fingerprint::add);
        return fingerprint.toString();
    }

    @Test
    void isTheSameForEver() {
        // SHA-256 of nothing, which any other implementation gives too.
        assertThat(of()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(of("a", "b")).isEqualTo(of("a", "b")).hasSize(64).matches("[0-9a-f]+");
    }

    @Test
    void noTwoListsOfPartsLookAlike() {
        assertThat(Stream.of(
                        of(),
                        of(""),
                        of("", ""),
                        of("ab"),
                        of("a", "b"),
                        of("b", "a"),
                        of("a", "", "b"),
                        of("abc"),
                        of("ab", "c")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFileCountsAsItsContent() throws IOException {
        byte[] content = new byte[200_000];
        new Random(4).nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);
        assertThat(new Fingerprint().add("x").add(file).toString())
                .isEqualTo(new Fingerprint().add("x").add(content).toString());
        assertThat(new Fingerprint()
                        .add(Files.createFile(folder.resolve("empty")))
                        .toString())
                .isEqualTo(of(""));
        assertThatThrownBy(() -> new Fingerprint().add(folder.resolve("absent")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void textCountsAsUtf8() {
        assertThat(of("é"))
                .isEqualTo(new Fingerprint()
                        .add(new byte[] {(byte) 0xC3, (byte) 0xA9})
                        .toString());
    }
}
