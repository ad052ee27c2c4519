package io.logclf.training.discover;

import io.logclf.api.Label;
import io.logclf.csv.CsvReader;
import io.logclf.csv.CsvRow;
import io.logclf.csv.EntryColumns;
import io.logclf.embedding.TextEncoder;
import io.logclf.head.Normalizer;
import io.logclf.regex.Rule;
import io.logclf.training.mining.MinedTemplates;
import io.logclf.training.rules.InducedRules;
import io.logclf.training.rules.RuleFile;
import io.logclf.training.rules.RuleGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Finds groups of messages that say the same in logs without labels.
 *
 * <p>Messages are mined for their templates, one message of each template is encoded, and templates whose embeddings are near
 * each other are one group (DBSCAN). The cost of encoding grows with new templates and not with rows; four bytes are kept of a
 * row, and a few messages of each form.
 *
 * <p>The result is a folder: {@code clusters.csv} with every row of the input, its template and its group; {@code groups.csv} with a
 * row a group, and a column for a person to fill in the label; {@code rules.yaml} with candidate rules, unless there are none;
 * {@code report.html} to look at. {@code docs/discover.md} describes them. Immutable; each run stands by itself.
 */
public final class Discovery {

    /** How far apart, as cosine distance, texts may be that say the same, unless another distance is given. */
    public static final double DEFAULT_EPS = 0.3;

    private static final String NOISE = "noise";
    /** A template that was seen once may be a message that is never seen again. */
    private static final int MIN_ROWS_OF_RULE = 2;

    private final TextEncoder encoder;
    private final Builder options;

    private Discovery(Builder options) {
        this.encoder = options.encoder;
        this.options = options.copy();
    }

    /** What a run is doing. */
    public enum Phase {
        /** Reads messages; counted in bytes. */
        READ,
        /** Encodes templates; counted in texts. */
        ENCODE,
        /** Groups templates and makes rules; not counted. */
        GROUP,
        /** Writes rows; counted in rows. */
        WRITE
    }

