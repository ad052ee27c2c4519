package io.logclf.app.command;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.LogclfException;
import io.logclf.app.explain.TrailText;
import io.logclf.app.explain.ViewedHeads;
import io.logclf.app.option.FormatOptions;
import io.logclf.app.option.PipelineOptions;
import io.logclf.app.option.UsageException;
import io.logclf.app.terminal.Terminal;
import io.logclf.io.InputException;
import io.logclf.io.LogFormat;
import io.logclf.io.LogRecord;
import io.logclf.io.RecordReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code logclf explain}: tells in words what each stage makes of one message.
 *
 * <p>The message is read as {@code classify} reads a line of its format: a prefix such as a time
 * and a level is taken off, and an object's fields are found by their usual names. So the outcome
 * is what {@code classify} would give the same line. A source given as the first argument wins over
 * one that the message tells.
 *
 * <p>The report goes to standard output, what the message was read as to standard error. The exit
 * code is 0 whether or not a stage decides. Whatever the message contains, each line of the report
 * is one line: control characters are escaped.
 */
@Command(
        name = "explain",
        description = "Tell in words how one message gets its label, or why it gets none.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "Every stage that saw the message says what it found: the rule and what it captured; how far the message is from the "
                    + "training data; the most similar training templates; the most probable labels "
                    + "and the threshold that was missed. The last line is the outcome.",
            "",
            "A message with a prefix, such as a time and a level, or a JSON object is read as classify reads a line of it; "
                    + "--format lines takes all of it. The source given here goes before one that the message tells.",
            "",
            "Line breaks, control characters and characters that change the writing direction are shown escaped, such as "
                    + "\\n and \\u001b. Put -- before a message that starts with a dash.",
            "",
            "Examples:",
            "  logclf explain ModernCRM \"User User685 logged out.\"",
            "  logclf explain \"\" - --bundle models/default < stacktrace.txt",
            "  logclf explain --rules rules.yaml -- Backup \"--full failed\""
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "Source of the message; \"\" if it has none.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "MESSAGE", description = "The message; - reads it from standard input.")
    private String message = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            completionCandidates = FormatOptions.Names.class,
            description =
                    "auto (the default: what the message looks like), jsonl, lines (all of it is the message), or a log by its"
                            + " name.")
    private LogFormat format = LogFormat.AUTO;

    @Mixin
    private PipelineOptions stages = new PipelineOptions();

    /**
     * Creates the command.
     *
     * @param terminal where the report goes, and where a message of {@code -} comes from
     */
    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ViewedHeads heads = new ViewedHeads();
        try (ClassificationPipeline pipeline = stages.pipeline(heads)) {
            LogRecord record = reader().read(message());
            LogEntry entry = entry(record);
            if (!entry.message().isEmpty() && !record.format().isEmpty()) {
                terminal.say("read as: " + record.format());
            }
            for (String line : new TrailText(heads).lines(entry, pipeline.classify(entry))) {
                terminal.print(line);
            }
        }
        return ExitCode.DONE;
    }

    private RecordReader reader() {
        try {
            return RecordReader.of(format);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--format: " + e.getMessage());
        }
    }

    /**
     * The entry to classify: the source given, unless it is empty, with message and severity as
     * read.
     */
    private LogEntry entry(LogRecord record) {
        String given = argument(source);
        LogEntry read = record.entry();
        return new LogEntry(given.isEmpty() ? read.source() : given, read.message(), read.severity());
    }

    private String message() throws IOException {
        if (!message.equals(STANDARD_INPUT)) {
            return argument(message);
        }
        // Closed here as every input is, so that a program that feeds it ends. Buffered, because the stream
        // of a file reads its position before it reads all bytes, and a pipe has none.
        try (InputStream in = new BufferedInputStream(terminal.in())) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(
                    "standard input", 0, "is not UTF-8 text; convert it, for example with iconv -t UTF-8");
        }
    }

    /**
     * Checks an argument with text. In a locale without its letters, Java has replaced them before
     * the program starts, and a wrong answer would be given for another text.
     *
     * @throws LogclfException if letters are lost
     */
    private static String argument(String text) {
        boolean ascii = System.getProperty("sun.jnu.encoding", "UTF-8").startsWith("ANSI");
        if (ascii && text.indexOf('\uFFFD') >= 0) {
            throw new LogclfException("the source or message has characters that this locale has not; try with"
                    + " LC_ALL=C.UTF-8, or give the message on standard input, with - in its place");
        }
        return text;
    }
}
