package io.logclf.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When files were changed last, by git. Knows nothing where there is no git, in an archive without history,
 * and in a shallow clone, whose first commit seems to have changed everything.
 *
 * <p>The history is read once for all files, as asking git about each would take seconds.
 */
final class LastChanged {

    /** How much of a commit's hash is shown, as git does. */
    private static final int SHORT_HASH = 7;

    private final Map<String, Change> changes;
    private final Set<String> uncommitted;

    /**
     * The last commit that changed a file.
     *
     * @param date the day it was committed, as 2026-01-31
     * @param commit the beginning of its hash
     * @param more whether the file has changes that are not committed
     */
    record Change(String date, String commit, boolean more) {}

    private LastChanged(Map<String, Change> changes, Set<String> uncommitted) {
        this.changes = changes;
        this.uncommitted = uncommitted;
    }

    /**
     * Reads the history of all Markdown files below a folder, the latest commit first, so that the first
     * mention of a file is its last change.
     */
    static LastChanged in(Path root) {
        Map<String, Change> changes = new HashMap<>();
        if (git(root, "rev-parse", "--is-shallow-repository").equals(List.of("false"))) {
            String date = "";
            String commit = "";
            for (String line : git(root, "log", "--format=commit:%cs:%H", "--name-only", "--relative", "--", "*.md")) {
                String[] parts = line.split(":", 3);
                if (parts.length == 3 && parts[0].equals("commit")) {
                    date = parts[1];
                    commit = parts[2].substring(0, SHORT_HASH);
                } else if (!line.isEmpty()) {
                    changes.putIfAbsent(line, new Change(date, commit, false));
                }
            }
        }
        return new LastChanged(
                changes, new HashSet<>(git(root, "diff", "--name-only", "--relative", "HEAD", "--", "*.md")));
    }

    /**
     * Returns the last change of a file; empty if git does not know.
     *
     * @param source from the folder whose history was read
     */
    Optional<Change> of(Path source) {
        String name = SitePath.address(source);
        return Optional.ofNullable(changes.get(name))
                .map(change -> new Change(change.date(), change.commit(), uncommitted.contains(name)));
    }

    /**
     * Runs git and returns the lines that it prints; none where it fails, or is not there.
     *
     * @throws UncheckedIOException if what it prints cannot be read
     */
    private static List<String> git(Path root, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            return List.of();
        }
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output.lines().toList() : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
