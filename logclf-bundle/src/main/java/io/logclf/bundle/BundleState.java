package io.logclf.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What the files of a folder are, as far as it is cheap to know: the content of small ones; size, time and identity of large
 * ones. Hidden files do not count.
 *
 * @param files all of that, or a text that says why it cannot be known
 */
record BundleState(String files) {

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
        return new BundleState(files.toString());
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
                ? checksums(Files.readAllBytes(file))
                : attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
    }

    /** Two checks of 32 bits: unlike SHA-256, they cost next to nothing while the JVM is cold, which starts by reading a bundle. */
    private static String checksums(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        CRC32C crcC = new CRC32C();
        crcC.update(content);
        return content.length + " " + crc.getValue() + " " + crcC.getValue();
    }
}
