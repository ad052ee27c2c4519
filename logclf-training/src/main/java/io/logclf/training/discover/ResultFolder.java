package io.logclf.training.discover;

import io.logclf.io.CsvColumn;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.InputException;
import io.logclf.io.LabelColumns;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A folder that appears under its name when all its files are complete, in place of an earlier result. */
final class ResultFolder implements Closeable {

    static final String CLUSTERS = "clusters.csv";
    static final String GROUPS = "groups.csv";
    static final String RULES = "rules.yaml";
    static final String REPORT = "report.html";

    private static final Set<String> FILES = Set.of(CLUSTERS, GROUPS, RULES, REPORT);

    private final Path target;
    private final Path written;

    private ResultFolder(Path target, Path written) {
        this.target = target;
        this.written = written;
    }

    /**
     * Starts a folder.
     *
     * @throws DiscoveryException if there is something else, or labels that a person filled in
     */
    static ResultFolder open(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.isSymbolicLink(target)) {
            target = target.toRealPath();
        }
        Path parent = Objects.requireNonNullElse(target.getParent(), target);
        if (!Files.isDirectory(parent)) {
            throw new DiscoveryException(
                    "cannot write " + folder + ": the folder " + parent + " does not exist; create it");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            checkReplaceable(folder, target);
        }
        // createTempDirectory would make the result private to its owner; this leaves that to the umask.
        Path written = parent.resolve(String.format(
                ".logclf-discover.%016x", ThreadLocalRandom.current().nextLong()));
        return new ResultFolder(target, Files.createDirectory(written));
    }

    /** Returns where to write a file. */
    Path file(String name) {
        return written.resolve(name);
    }

    /** Makes the folder appear. */
    void commit() throws IOException {
        Path old = target.resolveSibling(written.getFileName() + ".old");
        boolean replaces = Files.exists(target);
        if (replaces) {
            checkReplaceable(target, target);
            Files.move(target, old);
        }
        try {
            Files.move(written, target);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, target);
            }
            throw e;
        }
        delete(old);
    }

    /** Deletes what was not committed. */
    @Override
    public void close() throws IOException {
        delete(written);
    }

    private static void checkReplaceable(Path name, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DiscoveryException("cannot write " + name + ": it is a file; name a folder");
        }
        try (Stream<Path> content = Files.list(folder)) {
            Optional<Path> other = content.filter(
                            file -> !FILES.contains(String.valueOf(file.getFileName())) || !Files.isRegularFile(file))
                    .sorted()
                    .findFirst();
            if (other.isPresent()) {
                throw new DiscoveryException("cannot write " + name + ": it holds "
                        + other.get().getFileName() + ", which is no result of discover; name a new folder");
            }
        }
        if (Files.exists(folder.resolve(GROUPS)) && isLabelled(folder.resolve(GROUPS))) {
            throw new DiscoveryException("cannot write " + name + ": its " + GROUPS
                    + " has labels filled in, which would be lost; name a new folder");
        }
    }

    private static boolean isLabelled(Path groups) throws IOException {
        try (CsvReader reader = CsvReader.open(groups)) {
            CsvColumn label = CsvColumn.required(reader, LabelColumns.LABEL, "label");
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                if (!label.cell(row.get()).isBlank()) {
                    return true;
                }
            }
            return false;
        } catch (InputException e) {
            // Whatever a person made of it, it is not the file that discover wrote.
            return true;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            for (Path file : List.copyOf(content.toList())) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
