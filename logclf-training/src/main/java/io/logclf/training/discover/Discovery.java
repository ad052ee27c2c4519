package io.logclf.training.discover;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.embedding.TextEncoder;
import io.logclf.head.Normalizer;
import io.logclf.regex.Rule;
import io.logclf.training.LabelledGroups;
import io.logclf.training.LogSource;
import io.logclf.training.ResultFolder;
import io.logclf.training.TrainingException;
import io.logclf.training.mining.MinedTemplates;
import io.logclf.training.rules.InducedRules;
import io.logclf.training.rules.RuleFile;
import io.logclf.training.rules.RuleGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Finds groups of messages that say the same in logs without labels.
 *
 * Messages are mined for their templates, one message of each template is encoded, and templates whose
 * embeddings are near each other are one group (DBSCAN). The cost of encoding grows with new templates and
 * not with rows; four bytes are kept of a row, and a few messages of each form.
 *
 * The result is a folder: {@code clusters.csv} with every row of the input, its template and its group;
 * {@code groups.csv} with a row a group, and a column for a person to fill in the label; {@code rules.yaml}
 * with candidate rules, unless there are none; {@code report.html} to look at. {@code docs/discover.md}
 * describes them.
 *
 * <pre>{@code
 * try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
 *     DiscoverySummary summary = Discovery.builder(encoder).build().run(FileLog.of(input), folder);
 *     System.out.println(summary.groupsFor95Percent() + " groups to label");
 * }
 * }</pre>
 *
 * With labels filled in, {@link io.logclf.training.LabelledCsv} reads the folder for training. The same
 * log, encoder and options give the same files. Immutable; each run stands by itself, and runs may overlap
 * if the encoder allows it.
 */
public final class Discovery {

    /** How far apart, as cosine distance, texts may be that say the same, unless another distance is given. */
    public static final double DEFAULT_EPS = 0.3;

    private static final String RULES = "rules.yaml";
    private static final String REPORT = "report.html";
    private static final Set<String> FILES = Set.of(LabelledGroups.CLUSTERS, LabelledGroups.GROUPS, RULES, REPORT);

    private static final String NOISE = "noise";
    /** Fewer rows make no rule: a template that was seen once may be a message that is never seen again. */
    private static final int MIN_ROWS_OF_RULE = 2;

    private final TextEncoder encoder;
    private final Builder options;

    private Discovery(Builder options) {
        this.encoder = options.encoder;
        this.options = options.copy();
    }

    /** What a run is doing. */
    public enum Phase {
        /** Reads messages; counted as the log counts, a file in bytes. */
        READ,
        /** Encodes templates; counted in texts. */
        ENCODE,
        /** Groups templates and makes rules; not counted. */
        GROUP,
        /** Writes rows; counted in rows. */
        WRITE
    }

    /** Receives the progress of a run, on the calling thread. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Reports progress; called often.
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
     * Groups the messages of a log, which is read twice, and writes the folder, which appears when it is
     * complete.
     *
     * @param folder absent, empty, or an earlier result, which is replaced; checked before anything is read
     * @throws TrainingException if there are no messages, or the folder holds anything else or labels
     *     filled in by a person
     * @throws io.logclf.api.FileException if the folder cannot be written
     * @throws io.logclf.api.LogclfException if the log cannot be read
     */
    public DiscoverySummary run(LogSource log, Path folder) {
        ResultFolder target = ResultFolder.at(folder, FILES, GroupsCsv::labelled);
        MinedRows rows = read(log);
        if (!rows.hasMessages()) {
            throw new TrainingException(log.name() + ": has no rows; give a file with messages");
        }
        MinedTemplates mined = rows.mine();
        GroupedTemplates grouped = GroupedTemplates.of(
                rows.templates(mined, Normalizer.standard()),
                new PortionedEncoding(encoder, options.executor, options.parallelism, options.listener),
                options.eps,
                options.minPoints);
        List<Rule> rules = rules(grouped);
        DiscoverySummary summary = grouped.summary(rows.rows(), rules.size());
        target.replace(fresh -> {
            if (!rules.isEmpty()) {
                Files.writeString(fresh.resolve(RULES), RuleFile.text(rules));
            }
            new GroupsCsv(grouped).write(fresh.resolve(LabelledGroups.GROUPS));
            DiscoveryReport report = new DiscoveryReport(log.title(), grouped, summary, options.eps, options.minPoints);
            Files.writeString(fresh.resolve(REPORT), report.html());
            new ClustersCsv(rows, mined, grouped, options.listener).write(log, fresh.resolve(LabelledGroups.CLUSTERS));
        });
        return summary;
    }

    /** Reads the log for the first time. */
    private MinedRows read(LogSource log) {
        MinedRows rows = new MinedRows();
        try (Stream<Optional<LogEntry>> read =
                log.rows((done, total) -> options.listener.progress(Phase.READ, done, total))) {
            read.forEachOrdered(rows::add);
        }
        return rows;
    }

    /**
     * Returns candidate rules that give a message its group, checked against the messages of all others,
     * noise included.
     */
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
         * Sets how many messages a template and its neighbours must have together to begin or extend a
         * group; 1 by default, so that every message is in a group. With more, what is rare and like
         * nothing else is noise.
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

        /**
         * Sets where texts are encoded; defaults to the calling thread. The executor stays the caller's.
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

        /** Sets a listener for progress. Defaults to none. */
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
            copy.executor = executor;
            copy.parallelism = parallelism;
            copy.listener = listener;
            return copy;
        }
    }
}
