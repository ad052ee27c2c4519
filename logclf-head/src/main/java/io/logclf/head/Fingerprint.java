package io.logclf.head;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over several parts, each with its length ahead, so that no two lists of parts look alike. Not
 * safe for concurrent use.
 *
 * <pre>{@code
 * String fingerprint = new Fingerprint().add(model).add("mean pooling").toString();   // 64 hexadecimal digits
 * }</pre>
 */
public final class Fingerprint {

    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;

    /** Makes one of no parts yet. */
    public Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Adds a part. */
    public Fingerprint add(byte[] part) {
        addLength(part.length);
        digest.update(part);
        return this;
    }

    /** Adds a text, as UTF-8. */
    public Fingerprint add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds the content of a file.
     *
     * @throws IOException if it cannot be read
     */
    public Fingerprint add(Path file) throws IOException {
        addLength(Files.size(file));
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return this;
    }

    private void addLength(long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
    }

    /** Returns the hash of what was added, in hexadecimal; nothing can be added afterwards. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
