package io.logclf.bench.labelling;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Promise;
import io.logclf.bench.Usage;
import io.logclf.bundle.Bundle;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.io.LogFormat;
import io.logclf.training.LabelledEntry;
import io.logclf.training.train.Training;
import io.logclf.training.train.TrainingOptions;
import io.logclf.training.train.TrainingSet;
import io.logclf.workbench.GroupQuery;
import io.logclf.workbench.GroupVersion;
import io.logclf.workbench.ProjectFolder;
import io.logclf.workbench.Said;
import io.logclf.workbench.Workbench;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Plays a person who labels lines whose labels are known, and tells after so many decisions how many rows the bundle trained from them gives
 * their right label. For comparison, the same with {@code discover}'s groups in a spreadsheet (those with most rows first, each by its first
 * example), and with one message at a time in random order.
 *
 * <p>A decision is one act of the person: labelling a group, several groups at once, or splitting one. At each checkpoint, a bundle is
 * trained from what is labelled so far, and classifies all rows, those that were labelled included: that is what the person gets. A row
 * counts as right if any accepted label is given, or none where none fits. The figures are for two promises, since a person may want
 * few errors or few gaps.
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.labelling.LabellingStudy EVENTS.jsonl FOLDER models/default 40 80 120 240
 * }</pre>
 */
public final class LabellingStudy {

    /** Of the order of single messages, and of training. */
    private static final long SEED = 1;

    private final KnownLog log;

    /** Where projects and bundles are left for inspection. */
    private final Path folder;

    /** The bundle whose pipeline suggests labels; none for a server without one. */
    private final Optional<Path> bundle;

    /** After how many decisions a bundle is trained and measured, ascending. */
    private final List<Integer> checkpoints;

    private LabellingStudy(KnownLog log, Path folder, Optional<Path> bundle, List<Integer> checkpoints) {
        this.log = log;
        this.folder = folder;
        this.bundle = bundle;
        this.checkpoints = checkpoints;
    }

    /** Runs the study; {@code -} in place of a bundle is a server without suggestions of its own. */
    public static void main(String... args) throws Exception {
        Usage.require(args.length >= 4, "EVENTS.jsonl FOLDER BUNDLE DECISIONS...");
        KnownLog log = KnownLog.read(Path.of(args[0]), Path.of(args[1]));
        long labelled = log.rows().stream().filter(KnownLog.Row::hasLabel).count();
        System.out.printf(
                "%,d rows, %,d of them have a label, %,d distinct messages%n",
                log.rows().size(),
                labelled,
                log.rows().stream().map(KnownLog.Row::message).distinct().count());
        System.out.println(
                "way | decisions | groups looked at | rows labelled | right, promise sure | right, promise always | of those"
                        + " without a label left alone, sure");
        LabellingStudy study = new LabellingStudy(
                log,
                Files.createTempDirectory("labelling"),
                args[2].equals("-") ? Optional.empty() : Optional.of(Path.of(args[2])),
                Arrays.stream(args).skip(3).map(Integer::valueOf).sorted().toList());
        study.workbench();
        study.spreadsheet();
        study.oneByOne();
    }

    /** Labels with the workbench, as {@link Person} does. */
    private void workbench() throws Exception {
        try (Suggesting suggesting = new Suggesting();
                Workbench project = open("workbench", suggesting)) {
            Person person = new Person(project, log);
            for (int checkpoint : checkpoints) {
                boolean more = true;
                while (more && person.decisions() < checkpoint) {
                    more = person.decide();
                    suggesting.settle(project);
                }
                report("workbench", person.decisions(), person.looked(), project);
            }
        }
    }

    /** The pipeline that suggests, if there is one. */
    private final class Suggesting implements AutoCloseable {

        private final Optional<ClassificationPipeline> pipeline =
                bundle.map(path -> Bundle.load(path).pipeline());

        /** What a split needs is found out in the background; a person is slower than that. */
        void settle(Workbench project) throws InterruptedException {
            long revision = project.summary().revision();
            Thread.sleep(30);
            while (project.summary().revision() != revision) {
                revision = project.summary().revision();
                Thread.sleep(30);
            }
        }

        @Override
        public void close() {
            pipeline.ifPresent(ClassificationPipeline::close);
        }
    }

