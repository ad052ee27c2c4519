package io.logclf.llm.prompt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of lists of texts, in hexadecimal digits. The hashes are in cache files and reviews, so how they are computed
 * must not change between versions.
 */
final class Hash {

    private Hash() {}

    /**
     * Returns 64 hexadecimal digits. Each text is hashed with its length before it, so that no two lists make the same
     * bytes.
     */
    static String of(List<String> texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            byte[] bytes = utf16(text);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Java's own units: as UTF-8, all halves of surrogate pairs would be the same question mark. */
    private static byte[] utf16(String text) {
        byte[] bytes = new byte[Character.BYTES * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[Character.BYTES * i] = (byte) (text.charAt(i) >> Byte.SIZE);
            bytes[Character.BYTES * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
