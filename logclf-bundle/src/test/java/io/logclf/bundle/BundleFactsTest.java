package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFactsTest {

    private static final Instant SAVED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path parent;

    @Test
    void tellsWhatThePipelineFileSaysAndTheFilesHold() throws IOException {
        BundleFacts facts = facts(bundle("one"));
        assertThat(facts.name()).isEqualTo("one");
        assertThat(facts.format()).isEqualTo(1);
        assertThat(facts.promise()).isEqualTo(Promise.BALANCED);
        assertThat(facts.saved()).isEqualTo(SAVED);
        assertThat(facts.stages()).containsExactly(Map.entry("regex", "regex"), Map.entry("mine", "lexical"));
        assertThat(facts.descriptions()).containsExactly(Map.entry("head.json", "{}"));
    }

    @Test
    void theFingerprintIsOfNamesAndContentsAndOfNothingElse() throws IOException {
        Path folder = bundle("one");
        String before = fingerprint(folder);
        assertThat(fingerprint(bundle("copy"))).isEqualTo(before);
        Files.writeString(folder.resolve(".hidden"), "x");
        Files.writeString(Files.createDirectory(folder.resolve(".git")).resolve("config"), "x");
        Files.setLastModifiedTime(folder.resolve("head.json"), FileTime.from(Instant.EPOCH));
        assertThat(fingerprint(folder)).isEqualTo(before);
        Files.move(folder.resolve("inner/weights"), folder.resolve("inner/weight"));
        String renamed = fingerprint(folder);
        assertThat(renamed).isNotEqualTo(before);
        Files.writeString(folder.resolve("inner/weight"), "124");
        assertThat(fingerprint(folder)).isNotEqualTo(renamed).isNotEqualTo(before);
    }

    @Test
    void theFingerprintIsOfTheBundleThatWasLoadedOrUnknown() throws IOException {
        Path folder = bundle("one");
        BundleFacts asked = facts(folder);
        BundleFacts late = facts(folder);
        String before = asked.fingerprint().orElseThrow();
        Files.writeString(folder.resolve("inner/weights"), "124");
        assertThat(asked.fingerprint()).contains(before);
        assertThat(late.fingerprint()).isEmpty();
        assertThat(late.descriptions()).containsKey("head.json");
        assertThat(fingerprint(folder)).isNotEqualTo(before);
        Files.writeString(folder.resolve("inner/weights"), "123");
        assertThat(late.fingerprint()).contains(before);
    }

    @Test
    void ofAFolderThatIsGoneTheFingerprintIsUnknown() throws IOException {
        Path folder = bundle("one");
        BundleFacts facts = facts(folder);
        Files.move(folder, parent.resolve("moved"));
        assertThat(facts.fingerprint()).isEmpty();
        assertThat(facts.name()).isEqualTo("one");
    }

    @Test
    void allThreadsGetTheSameFingerprint() throws IOException {
        BundleFacts facts = facts(bundle("one"));
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> facts.fingerprint().orElseThrow())
                        .distinct())
                .containsExactly(fingerprint(bundle("copy")));
    }

    @Test
    void aLargeDescriptionIsLeftOut() throws IOException {
        Path folder = bundle("one");
        Files.write(folder.resolve("large.json"), new byte[(1 << 20) + 1]);
        assertThat(facts(folder).descriptions()).containsOnlyKeys("head.json");
    }

    private Path bundle(String name) throws IOException {
        Path folder =
                Files.createDirectories(parent.resolve(name).resolve("inner")).getParent();
        Path pipeline = Files.writeString(
                folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex, {type: lexical, name: mine}]\n");
        Files.setLastModifiedTime(pipeline, FileTime.from(SAVED));
        Files.writeString(folder.resolve("head.json"), "{}");
        Files.writeString(folder.resolve("inner/weights"), "123");
        return folder;
    }

    private static String fingerprint(Path folder) {
        return facts(folder).fingerprint().orElseThrow();
    }

    private static BundleFacts facts(Path folder) {
        return BundleFacts.of(folder, PipelineFile.in(folder), Promise.BALANCED);
    }
}
