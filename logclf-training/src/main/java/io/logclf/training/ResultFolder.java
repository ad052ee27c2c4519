package io.logclf.training;

import io.logclf.api.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A folder of results that appears with all its files, or not at all: what {@code discover} and {@code evaluate} write. It replaces
 * an earlier result, and nothing else. Not safe for concurrent use.
 *
 * <pre>{@code
 * ResultFolder target = ResultFolder.at(folder, Set.of("report.html"));      // refuses before the work
 * String page = longWork();
 * target.replace(fresh -> Files.writeString(fresh.resolve("report.html"), page));
 * }</pre>
 */
public final class ResultFolder {

    private final Path given;
    private final Path target;
    private final Set<String> names;
    private final Keeper keeper;

    private ResultFolder(Path given, Path target, Set<String> names, Keeper keeper) {
        this.given = given;
        this.target = target;
        this.names = Set.copyOf(names);
        this.keeper = keeper;
    }

    /** Writes the files of a result. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes all files.
         *
         * @param folder an empty folder, which becomes the result when this method has returned
         * @throws IOException if a file cannot be written; {@link ResultFolder#replace} makes a {@link
         *     FileException} of it
         */
        void writeTo(Path folder) throws IOException;
    }

    /** Knows what of an earlier result must not be lost. */
    @FunctionalInterface
    public interface Keeper {

        /**
         * Returns what is wrong with replacing an earlier result, as {@code its groups.csv has labels};
         * empty if nothing is.
         */
        Optional<String> objection(Path earlier);
    }

    /**
     * Finds the place, and checks that a result can be put there, so that no long work is for nothing.
     *
     * @param folder absent, empty, or an earlier result; a link stays, and what it leads to is replaced.
     *     Missing parents are created when the result is written
     * @param names of the files of a result; a folder that holds others is refused
     * @throws TrainingException if it cannot; the message says why
     * @throws FileException if the folder cannot be read
     */
    public static ResultFolder at(Path folder, Set<String> names) {
        return at(folder, names, earlier -> Optional.empty());
    }

    /**
     * Finds the place of results of which some must be kept.
     *
     * @param folder absent, empty, or an earlier result
     * @param names of the files of a result; a folder that holds others is refused
     * @param keeper consulted about an earlier result, now and before it is replaced
     * @throws TrainingException as {@link #at(Path, Set)}, or if the keeper objects
     * @throws FileException if the folder cannot be read
     */
    public static ResultFolder at(Path folder, Set<String> names, Keeper keeper) {
        try {
            Path target = Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
            ResultFolder result = new ResultFolder(folder, target, names, keeper);
            result.requireReplaceable();
            return result;
        } catch (IOException e) {
            throw FileException.reading(folder, e);
        }
    }

    /**
     * Writes the files to a hidden folder next to the target, and then swaps it in.
     *
     * @throws TrainingException if the folder holds something else by now; it is what it was then
     * @throws FileException if a file cannot be written; the folder is what it was then
     */
    public void replace(Content content) {
        try {
            requireReplaceable();
            Files.createDirectories(parent());
            Path fresh = beside("new");
            try {
                Files.createDirectory(fresh);
                content.writeTo(fresh);
                requireReplaceable();
                swapIn(fresh);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw FileException.writing(given, e);
        }
    }

    /** Puts a complete folder in the place of the target, and puts the old one back if that fails. */
    private void swapIn(Path fresh) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path old = beside("old");
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(old);
    }

    /** Checks everything that can be known before writing. */
    private void requireReplaceable() throws IOException {
        if (target.getParent() == null) {
            throw cannotWrite("it is the root; name a folder below it");
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            requireParent();
            return;
        }
        if (!Files.isDirectory(target)) {
            throw cannotWrite("it is no folder; name a folder");
        }
        Optional<String> other;
        try (Stream<Path> entries = Files.list(target)) {
            other = entries.filter(entry -> Files.isDirectory(entry) || !names.contains(name(entry)))
                    .map(ResultFolder::name)
                    .sorted()
                    .findFirst();
        }
        if (other.isPresent()) {
            throw cannotWrite("it holds '" + other.get()
                    + "', which is no part of a result and would be lost; name another folder");
        }
        requireWritable(parent());
        Optional<String> objection = keeper.objection(target);
        if (objection.isPresent()) {
            throw cannotWrite(objection.get() + ", which would be lost; name another folder");
        }
    }

    /** Missing parents are created, if there is a folder in which they can be. */
    private void requireParent() {
        Path parent = parent();
        while (!Files.exists(parent)) {
            parent = Objects.requireNonNull(parent.getParent(), "the root exists");
        }
        if (!Files.isDirectory(parent)) {
            throw cannotWrite(parent + " is no folder; name another place");
        }
        requireWritable(parent);
    }

    private void requireWritable(Path parent) {
        if (!Files.isWritable(parent)) {
            throw cannotWrite("the folder " + parent + " is not writable, and the result is completed beside its final"
                    + " name; change its permissions or name another place");
        }
    }

    private Path parent() {
        return Objects.requireNonNull(target.getParent());
    }

    /** Returns a hidden name next to the target, on the same file system, so that a move is atomic. */
    private Path beside(String role) {
        String random = String.format("%016x", ThreadLocalRandom.current().nextLong());
        return target.resolveSibling("." + name(target) + "." + random + "." + role);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private TrainingException cannotWrite(String problem) {
        return new TrainingException("cannot write " + given + ": " + problem);
    }

    /** Deletes a folder that holds files only. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
