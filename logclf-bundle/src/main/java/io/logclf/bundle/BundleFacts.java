package io.logclf.bundle;

import io.logclf.api.FileException;
import io.logclf.api.Promise;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of a bundle, as it was when it was loaded: which one labels the messages now, for status pages and
 * audits. The folder may hold another one in the meantime. Immutable and safe for concurrent use.
 *
 * @param name the folder's name
 * @param format the format of {@code pipeline.yaml}
 * @param promise how sure trained stages must be before they decide
 * @param stages the types of the stages by their names, in their order
 * @param fingerprint 64 hexadecimal digits: SHA-256 over the names and contents of all files that are not hidden; two
 *     bundles with the same fingerprint are the same, wherever they are
 * @param saved when {@code pipeline.yaml} was written; not part of the fingerprint
 * @param descriptions the texts of the files {@code *.json} next to {@code pipeline.yaml}, up to 1 MB each, by their
 *     names: what stages tell about themselves, and the figures of training
 */
public record BundleFacts(
        String name,
        int format,
        Promise promise,
        Map<String, String> stages,
        String fingerprint,
        Instant saved,
        Map<String, String> descriptions) {

    private static final long MAX_DESCRIPTION_BYTES = 1 << 20;

    /** Copies the maps, keeping their order. */
    public BundleFacts {
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        descriptions = Collections.unmodifiableMap(new LinkedHashMap<>(descriptions));
    }

    /**
     * Reads what is known of the bundle in a folder. All files are read to their end for the fingerprint.
     *
     * @throws FileException if a file cannot be read
     */
    static BundleFacts of(Path folder, PipelineFile pipeline, Promise promise) {
        try {
            Map<String, String> stages = new LinkedHashMap<>();
            pipeline.stages().forEach(stage -> stages.put(stage.name(), stage.type()));
            Map<String, String> descriptions = new LinkedHashMap<>();
            Map<String, byte[]> digests = new TreeMap<>();
            for (Path file : files(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                digests.put(name, digest(file));
                if (name.endsWith(".json") && !name.contains("/") && Files.size(file) <= MAX_DESCRIPTION_BYTES) {
                    descriptions.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
            MessageDigest all = sha256();
            digests.forEach((name, digest) -> {
                all.update((name + "\n").getBytes(StandardCharsets.UTF_8));
                all.update(digest);
            });
            return new BundleFacts(
                    Objects.toString(folder.toAbsolutePath().normalize().getFileName(), ""),
                    PipelineFile.FORMAT,
                    promise,
                    stages,
                    HexFormat.of().formatHex(all.digest()),
                    Files.getLastModifiedTime(folder.resolve(PipelineFile.NAME)).toInstant(),
                    descriptions);
        } catch (IOException e) {
            throw FileException.reading(folder, e);
        }
    }

    /** Returns the files that belong to the bundle, in the order of their paths. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    /** Tells whether a file or a folder on the way to it is hidden, as those of editors and version control are. */
    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
