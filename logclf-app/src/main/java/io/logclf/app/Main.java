package io.logclf.app;

import io.logclf.app.command.ClassifyCommand;
import io.logclf.app.command.CompareCommand;
import io.logclf.app.command.CompletionCommand;
import io.logclf.app.command.DiscoverCommand;
import io.logclf.app.command.EvaluateCommand;
import io.logclf.app.command.ExitCode;
import io.logclf.app.command.ExplainCommand;
import io.logclf.app.command.HealthCommand;
import io.logclf.app.command.ProgramVersion;
import io.logclf.app.command.RulesCheckCommand;
import io.logclf.app.command.RulesCommand;
import io.logclf.app.command.ServeCommand;
import io.logclf.app.command.TrainCommand;
import io.logclf.app.option.Converters;
import io.logclf.app.option.EnvironmentDefaults;
import io.logclf.app.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The program {@code logclf}. It returns 0 when done, 1 if the input, the rules or a bundle are at
 * fault, with one line on standard error that says what and where, and 2 if the command line is
 * wrong.
 *
 * <p>Results go to standard output and nothing else does: progress, summaries, warnings and errors
 * go to standard error, so that {@code logclf classify < in > out} leaves an output of rows alone.
 * This class only puts commands together; what each of them does is in its own class in
 * {@link io.logclf.app.command}, and what is said when one fails is in {@link FailureReport}.
 */
@Command(
        name = "logclf",
        description = "Labels log messages with the cheapest tool that is sure.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {"", "Examples:", "  logclf classify logs.csv -o classified.csv", "  logclf help classify"})
public final class Main {

    private Main() {}

    /**
     * Runs the program and ends the process with its exit code.
     *
     * <p>By {@link System#exit}, not by returning: threads of libraries that are no daemons would
     * otherwise keep the process alive after the work is done.
     */
    public static void main(String[] args) {
        System.exit(run(Terminal.ofProcess(), args));
    }

    /** Runs the program on given streams and returns its {@link ExitCode}; never ends the process. */
    static int run(Terminal terminal, String... arguments) {
        return run(terminal, System.getenv(), arguments);
    }

    /**
     * Runs the program with given environment variables in place of those of the process.
     *
     * <p>Without arguments, the help page goes to standard error with the exit code of a wrong call:
     * a script that lost its arguments must not look as if it had succeeded.
     *
     * @param environment by name; only {@code serve} and {@code health} read defaults of options from it
     */
    static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
        CommandLine program = program(terminal, environment);
        if (arguments.length == 0) {
            program.usage(program.getErr());
            return ExitCode.WRONG_USAGE;
        }
        try {
            return program.execute(arguments);
        } catch (OutOfMemoryError e) {
            return FailureReport.outOfMemory(terminal);
        }
    }

    /** Returns the program with all its commands, for what looks at options and help pages. */
    static CommandLine program(Terminal terminal) {
        return program(terminal, System.getenv());
    }

    private static CommandLine program(Terminal terminal, Map<String, String> environment) {
        EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
        FailureReport failures = new FailureReport(terminal, defaults);
        CommandLine rules = new CommandLine(new RulesCommand()).addSubcommand(new RulesCheckCommand(terminal));
        CommandLine program = new CommandLine(new Main())
                .addSubcommand(new ClassifyCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new TrainCommand(terminal))
                .addSubcommand(new EvaluateCommand(terminal))
                .addSubcommand(new DiscoverCommand(terminal))
                .addSubcommand(
                        new CommandLine(new ServeCommand(terminal, environment)).setDefaultValueProvider(defaults))
                .addSubcommand(new CommandLine(new HealthCommand(terminal)).setDefaultValueProvider(defaults))
                .addSubcommand(rules)
                .addSubcommand(new CompletionCommand(terminal))
                .addSubcommand(new CommandLine(new HelpCommand()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((failure, args) -> failures.wrongUsage(failure, failure.getCommandLine()))
                .setExecutionExceptionHandler((failure, command, parsed) -> failures.report(failure, command));
        // Last: both reach only the commands that have been added.
        Converters.register(program);
        HelpPages.arrange(program);
        return program;
    }
}
