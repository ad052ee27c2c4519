package io.logclf.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What the files of a folder are, as far as it is cheap to know: contents of small files; size, time and identity of
 * large ones. Two states are equal if nothing has changed that counts. Hidden files, which editors and saves leave, do
 * not count.
 *
 * <p>Taken before and after each read, and at each look of a {@link BundleWatch}, so it must be cheap. Times alone
 * would not do: two saves may come within the resolution of a file system's clock, and copying may preserve times.
 *
 * @param files all of that by file, or why it cannot be known; for comparing only
 */
record BundleState(String files) {

    /** Up to this size a file is read, which takes little longer than reading its attributes. */
    private static final long SMALL_BYTES = 1 << 20;

    /**
     * Returns the state of a folder. One that cannot be read has a state, too: it differs from that of the folder when
     * it can be.
     */
    static BundleState of(Path folder) {
        Map<String, String> states = new TreeMap<>();
        try {
            for (Map.Entry<String, Path> file : visibleFiles(folder).entrySet()) {
                states.put(file.getKey(), stateOf(file.getValue()));
            }
        } catch (IOException | UncheckedIOException e) {
            return new BundleState("unreadable: " + e);
        }
        return new BundleState(states.toString());
    }

    /**
     * Returns what is in a folder and the folders in it, and is neither hidden nor in what is, by the path from the
     * folder with slashes: files, and links to whatever.
     */
    static SortedMap<String, Path> visibleFiles(Path folder) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                return !inner.equals(folder) && isHidden(inner)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isHidden(file)) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** Tells whether the name of a file or folder begins with a dot. */
    static boolean isHidden(Path file) {
        return file.getFileName() != null && file.getFileName().toString().startsWith(".");
    }

    /** Returns the state of one file, at the end of links, such as those of a mounted ConfigMap. */
    private static String stateOf(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            return "no file";
        }
        return attributes.size() <= SMALL_BYTES
                ? checksums(Files.readAllBytes(file))
                : attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
    }

    /**
     * Two checksums of 32 bits: unlike SHA-256 they are fast in a JVM that has just started, which is when a bundle is
     * read.
     */
    private static String checksums(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        CRC32C crcC = new CRC32C();
        crcC.update(content);
        return content.length + " " + crc.getValue() + " " + crcC.getValue();
    }
}
