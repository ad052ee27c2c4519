package io.logclf.flink.job;

import io.logclf.io.LogFormat;
import java.time.Duration;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * The ready-made job, the main class of the job jar: {@code kafka} classifies topics into a topic, {@code files} classifies files of
 * any format into CSV files. {@code --help} lists the options, {@code docs/flink.md} tells how to run it.
 *
 * <p>Its {@code main} runs inside the process that submits the job, which may be a cluster's: it never ends the process, and reports
 * wrong arguments as an exception.
 */
@Command(
        name = "logclf-flink",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(kafka | files)",
        description = "Classifies log messages on an Apache Flink cluster.",
        footer = {
            "",
            "Examples:",
            "  flink run logclf-flink-job.jar files --bundle models/default --input logs --output labelled",
            "  flink run logclf-flink-job.jar kafka --bundle models/default --brokers localhost:9092 \\",
            "      --input-topic logs --output-topic labelled",
            "",
            "logclf-flink kafka --help and logclf-flink files --help tell the options."
        })
public final class ClassifyJob {

    private ClassifyJob() {}

    /**
     * Runs the job, or prints its help.
     *
     * @param args those of {@code flink run} after the jar
     * @throws IllegalArgumentException if the arguments are wrong
     * @throws Exception if the job fails, as Flink throws it
     */
    public static void main(String... args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        if (build(env, args)) {
            env.execute("logclf " + args[0]);
        }
    }

    /**
     * Adds the job's operators to the environment, without executing it; tests execute it in their own way.
     *
     * @return {@code false} if help was requested, and printed instead
     * @throws IllegalArgumentException if the arguments are wrong
     */
    static boolean build(StreamExecutionEnvironment env, String... args) {
        CommandLine program = new CommandLine(new ClassifyJob())
                .addSubcommand(new KafkaCommand())
                .addSubcommand(new FilesCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LogFormat.class, converter(LogFormat::of))
                .registerConverter(Character.class, converter(LogFormat::delimiter))
                // As Flink's configuration writes them, such as 10 s and 500ms.
                .registerConverter(Duration.class, TimeUtils::parseDuration);
        ParseResult parsed = parse(program, args);
        if (CommandLine.printHelpIfRequested(parsed)) {
            return false;
        }
        if (!parsed.hasSubcommand()) {
            throw new IllegalArgumentException("say whether kafka or files; try --help");
        }
        JobCommand command = (JobCommand) parsed.subcommand().commandSpec().userObject();
        command.build(env);
        return true;
    }

    /** Returns a converter whose message for a wrong value is the parser's own. */
    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static ParseResult parse(CommandLine program, String... args) {
        try {
            return program.parseArgs(args);
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage() + "; try --help", e);
        }
    }
}
