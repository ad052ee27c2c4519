package io.logclf.io.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where an output really goes, found before anything is written, so that what cannot work fails at once
 * and not after an hour of labelling.
 *
 * @param target the path as the caller gave it, for messages
 * @param file the file behind symbolic links
 * @param direct true for a device, pipe or open file: it is written as it is, for renaming onto it
 *     would replace it
 */
record OutputPlace(Path target, Path file, boolean direct) {

    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    /**
     * Finds the place, and checks that an output can be made there.
     *
     * @throws IOException if the target is a folder, is write-protected, or is in a folder that does
     *     not exist or cannot be written; the message says what helps
     */
    static OutputPlace of(Path target) throws IOException {
        boolean exists = Files.exists(target);
        if (Files.isDirectory(target)) {
            throw new IOException("cannot write " + target + ": it is a folder; name a file in it");
        }
        if (exists && !Files.isWritable(target)) {
            throw new IOException("cannot write " + target + ": it is write-protected; change its permissions or name"
                    + " another file");
        }
        if (exists && (!Files.isRegularFile(target) || namesOpenFile(target))) {
            return new OutputPlace(target, target, true);
        }
        Path file = exists ? target.toRealPath() : behindLinks(target);
        checkFolder(target, Objects.requireNonNull(file.getParent(), "only a root has no parent, and it is a folder"));
        return new OutputPlace(target, file, false);
    }

    // /dev/stdout may lead to a regular file that the shell holds open, perhaps to append to.
    private static boolean namesOpenFile(Path target) {
        Path path = target.toAbsolutePath().normalize();
        return path.startsWith("/dev/stdout")
                || path.startsWith("/dev/stderr")
                || path.startsWith("/dev/fd")
                || path.startsWith("/proc");
    }

    /** Follows links that lead to a file which does not exist yet; {@code toRealPath} refuses these. */
    private static Path behindLinks(Path target) throws IOException {
        Path file = target.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("cannot write " + target + ": its symbolic links go in a circle");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    /** The folder itself must be writable, as the hidden file is made in it. */
    private static void checkFolder(Path target, Path folder) throws IOException {
        if (!Files.exists(folder)) {
            throw new IOException("cannot write " + target + ": the folder " + folder + " does not exist; create it");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("cannot write " + target + ": " + folder + " is not a folder");
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("cannot write " + target + ": the folder " + folder + " is not writable, and the"
                    + " output is completed beside its final name; change its permissions or name a file elsewhere");
        }
    }

    /** Tells whether the file is there now, as a regular file, whose permissions the output keeps. */
    boolean isRegularFile() {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
