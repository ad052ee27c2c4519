package io.logclf.training.evaluate;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of results that appears with all its files, or not at all. It replaces an earlier result, and nothing else. Not safe
 * for concurrent use.
 */
public final class ResultFolder {

    private final Path given;
    private final Path target;
    private final Set<String> names;

    private ResultFolder(Path given, Path target, Set<String> names) {
        this.given = given;
        this.target = target;
        this.names = Set.copyOf(names);
    }

    /**
     * Finds the place, and checks that a result can be put there, so that no long work is for nothing.
     *
     * @param folder absent, empty, or an earlier result; a link stays, and what it leads to is replaced
     * @param names of the files of a result; a folder that holds others is refused
     * @throws IOException if it cannot; the message says why
     */
    public static ResultFolder at(Path folder, Set<String> names) throws IOException {
        Path target = Files.exists(folder)
                ? folder.toRealPath()
                : folder.toAbsolutePath().normalize();
        ResultFolder result = new ResultFolder(folder, target, names);
        result.requireReplaceable();
        return result;
    }

    /**
     * Writes the files beside the folder, and then puts them in its place. Parents are made.
     *
     * @throws IOException if that fails; the folder is what it was then
     * @throws IllegalArgumentException if a file has a name that a result has not
     */
    public void replace(Map<String, byte[]> files) throws IOException {
        if (!names.containsAll(files.keySet())) {
            throw new IllegalArgumentException("files must be of a result: " + files.keySet());
        }
        requireReplaceable();
        Path parent = Objects.requireNonNull(target.getParent());
        try {
            Files.createDirectories(parent);
            Path fresh = beside("new");
            try {
                Files.createDirectory(fresh);
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(fresh.resolve(file.getKey()), file.getValue());
                }
                swapIn(fresh);
            } finally {
                delete(fresh);
            }
        } catch (FileSystemException e) {
            throw cannotWrite(Objects.requireNonNullElse(e.getReason(), e.toString()), e);
        }
    }

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

    private void requireReplaceable() throws IOException {
        if (target.getParent() == null) {
            throw cannotWrite("it is the root; name a folder below it", null);
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw cannotWrite("it is no folder; name a folder", null);
        }
        Optional<String> other;
        try (Stream<Path> entries = Files.list(target)) {
            other = entries.filter(entry -> Files.isDirectory(entry) || !names.contains(name(entry)))
                    .map(ResultFolder::name)
                    .sorted()
                    .findFirst();
        }
        if (other.isPresent()) {
            throw cannotWrite(
                    "it holds '" + other.get()
                            + "', which is no part of a result and would be lost; name another folder",
                    null);
        }
    }

    private Path beside(String role) {
        String random = String.format("%016x", ThreadLocalRandom.current().nextLong());
        return target.resolveSibling("." + name(target) + "." + random + "." + role);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private IOException cannotWrite(String problem, @Nullable IOException cause) {
        return new IOException("cannot write " + given + ": " + problem, cause);
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
