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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bundle, as it was when it was loaded: which one labels the messages now, for status pages and
 * audits. The folder may hold another one in the meantime. Safe for concurrent use.
 */
public final class BundleFacts {

    private static final long MAX_DESCRIPTION_BYTES = 1 << 20;

    private final Path folder;
    private final BundleState state;
    private final Promise promise;
    private final Map<String, String> stages;
    private final Instant saved;
    private final Map<String, String> descriptions;
    /** Held while all files are read for the fingerprint, so that they are read once. */
    private final Object hashing = new Object();

    private @Nullable String fingerprint;

    private BundleFacts(
            Path folder,
            BundleState state,
            Promise promise,
            Map<String, String> stages,
            Instant saved,
            Map<String, String> descriptions) {
        this.folder = folder;
        this.state = state;
        this.promise = promise;
        this.stages = Collections.unmodifiableMap(stages);
        this.saved = saved;
        this.descriptions = Collections.unmodifiableMap(descriptions);
    }

    /**
     * Reads what is known of the bundle in a folder.
     *
     * @throws FileException if a file cannot be read
     */
    static BundleFacts of(Path folder, PipelineFile pipeline, Promise promise) {
        try {
            Map<String, String> stages = new LinkedHashMap<>();
            pipeline.stages().forEach(stage -> stages.put(stage.name(), stage.type()));
            Map<String, String> descriptions = new LinkedHashMap<>();
            for (Map.Entry<String, Path> file : BundleState.visibleFiles(folder).entrySet()) {
                String name = file.getKey();
                if (name.endsWith(".json")
                        && !name.contains("/")
                        && Files.isRegularFile(file.getValue())
                        && Files.size(file.getValue()) <= MAX_DESCRIPTION_BYTES) {
                    descriptions.put(name, new String(Files.readAllBytes(file.getValue()), StandardCharsets.UTF_8));
                }
            }
            return new BundleFacts(
                    folder,
                    BundleState.of(folder),
                    promise,
                    stages,
                    Files.getLastModifiedTime(folder.resolve(PipelineFile.NAME)).toInstant(),
                    descriptions);
        } catch (IOException e) {
            throw FileException.reading(folder, e);
        }
    }

    /** Returns the folder's name. */
    public String name() {
        return Objects.toString(folder.toAbsolutePath().normalize().getFileName(), "");
    }

    /** Returns the format of {@code pipeline.yaml}. */
    public int format() {
        return PipelineFile.FORMAT;
    }

    /** Returns how sure trained stages must be before they decide. */
    public Promise promise() {
        return promise;
    }

    /** Returns the types of the stages by their names, in their order. */
    public Map<String, String> stages() {
        return stages;
    }

    /**
     * Returns 64 hexadecimal digits: SHA-256 over the names and contents of all files that are not hidden. Two bundles
     * with the same fingerprint are the same, wherever they are.
     *
     * <p>The first call reads all files to their end, which loading a bundle does not; later calls return the same.
     *
     * @return empty if the folder has changed since the bundle was loaded, and nobody had called this before: what was
     *     loaded is not there any more to be read
     */
    public Optional<String> fingerprint() {
        synchronized (hashing) {
            if (fingerprint == null && isUnchanged()) {
                try {
                    String read = hash();
                    fingerprint = isUnchanged() ? read : null;
                } catch (IOException e) {
                    // A file that can no longer be read has changed.
                    return Optional.empty();
                }
            }
            return Optional.ofNullable(fingerprint);
        }
    }

    /** Returns when {@code pipeline.yaml} was written; not part of the fingerprint. */
    public Instant saved() {
        return saved;
    }

    /**
     * Returns the texts of the files {@code *.json} next to {@code pipeline.yaml}, up to 1 MB each, by their names: what
     * stages tell about themselves, and the figures of training.
     */
    public Map<String, String> descriptions() {
        return descriptions;
    }

    private boolean isUnchanged() {
        return BundleState.of(folder).equals(state);
    }

    private String hash() throws IOException {
        MessageDigest all = sha256();
        for (Map.Entry<String, Path> file : BundleState.visibleFiles(folder).entrySet()) {
            if (Files.isRegularFile(file.getValue())) {
                all.update((file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
                all.update(digest(file.getValue()));
            }
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static byte[] digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