    /** Is told how far a run is, on the caller's thread. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Is called often.
         *
         * @param total how much there is to do; 0 if that is not known
         */
        void progress(Phase phase, long done, long total);
    }

    /** Returns a builder of a discovery that encodes with {@code encoder}, which stays open and the caller's. */
    public static Builder builder(TextEncoder encoder) {
        return new Builder(encoder);
    }

    /**
     * Groups the messages of a CSV file, which is read twice, and writes the folder, which appears when it is complete.
     *
     * @param folder a new folder, an empty one, or an earlier result, which is replaced
     * @throws io.logclf.csv.CsvException if the file is no CSV or lacks a column
     * @throws DiscoveryException if there are no messages, or the folder holds anything else or labels filled in by a person
     * @throws IOException if reading or writing fails
     */
    public DiscoverySummary run(Path input, Path folder) throws IOException {
        if (Files.exists(input) && !Files.isRegularFile(input) && !Files.isDirectory(input)) {
            throw new DiscoveryException(input + ": is no regular file, and it is read twice; save it to a file first");
        }
        try (ResultFolder result = ResultFolder.open(folder)) {
            MinedRows rows = read(input);
            if (!rows.hasMessages()) {
                throw new DiscoveryException(input + ": has no rows; give a file with messages");
            }
            MinedTemplates mined = rows.mine();
            GroupedTemplates grouped = GroupedTemplates.of(
                    rows.templates(mined, Normalizer.standard()),
                    new PortionedEncoding(encoder, options.executor, options.parallelism, options.listener),
                    options.eps,
                    options.minPoints);
            List<Rule> rules = rules(grouped);
            if (!rules.isEmpty()) {
                RuleFile.write(result.file(ResultFolder.RULES), rules);
            }
            DiscoverySummary summary = grouped.summary(rows.rows(), rules.size());
            new GroupsCsv(grouped).write(result.file(ResultFolder.GROUPS));
            Files.writeString(
                    result.file(ResultFolder.REPORT),
                    new Report(input.getFileName().toString(), grouped, summary, options.eps, options.minPoints)
                            .html());
            new ClustersCsv(rows, mined, grouped, options.sourceColumn, options.messageColumn, options.listener)
                    .write(input, result.file(ResultFolder.CLUSTERS));
            result.commit();
            return summary;
        }
    }

    private MinedRows read(Path input) throws IOException {
        MinedRows rows = new MinedRows();
        try (CsvReader reader = CsvReader.open(input)) {
            long size = Files.size(input);
            EntryColumns columns = EntryColumns.of(reader, options.sourceColumn, options.messageColumn);
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                if (row.get().isBlank()) {
                    rows.addBlank();
                } else {
                    rows.add(columns.entry(row.get()));
                }
                options.listener.progress(Phase.READ, reader.bytesRead(), size);
            }
        } catch (NoSuchFileException e) {
            throw new DiscoveryException(input + ": is gone; has another program removed it?");
        }
        return rows;
    }

    private static List<Rule> rules(GroupedTemplates grouped) {
        List<RuleGroup> groups = new ArrayList<>();
        List<RuleGroup> others = new ArrayList<>();
        for (DiscoveredGroup group : grouped.groups()) {
            for (TemplateRows template : group.templates()) {
                (template.rows() >= MIN_ROWS_OF_RULE ? groups : others)
                        .add(new RuleGroup(new Label(group.label()), template.examples()));
            }
        }
        grouped.noise()
                .templates()
                .forEach(template -> others.add(new RuleGroup(new Label(NOISE), template.examples())));
        return InducedRules.of(groups, others).rules();
    }

    /** Collects the options. Not safe for concurrent use. */
    public static final class Builder {

        private final TextEncoder encoder;
        private double eps = DEFAULT_EPS;
        private int minPoints = 1;
        private String sourceColumn = EntryColumns.SOURCE;
        private String messageColumn = EntryColumns.MESSAGE;
        private Executor executor = Runnable::run;
        private int parallelism = 1;
        private Listener listener = (phase, done, total) -> {};

        private Builder(TextEncoder encoder) {
            this.encoder = Objects.requireNonNull(encoder, "encoder");
        }

        /**
         * Sets up to which cosine distance two templates are neighbours; {@value Discovery#DEFAULT_EPS} by default.
         *
         * @throws IllegalArgumentException if it is not above 0 and at most 2
         */
        public Builder eps(double eps) {
            if (!(eps > 0.0 && eps <= 2.0)) {
                throw new IllegalArgumentException("eps must be above 0 and at most 2: " + eps);
            }
            this.eps = eps;
            return this;
        }

        /**
         * Sets how many messages a template and its neighbours must have together to begin or extend a group; 1 by default, so
         * that every message is in a group. With more, what is rare and like nothing else is noise.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder minPoints(int minPoints) {
            if (minPoints < 1) {
                throw new IllegalArgumentException("minPoints must be at least 1: " + minPoints);
            }
            this.minPoints = minPoints;
            return this;
        }

        /** Sets the columns of source and message; {@code source} and {@code log_message} by default. */
        public Builder columns(String source, String message) {
            sourceColumn = Objects.requireNonNull(source, "source");
            messageColumn = Objects.requireNonNull(message, "message");
            return this;
        }

        /**
         * Sets where texts are encoded; on the caller's thread by default. The executor stays the caller's.
         *
         * @param parallelism how many of its threads to use
         * @throws IllegalArgumentException if {@code parallelism} is below 1
         */
        public Builder executor(Executor executor, int parallelism) {
            if (parallelism < 1) {
                throw new IllegalArgumentException("parallelism must be at least 1: " + parallelism);
            }
            this.executor = Objects.requireNonNull(executor, "executor");
            this.parallelism = parallelism;
            return this;
        }

        /** Sets who is told how far a run is; nobody by default. */
        public Builder listener(Listener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** Builds the discovery. */
        public Discovery build() {
            return new Discovery(this);
        }

        private Builder copy() {
            Builder copy = new Builder(encoder);
            copy.eps = eps;
            copy.minPoints = minPoints;
            copy.sourceColumn = sourceColumn;
            copy.messageColumn = messageColumn;
            copy.executor = executor;
            copy.parallelism = parallelism;
            copy.listener = listener;
            return copy;
        }
    }
}
