package io.logclf.bundle;

import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageLoadException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * What a bundle may consist of: files and folders of bounded size, and links that stay inside it.
 *
 * <p>A bundle may come from strangers. Without these checks, a link could make a stage read {@code /etc/shadow} and
 * show it in an error, a device such as {@code /dev/zero} would never end, and a huge file would fill the memory before
 * any parser sees that it is wrong.
 */
final class BundleFiles {

    /** Bytes of the largest file that a stage may read into memory as a whole. */
    private static final long MOST = 256L << 20;
    /**
     * The most bytes by the end of a name, for files that are read into memory: many times the size in large bundles.
     */
    private static final Map<String, Long> LIMITS = Map.of(
            PipelineFile.NAME,
            1L << 20,
            "rules.yaml",
            64L << 20,
            ".json",
            64L << 20,
            ".jsonl",
            MOST,
            ".safetensors",
            MOST);

    private BundleFiles() {}

    /**
     * Checks all files of a bundle, except hidden ones, which no stage reads.
     *
     * @throws StageLoadException if one is a pipe or a device, or a link leads out of the bundle where nobody allowed
     *     it
     */
    static void check(Path folder, Permissions permissions) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    return !inner.equals(folder) && BundleState.isHidden(inner)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!BundleState.isHidden(file)) {
                        check(file, attributes, folder, permissions);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException absent) {
                    // The stage that needs it will say so.
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new StageLoadException(folder + ": cannot be read: " + e, e);
        }
    }

    private static void check(Path file, BasicFileAttributes attributes, Path folder, Permissions permissions)
            throws IOException {
        try {
            requireBounded(file);
            if (!attributes.isRegularFile()) {
                requireInside(file, folder, permissions);
            }
        } catch (NoSuchFileException danglingLink) {
            // The stage that needs it will say so.
        }
    }

    /**
     * Checks that a file has an end, and is not too large for its kind.
     *
     * @throws StageLoadException if it is a pipe, a device, or larger than any such file is
     */
    static void requireBounded(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isOther()) {
            throw new StageLoadException(file + ": is a pipe or a device; a bundle has files and folders");
        }
        long limit = limit(file.getFileName().toString());
        if (attributes.isRegularFile() && attributes.size() > limit) {
            throw new StageLoadException(file + ": has " + attributes.size() + " bytes; it may have " + limit);
        }
    }

    /**
     * Checks that a file that is named by a setting, and may have any name, is no larger than what a stage reads into
     * memory.
     *
     * @throws StageLoadException if it is
     */
    static void requireReadable(Path file) {
        try {
            long size = Files.size(file);
            if (size > MOST) {
                throw new StageLoadException(file + ": has " + size + " bytes; it may have " + MOST);
            }
        } catch (IOException e) {
            throw new StageLoadException(file + ": cannot be read: " + e, e);
        }
    }

    private static long limit(String name) {
        for (Map.Entry<String, Long> limit : LIMITS.entrySet()) {
            if (name.endsWith(limit.getKey())) {
                return limit.getValue();
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * Checks that a file lies in the bundle, or where the operator allows it, wherever links lead.
     *
     * @throws StageLoadException if it does not
     */
    static void requireInside(Path file, Path folder, Permissions permissions) {
        if (!permissions.mayUse(file) && !Permissions.inside(file, folder)) {
            Path outside = file.toAbsolutePath().normalize().getParent();
            throw new StageLoadException(
                    file + ": lies outside the bundle, or is a link that leads out of it; put it there"
                            + Permissions.remedyForFolder(outside == null ? file : outside));
        }
    }
}
