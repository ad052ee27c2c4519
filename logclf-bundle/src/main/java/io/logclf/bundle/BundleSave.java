package io.logclf.bundle;

import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageLoadException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One save of a bundle: the target is the old bundle or the whole new one at every moment but one, between two renames.
 *
 * <ol>
 *   <li>Check that the target may be replaced, and take the lock.
 *   <li>Clean up after a save that was killed.
 *   <li>Write the new bundle next to the target, try it out by opening its stages, and sync it to disk.
 *   <li>Rename the old bundle away and the new one to its place, and delete the old one.
 * </ol>
 *
 * <p>Folders cannot be exchanged in one step: between the renames there is no bundle. Readers wait for the save there
 * ({@link SaveHold}); if the process is killed there, the next save finds the old bundle ({@link SavePaths}).
 */
final class BundleSave {

    private static final Logger LOG = LoggerFactory.getLogger(BundleSave.class);

    /** As many links as Linux follows. */
    private static final int MAX_LINKS = 40;

    private final Path target;
    private final SavePaths paths;
    private final Providers providers;
    private final Runnable betweenRenames;

    /**
     * @param target the folder, or a link to it, which stays a link
     * @param betweenRenames run while there is no bundle at the target; for tests of a save that is killed there
     */
    BundleSave(Path target, Providers providers, Runnable betweenRenames) throws IOException {
        this.target = followed(target.toAbsolutePath().normalize());
        this.paths = new SavePaths(this.target);
        this.providers = providers;
        this.betweenRenames = betweenRenames;
    }

    /** Checks all that can be known before there is something to save. */
    void check() throws IOException {
        if (target.getParent() == null) {
            throw new BundleException(target + ": cannot be a bundle; name a folder below it");
        }
        try {
            requireReplaceable();
        } catch (BundleException | IOException e) {
            // Another save may be replacing it at this moment; then it looks like no bundle, or vanishes while it is
            // listed.
            if (!Files.exists(paths.lock())) {
                throw e;
            }
        }
        requireParent();
    }

    /**
     * Saves the bundle, after waiting for other saves to the same target.
     *
     * @throws BundleException if the target may not be replaced, or the content is not a valid bundle
     */
    void save(BundleContent content) throws IOException {
        check();
        Files.createDirectories(parent());
        SaveLock lock = SaveLock.on(paths.lock());
        try (lock) {
            Path old = paths.old();
            Path fresh = paths.fresh();
            clean(old, fresh);
            requireReplaceable();
            Files.createDirectory(fresh);
            try {
                content.writeTo(fresh);
                tryOut(fresh);
                sync(fresh);
                swapIn(fresh, old);
            } finally {
                delete(fresh);
            }
        }
    }

    /**
     * Follows links to their end, whether something exists there or not: a link stays a link, and what it points to is
     * replaced.
     */
    private static Path followed(Path target) throws IOException {
        Path followed = target;
        for (int links = 0; Files.isSymbolicLink(followed); links++) {
            if (links == MAX_LINKS) {
                throw new BundleException(target + ": is a link that never ends; name a folder");
            }
            followed = followed.resolveSibling(Files.readSymbolicLink(followed)).normalize();
        }
        return followed;
    }

    /** Deletes what killed saves have left, and brings back the bundle that one of them had renamed away. */
    private void clean(Path old, Path fresh) throws IOException {
        delete(fresh);
        if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(target)) {
                delete(old);
            } else {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /**
     * Refuses a target that holds anything that would be lost: it must be absent, empty, or a bundle and nothing else.
     */
    private void requireReplaceable() throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new BundleException(target + ": is a file; name a folder");
        }
        List<Path> entries;
        try (Stream<Path> listed = Files.list(target)) {
            entries = listed.toList();
        }
        if (!entries.isEmpty() && !isBundle()) {
            throw new BundleException(target + ": holds other things than a bundle, which would be lost; name another"
                    + " folder, or empty this one");
        }
        // A bundle under version control: its history would be lost.
        Optional<Path> hidden = entries.stream()
                .filter(entry -> entry.getFileName().toString().startsWith("."))
                .sorted()
                .findFirst();
        if (hidden.isPresent()) {
            throw new BundleException(
                    hidden.get() + ": is no part of a bundle and would be lost; move it away, or name another folder");
        }
    }

    /**
     * Checks that the nearest parent that exists is a folder that can be written; absent parents are created by the
     * save.
     */
    private void requireParent() {
        Path parent = parent();
        while (!Files.exists(parent)) {
            parent = Objects.requireNonNull(parent.getParent(), "the root exists");
        }
        if (!Files.isDirectory(parent)) {
            throw new BundleException(target + ": cannot be made, " + parent + " is no folder; name another place");
        }
        if (!Files.isWritable(parent)) {
            throw new BundleException(target + ": cannot be made, the folder " + parent
                    + " is not writable; change its permissions or name another place");
        }
    }

    /** Tells whether the target has a {@code pipeline.yaml} of ours, even one with errors. */
    private boolean isBundle() {
        try {
            return YamlFile.read(target.resolve(PipelineFile.NAME)).keys().containsAll(List.of("format", "stages"));
        } catch (StageLoadException e) {
            return false;
        }
    }

    /**
     * Opens and closes the stages, with all permissions: who saves a bundle may save what others must not open. Errors
     * name the target.
     */
    private void tryOut(Path fresh) {
        try {
            StageOpener.in(fresh, BundleOptions.of(providers, Permissions.ALL)).tryOut();
        } catch (BundleException e) {
            throw e.replacing(fresh.toString(), target.toString());
        }
    }

    /** Renames the new bundle to the target; if that fails, the old one is renamed back. */
    private void swapIn(Path fresh, Path old) throws IOException {
        boolean replaces = Files.exists(target);
        if (replaces) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        betweenRenames.run();
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        force(parent());
        try {
            delete(old);
        } catch (IOException e) {
            // The bundle is saved; the next save deletes the rest.
            LOG.warn("What was the bundle before could not be deleted: {}", old, e);
        }
    }

    private Path parent() {
        return Objects.requireNonNull(target.getParent());
    }

    /** Forces all files and folders to disk, so that after a power failure the renamed folder is not empty. */
    private static void sync(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                force(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException failure) throws IOException {
                force(inner);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open folders.
            if (!Files.isDirectory(file)) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException failure) throws IOException {
                Files.delete(inner);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
