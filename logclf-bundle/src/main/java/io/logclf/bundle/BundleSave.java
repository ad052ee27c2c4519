package io.logclf.bundle;

import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageLoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** One save of a bundle. Everything it makes on the way lies beside the target, hidden, under names of which there is one each. */
final class BundleSave {

    private static final Logger LOG = LoggerFactory.getLogger(BundleSave.class);

    /** What Linux follows. */
    private static final int MAX_LINKS = 40;

    private final Path target;
    private final Providers providers;
    private final Runnable betweenRenames;

    /** @param betweenRenames run while there is no bundle at the target */
    BundleSave(Path target, Providers providers, Runnable betweenRenames) throws IOException {
        this.target = followed(target.toAbsolutePath().normalize());
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
            // What another save is replacing just now may look like no bundle, or be gone while it is listed; else
            // nothing is
            // made beside it.
            if (!Files.exists(beside(target, "lock"))) {
                throw e;
            }
        }
        requireParent();
    }

    void save(BundleContent content) throws IOException {
        check();
        Files.createDirectories(parent());
        SaveLock lock = SaveLock.on(beside(target, "lock"));
        try (lock) {
            Path old = beside(target, "old");
            Path fresh = beside(target, "new");
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

    /** Returns the exception for a bundle that is not there. */
    static BundleException absent(Path folder) {
        if (Files.exists(folder)) {
            return new BundleException(folder + ": is no folder; name the folder that holds pipeline.yaml");
        }
        Path old = beside(folder.toAbsolutePath().normalize(), "old");
        return new BundleException(folder + ": no such folder"
                + (Files.exists(old)
                        ? "; a save was killed there, and what was there before is now " + old
                                + ": rename that, or save again"
                        : ""));
    }

    /**
     * Waits for a save under way if there is no bundle because of it.
     *
     * @return whether that may have been so
     */
    static boolean awaitOthers(Path folder) {
        if (Files.exists(folder)) {
            return false;
        }
        Hold hold = hold(folder);
        try (hold) {
            return hold != Hold.NONE;
        }
    }

    /** Keeps saves off a folder until this is closed, if there have been any, and if it can. */
    static Hold hold(Path folder) {
        Path lockFile = beside(folder.toAbsolutePath().normalize(), "lock");
        if (!Files.exists(lockFile) || SaveLock.isHeldHere()) {
            return Hold.NONE;
        }
        try {
            SaveLock lock = SaveLock.on(lockFile);
            return () -> {
                try {
                    lock.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        } catch (IOException cannotWait) {
            // The folder may not be ours to write to; then the bundle is what it is at this moment.
            return Hold.NONE;
        }
    }

    /** No saves while this is open. */
    interface Hold extends AutoCloseable {

        Hold NONE = () -> {};

        @Override
        void close();
    }

    /** Follows links without asking whether there is something at the end: a link stays one, what it points to is replaced. */
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

    private static Path beside(Path target, String role) {
        return target.resolveSibling("." + target.getFileName() + ".logclf-" + role);
    }

    /** Takes away what killed saves have left, and brings the bundle back that one of them had put aside. */
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
        // A folder under version control has a pipeline.yaml of its own perhaps.
        Optional<Path> hidden = entries.stream()
                .filter(entry -> entry.getFileName().toString().startsWith("."))
                .sorted()
                .findFirst();
        if (hidden.isPresent()) {
            throw new BundleException(
                    hidden.get() + ": is no part of a bundle and would be lost; move it away, or name another folder");
        }
    }

    /** Parents that are absent are made, if there is a folder in which they can be; the bundle is completed beside its name. */
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

    /** Tells whether there is a {@code pipeline.yaml} of ours, even one with errors. */
    private boolean isBundle() {
        try {
            return YamlFile.read(target.resolve(PipelineFile.NAME)).keys().containsAll(List.of("format", "stages"));
        } catch (StageLoadException e) {
            return false;
        }
    }

    private void tryOut(Path fresh) {
        try {
            StageOpener.in(fresh, BundleOptions.of(providers, Permissions.ALL)).tryOut();
        } catch (BundleException e) {
            throw e.replacing(fresh.toString(), target.toString());
        }
    }

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
            // The bundle is saved; the next save takes this away.
            LOG.warn("What was the bundle before could not be deleted: {}", old, e);
        }
    }

    private Path parent() {
        return Objects.requireNonNull(target.getParent());
    }

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
            // Windows does not open folders.
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
