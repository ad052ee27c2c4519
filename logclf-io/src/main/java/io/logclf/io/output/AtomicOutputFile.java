package io.logclf.io.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * An output file that appears under its name only when it is complete.
 *
 * <pre>{@code
 * try (AtomicOutputFile out = AtomicOutputFile.open(Path.of("classified.csv"))) {
 *     out.write(bytes);
 *     out.commit();   // without it, close() leaves everything as it was
 * }
 * }</pre>
 *
 * <p>It is written to a hidden file next to the target, which {@link #commit()} renames. {@link #close()} without a commit
 * deletes it, and so does an orderly end of the JVM (Ctrl-C); what a killed one leaves is deleted when the target is written
 * again. Whoever opens the target sees the old content or the whole new one; of two processes that write the same target, the
 * last to commit wins. A symbolic link stays, and the file it leads to is replaced; the permissions of a replaced file are
 * kept. A device or pipe, such as {@code /dev/stdout}, is written directly, also without a commit. Does not
 * buffer. Not safe for concurrent use.
 */
public final class AtomicOutputFile extends OutputStream {

    /** Of the target's name in the hidden one, which with 22 more must stay within the 255 bytes of file systems. */
    private static final int MAX_NAME_CHARS = 40;
    /** A random number of 64 bits is not taken twice; what fails ten times fails for another reason. */
    private static final int MAX_ATTEMPTS = 10;

    private static final Pattern HIDDEN_END = Pattern.compile("[0-9a-f]{16}\\.tmp");

    private final OutputPlace place;
    private final Path written;
    private final FileChannel channel;
    private final Thread cleanup;
    /** Whether a write has failed: what is there may have a hole, and must not be committed. */
    private boolean failed;

    private boolean committed;
    private boolean closed;

    private AtomicOutputFile(OutputPlace place, Path written, FileChannel channel) {
        this.place = place;
        this.written = written;
        this.channel = channel;
        this.cleanup = new Thread(this::deleteQuietly, "logclf-output-cleanup");
        if (!place.direct()) {
            WriterLock.hold(written, channel);
        }
    }

    /**
     * Starts an output. The target is untouched until {@link #commit()}, unless it is written directly.
     *
     * @param target the file to be written; it need not exist, its folder must
     * @throws IOException if the target is a folder, is in none, or may not be written; the message says which, and what helps
     */
    public static AtomicOutputFile open(Path target) throws IOException {
        OutputPlace place = OutputPlace.of(target);
        try {
            AtomicOutputFile file = place.direct()
                    ? new AtomicOutputFile(place, place.file(), openDirectly(place.file()))
                    : openBeside(place);
            file.registerCleanup();
            return file;
        } catch (FileSystemException e) {
            throw cannotWrite(place, e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /**
     * Writes bytes to the hidden file.
     *
     * @throws IOException if that fails, for instance because the disk is full; the output cannot be committed then
     * @throws IllegalStateException if the file is committed or closed
     */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        checkOpen();
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            failed = true;
            throw cannotWrite(place, e);
        }
    }

    /**
     * Makes the output appear under its name, and closes it. What writers around this stream still hold must be flushed before.
     * The content is on the disk before the name is, so that not even a power cut leaves a half file.
     *
     * @throws IOException if the file cannot be completed, or an earlier write failed; the target is unchanged then
     * @throws IllegalStateException if the file is committed or closed
     */
    public void commit() throws IOException {
        checkOpen();
        if (failed) {
            throw new IOException("cannot complete " + place.target() + ": an earlier write failed");
        }
        try {
            if (!place.direct()) {
                channel.force(true);
                // Young again, so that nobody takes it for left behind once it is unlocked.
                Files.setLastModifiedTime(written, FileTime.from(Instant.now()));
            }
            channel.close();
            if (!place.direct()) {
                rename();
            }
            committed = true;
        } catch (IOException e) {
            throw cannotWrite(place, e);
        } finally {
            close();
        }
    }

    /**
     * Closes the file, and deletes what was written unless it was committed. Closing twice does nothing.
     *
     * @throws IOException if the file cannot be closed or deleted
     */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close();
        } finally {
            if (!committed && !place.direct()) {
                Files.deleteIfExists(written);
            }
            WriterLock.release(written);
            unregisterCleanup();
        }
    }

    /**
     * Renames in one step, so that no reader finds the name missing. File systems that cannot do so (some network ones) replace
     * the target in two.
     */
    private void rename() throws IOException {
        try {
            Files.move(written, place.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, place.file(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the output " + place.target() + " is closed");
        }
    }

    private void registerCleanup() {
        if (place.direct()) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(cleanup);
        } catch (IllegalStateException e) {
            // The JVM is ending already: close() is what is left.
        }
    }

    private void unregisterCleanup() {
        try {
            Runtime.getRuntime().removeShutdownHook(cleanup);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook runs or has run.
        }
    }

    private void deleteQuietly() {
        try {
            Files.deleteIfExists(written);
        } catch (IOException e) {
            // Nobody is left to tell; the hidden file stays behind, and never under the final name.
        }
    }

    private static FileChannel openDirectly(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** Makes the hidden file in the target's folder: only within one file system is renaming one step. */
    private static AtomicOutputFile openBeside(OutputPlace place) throws IOException {
        deleteLeftBehind(place.file());
        for (int attempt = 1; ; attempt++) {
            Path beside = place.file().resolveSibling(hiddenName(place.file()));
            try {
                return new AtomicOutputFile(place, beside, create(place, beside));
            } catch (FileAlreadyExistsException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    // createTempFile would make the output private to its owner; this leaves that to the umask, or to the old file.
    private static FileChannel create(OutputPlace place, Path beside) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix =
                place.file().getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!posix || !place.isRegularFile()) {
            return FileChannel.open(beside, options);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(place.file());
        FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(permissions);
        FileChannel channel = FileChannel.open(beside, options, attribute);
        Files.setPosixFilePermissions(beside, permissions);
        return channel;
    }

    /** Deletes the hidden files of this target whose writers were killed. */
    private static void deleteLeftBehind(Path file) {
        String start = hiddenStart(file);
        try (DirectoryStream<Path> hidden = Files.newDirectoryStream(
                Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder"), path -> isHidden(path, start))) {
            for (Path left : hidden) {
                if (WriterLock.isLeftBehind(left)) {
                    Files.deleteIfExists(left);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They lie there for another time; whether the target can be written shows next.
        }
    }

    private static boolean isHidden(Path path, String start) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(start)
                && HIDDEN_END.matcher(name.substring(start.length())).matches();
    }

    private static String hiddenName(Path file) {
        return String.format(
                "%s%016x.tmp", hiddenStart(file), ThreadLocalRandom.current().nextLong());
    }

    /**
     * The part that all hidden files of one target share: a dot, the beginning of its name, a dot. By code points, so that no
     * character is cut in two.
     */
    private static String hiddenStart(Path file) {
        String name = Objects.requireNonNull(file.getFileName(), "file name").toString();
        return name.codePoints()
                .limit(MAX_NAME_CHARS)
                .collect(() -> new StringBuilder("."), StringBuilder::appendCodePoint, StringBuilder::append)
                .append('.')
                .toString();
    }

    private static IOException cannotWrite(OutputPlace place, IOException cause) {
        return new IOException("cannot write " + place.target() + ": " + reason(cause), cause);
    }

    /** The reason alone, as the message names the target already, and the file system's own would name the hidden file. */
    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException gone) {
            return gone.getFile() + " is gone; has another program removed it?";
        }
        return cause instanceof FileSystemException files && files.getReason() != null
                ? files.getReason()
                : String.valueOf(cause.getMessage());
    }
}
