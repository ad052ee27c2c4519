package io.logclf.workbench;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.bundle.Bundle;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.workbench.model.LogFile;
import io.logclf.workbench.model.Sample;
import io.logclf.workbench.view.Comparison;
import io.logclf.workbench.view.FileSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the bundle in use says of all rows with what a trained one says, in the background. Safe
 * for concurrent use.
 *
 * <p>Holds the result of one comparison, so that all who look at the same pair of bundles share the work;
 * asking for another pair drops it, and the job that is under way ends at its next portion. The pipeline in
 * use may itself be swapped meanwhile; the name of the pair then changes with it.
 */
final class ComparisonJob {

    private static final Logger LOG = LoggerFactory.getLogger(ComparisonJob.class);
    /**
     * Messages that both pipelines classify as one batch; between two, the job looks whether it is still
     * wanted.
     */
    private static final int PORTION = 512;

    private static final int EXAMPLES = 3;

    private final Project project;
    private final Background background;
    private final Optional<ClassificationPipeline> inUse;
    private final Map<Pair, Rows> changes = new HashMap<>();
    /** Names the pair that the fields below are about; empty before the first, and after one failed. */
    private Optional<String> compared = Optional.empty();

    private long rows;
    private long done;
    private long changed;
    private boolean ready;

    /** A label before and after; empty where nothing is decided. */
    private record Pair(Optional<String> before, Optional<String> after) {}

    /** How many rows change in one way, and some of their messages. */
    private static final class Rows {
        private final List<String> examples = new ArrayList<>();
        private long count;
    }

    ComparisonJob(Project project, Background background, Optional<ClassificationPipeline> inUse) {
        this.project = project;
        this.background = background;
        this.inUse = inUse;
    }

    /**
     * Returns how far it is, and begins if it has not been done for these two.
     *
     * @param which names the two that are compared
     */
    synchronized Comparison of(String which, Path bundle, int limit) {
        ClassificationPipeline before =
                inUse.orElseThrow(() -> new UnknownException("there is no bundle in use to compare with"));
        if (!compared.equals(Optional.of(which))) {
            compared = Optional.of(which);
            changes.clear();
            done = 0;
            changed = 0;
            ready = false;
            List<LogFile> files = project.locked(() -> project.state().files().stream()
                    .filter(file -> file.state() == FileSummary.State.READY && file.kind() == FileSummary.Kind.FILE)
                    .toList());
            rows = files.stream().mapToLong(LogFile::messages).sum();
            background.train(() -> run(which, files, before, bundle));
        }
        return new Comparison(
                ready,
                rows,
                done,
                changed,
                changes.entrySet().stream()
                        .sorted(Comparator.comparingLong(entry -> -entry.getValue().count))
                        .limit(limit)
                        .map(entry -> new Comparison.Change(
                                entry.getKey().before,
                                entry.getKey().after,
                                entry.getValue().count,
                                List.copyOf(entry.getValue().examples)))
                        .toList());
    }

    /** Compares all files. A failure is logged, and the next caller begins again. */
    private void run(String which, List<LogFile> files, ClassificationPipeline before, Path bundle) {
        try (ClassificationPipeline after = Bundle.load(bundle).pipeline()) {
            for (LogFile file : files) {
                compare(which, file, before, after);
            }
            synchronized (this) {
                ready |= compared.equals(Optional.of(which));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The bundles could not be compared: {}", e.toString());
            synchronized (this) {
                // So that it is tried again.
                compared = Optional.empty();
            }
        }
    }

    private void compare(String which, LogFile file, ClassificationPipeline before, ClassificationPipeline after)
            throws IOException {
        Path log = project.files().log(file.id());
        try (LogReader reader =
                LogReader.builder(LogFormat.ofName(file.format())).open(log)) {
            List<LogEntry> entries = new ArrayList<>();
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                row.get().entry().ifPresent(entries::add);
                if (entries.size() == PORTION) {
                    note(which, entries, before.classifyAll(entries), after.classifyAll(entries));
                    entries.clear();
                    if (background.isClosed() || !isWanted(which)) {
                        return;
                    }
                }
            }
            note(which, entries, before.classifyAll(entries), after.classifyAll(entries));
        } catch (IOException e) {
            throw FileException.reading(log, e);
        }
    }

    /** Tells whether callers still ask for this pair. */
    private synchronized boolean isWanted(String which) {
        return compared.equals(Optional.of(which));
    }

    /** Adds a portion to the result, unless another pair is wanted by now. */
    private synchronized void note(
            String which, List<LogEntry> entries, List<Classification> before, List<Classification> after) {
        if (!isWanted(which)) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            done++;
            Pair pair = new Pair(
                    before.get(i).label().map(Label::name), after.get(i).label().map(Label::name));
            if (!pair.before.equals(pair.after)) {
                changed++;
                Rows same = changes.computeIfAbsent(pair, none -> new Rows());
                same.count++;
                String message = Sample.cut(entries.get(i).message());
                if (same.examples.size() < EXAMPLES && !same.examples.contains(message)) {
                    same.examples.add(message);
                }
            }
        }
    }
}
