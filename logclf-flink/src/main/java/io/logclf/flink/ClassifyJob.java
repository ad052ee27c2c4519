package io.logclf.flink;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The job {@code logclf}: {@code kafka} classifies topics into a topic, {@code files} CSV files or lines into CSV files. {@code --help}
 * tells the options; {@code docs/flink.md} how to run it.
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
     * @throws IllegalArgumentException if the arguments are wrong; ending the process would end a cluster's with it
     * @throws Exception as Flink does, if the job fails
     */
    public static void main(String... args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        if (build(env, args)) {
            env.execute("logclf " + args[0]);
        }
    }

    /** Adds the job to the environment, or prints help and returns false. */
    static boolean build(StreamExecutionEnvironment env, String... args) {
        CommandLine program = new CommandLine(new ClassifyJob())
                .addSubcommand(new KafkaCommand())
                .addSubcommand(new FilesCommand())
                .setCaseInsensitiveEnumValuesAllowed(true);
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

    private static ParseResult parse(CommandLine program, String... args) {
        try {
            return program.parseArgs(args);
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage() + "; try --help", e);
        }
    }
}
