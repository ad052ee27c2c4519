package io.logclf.app;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.LogclfException;
import io.logclf.io.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code logclf explain}. */
@Command(
        name = "explain",
        description = "Tell in words how one message gets its label, or why it gets none.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "Every stage that was asked says what it found: the rule and what it captured; how far the message is from the "
                    + "training data; the most similar training templates; the most probable labels "
                    + "and the threshold that was missed. The last line is the outcome.",
            "",
            "Line breaks, control characters and characters that change the writing direction are shown escaped, such as "
                    + "\\n and \\u001b. Put -- before a message that starts with a dash.",
            "",
            "Examples:",
            "  logclf explain ModernCRM \"User User685 logged out.\"",
            "  logclf explain \"\" - --bundle models/default < stacktrace.txt",
            "  logclf explain --rules rules.yaml -- Backup \"--full failed\""
        })
final class ExplainCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "Source of the message; \"\" if it has none.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "MESSAGE", description = "The message; - reads it from standard input.")
    private String message = "";

    @Mixin
    private PipelineOption stages = new PipelineOption();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ViewedHeads heads = new ViewedHeads();
        try (ClassificationPipeline pipeline = stages.pipeline(heads)) {
            LogEntry entry = LogEntry.of(argument(source), message());
            for (String line : new TrailText(heads).lines(entry, pipeline.classify(entry.source(), entry.message()))) {
                terminal.out().write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return ExitCode.DONE;
    }

    private String message() throws IOException {
        if (!message.equals(STANDARD_INPUT)) {
            return argument(message);
        }
        // Closed here as every input is, so that a program that feeds it ends. Buffered, because a file's stream asks
        // for its position
        // before it reads all bytes, and a pipe has none.
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

    /** In a locale without them, Java replaces the letters of arguments that are not ASCII. */
    private static String argument(String text) {
        boolean ascii = System.getProperty("sun.jnu.encoding", "UTF-8").startsWith("ANSI");
        if (ascii && text.indexOf('\uFFFD') >= 0) {
            throw new LogclfException("the source or message has characters that this locale has not; try with"
                    + " LC_ALL=C.UTF-8, or give the message on standard input, with - in its place");
        }
        return text;
    }
}
