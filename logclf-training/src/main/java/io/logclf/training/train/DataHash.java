package io.logclf.training.train;

import io.logclf.training.LabelledEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A hash (SHA-256) over labelled entries, whatever their order. It stands in the bundle, so that one can
 * tell later whether a file is the one that a bundle was trained on.
 */
final class DataHash {

    private DataHash() {}

    /** Returns the hash in hexadecimal digits, over label, source and message of each entry. */
    static String of(List<LabelledEntry> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            entries.stream()
                    .map(entry -> entry.label() + "\0" + entry.entry().source() + "\0"
                            + entry.entry().message() + "\1")
                    .sorted()
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