    /** Opens a project with the log, and waits until it is imported. */
    private Workbench open(String name, Suggesting suggesting) throws Exception {
        Path file = folder.resolve(name + ".csv");
        log.write(file);
        Workbench.Builder builder = Workbench.builder(folder.resolve(name));
        suggesting.pipeline.ifPresent(builder::pipeline);
        Workbench project = builder.open();
        long start = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
            project.addFile("log.csv", LogFormat.CSV, in, "study");
        }
        while (project.summary().files().get(0).state() != FileSummary.State.READY) {
            Thread.sleep(100);
        }
        suggesting.settle(project);
        System.out.printf(
                Locale.ROOT,
                "%s: %d groups after %.1f s%n",
                name,
                project.summary().groups(),
                (System.nanoTime() - start) / 1e9);
        return project;
    }

    /** Labels groups as a spreadsheet shows them: those with most rows first, by the first example. */
    private void spreadsheet() throws Exception {
        try (Suggesting none = new Suggesting();
                Workbench project = open("spreadsheet", none)) {
            Person person = new Person(project, log);
            int decisions = 0;
            for (int checkpoint : checkpoints) {
                List<GroupBrief> open = project.groups(new GroupQuery(
                                OptionalLong.empty(),
                                Optional.of(GroupState.OPEN),
                                GroupQuery.Order.ROWS,
                                "",
                                Optional.empty(),
                                0,
                                Optional.empty(),
                                0,
                                checkpoint))
                        .groups();
                for (GroupBrief group : open.subList(0, Math.min(checkpoint - decisions, open.size()))) {
                    decisions++;
                    String label = person.right(group.example()).get(0);
                    project.say(
                            List.of(new GroupVersion(group.id(), group.version())),
                            label.equals(KnownLog.NONE) ? Said.NONE : Said.label(label),
                            "study");
                }
                report("spreadsheet", decisions, decisions, project);
            }
        }
    }

    /** Labels messages one by one in random order, each with its first right label. */
    private void oneByOne() throws IOException {
        List<KnownLog.Row> rows = new ArrayList<>(log.rows());
        Collections.shuffle(rows, new Random(SEED));
        for (int checkpoint : checkpoints) {
            List<LabelledEntry> entries = rows.subList(0, Math.min(checkpoint, rows.size())).stream()
                    .map(row -> LabelledEntry.of(
                            LogEntry.of(row.source(), row.message()),
                            new Label(
                                    row.accepted().get(0).equals(KnownLog.NONE)
                                            ? ProjectFolder.NONE
                                            : row.accepted().get(0))))
                    .toList();
            report("one by one", checkpoint, checkpoint, entries, entries.size());
        }
    }

    /** Reports a way at a checkpoint, from what its project has labelled. */
    private void report(String way, int decisions, int looked, Workbench project) throws IOException {
        Path name = folder.resolve(way);
        report(
                way,
                decisions,
                looked,
                ProjectFolder.labelled(name).entries(),
                project.summary().labelledRows() + project.summary().noneRows());
    }

    /** Trains a bundle from entries, classifies the whole log with it, and prints a line of the table. */
    private void report(String way, int decisions, int looked, List<LabelledEntry> entries, long labelled)
            throws IOException {
        Path bundleFolder = folder.resolve(way.replace(' ', '-') + "-" + decisions);
        ExecutorService executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
            Training.builder(encoder)
                    .options(new TrainingOptions(SEED, 0.99, Optional.of(new Label(ProjectFolder.NONE))))
                    .executor(executor)
                    .run(TrainingSet.of(entries))
                    .save(bundleFolder);
        } finally {
            executor.shutdownNow();
        }
        Outcome sure = outcome(bundleFolder, Promise.SURE);
        Outcome always = outcome(bundleFolder, Promise.ALWAYS);
        System.out.printf(
                Locale.ROOT,
                "%s | %d | %d | %.1f %% | %.1f %% | %.1f %% | %.1f %%%n",
                way,
                decisions,
                looked,
                100.0 * labelled / log.rows().size(),
                100 * sure.right,
                100 * always.right,
                100 * sure.leftAlone);
    }

    /**
     * What a bundle makes of the log.
     *
     * @param right of the rows that have a label, those that get it
     * @param leftAlone of the rows that have none, those that get none
     */
    private record Outcome(double right, double leftAlone) {}

    /** Classifies the whole log with a bundle under a promise. */
    private Outcome outcome(Path bundleFolder, Promise promise) {
        int right = 0;
        int labelled = 0;
        int leftAlone = 0;
        try (ClassificationPipeline pipeline =
                Bundle.load(bundleFolder).withPromise(promise).pipeline()) {
            for (KnownLog.Row row : log.rows()) {
                Optional<String> label =
                        pipeline.classify(row.source(), row.message()).label().map(Label::name);
                if (row.hasLabel()) {
                    labelled++;
                    boolean isRight = label.map(row.accepted()::contains)
                            .orElseGet(() -> row.accepted().contains(KnownLog.NONE));
                    right += isRight ? 1 : 0;
                } else {
                    leftAlone += label.isEmpty() ? 1 : 0;
                }
            }
        }
        int none = log.rows().size() - labelled;
        return new Outcome((double) right / labelled, none == 0 ? 1 : (double) leftAlone / none);
    }
}
