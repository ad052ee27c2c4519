package io.logclf.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the files of a folder are, as far as it is cheap to know: the content of small ones; size, time and identity of large
 * ones. Hidden files do not count.
 *
 * @param hash over all of that, or a text that says why it cannot be known
 */
record BundleState(String hash) {

    /** Up to this size a file is read: it takes no longer than its attributes. */
    private static final long SMALL_BYTES = 1 << 20;

    static BundleState of(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    return !inner.equals(folder) && isHidden(inner)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!isHidden(file)) {
                        files.put(folder.relativize(file).toString(), stateOf(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException | UncheckedIOException e) {
            return new BundleState("unreadable: " + e);
        }
        return new BundleState(hash(files.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static boolean isHidden(Path file) {
        return file.getFileName() != null && file.getFileName().toString().startsWith(".");
    }

    /** Follows links, such as those of a mounted ConfigMap. */
    private static String stateOf(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            return "no file";
        }
        return attributes.size() <= SMALL_BYTES
                ? hash(Files.readAllBytes(file))
                : attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
