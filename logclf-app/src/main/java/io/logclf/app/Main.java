package io.logclf.app;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import io.logclf.io.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/**
 * The program {@code logclf}. It returns 0 when done, 1 if the input, the rules or a bundle are at fault, with one line on standard
 * error that says what and where, and 2 if it was called in a wrong way.
 */
@Command(
        name = "logclf",
        description = "Labels log messages with the cheapest tool that is sure.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {"", "Examples:", "  logclf classify logs.csv -o classified.csv", "  logclf help classify"})
public final class Main {

    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Terminal.ofProcess(), args));
    }

    /** Runs the program and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        return run(terminal, System.getenv(), arguments);
    }

    /** Runs the program in another environment. */
    static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
        CommandLine program = program(terminal, environment);
        if (arguments.length == 0) {
            program.usage(program.getErr());
            return ExitCode.WRONG_USAGE;
        }
        try {
            return program.execute(arguments);
        } catch (OutOfMemoryError e) {
            return outOfMemory(terminal);
        }
    }

    /** All commands. */
    static CommandLine program(Terminal terminal) {
        return program(terminal, System.getenv());
    }

    private static CommandLine program(Terminal terminal, Map<String, String> environment) {
        EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
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
                .setParameterExceptionHandler(
                        (failure, args) -> wrongUsage(failure, failure.getCommandLine(), terminal, defaults))
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> report(failure, command, terminal, defaults));
        HelpPages.arrange(program);
        return program;
    }

    private static int outOfMemory(Terminal terminal) {
        terminal.err()
                .println("logclf: out of memory; give more, for example with LOGCLF_JAVA_OPTS=-Xmx2g, or fewer"
                        + " --threads");
        return ExitCode.BAD_INPUT;
    }

    private static int wrongUsage(
            Exception failure, CommandLine command, Terminal terminal, EnvironmentDefaults defaults) {
        boolean served = command.getDefaultValueProvider() == defaults;
        String place = served && failure instanceof CommandLine.ParameterException parameter
                ? defaults.fault(parameter).orElse("")
                : "";
        String name = command.getCommandSpec().qualifiedName();
        terminal.say("logclf: " + place + failure.getMessage() + "; try '" + name + " --help'");
        return ExitCode.WRONG_USAGE;
    }

    private static int report(Exception failure, CommandLine command, Terminal terminal, EnvironmentDefaults defaults) {
        if (failure instanceof UsageException) {
            return wrongUsage(failure, command, terminal, defaults);
        }
        if (failure instanceof StandardOutput.ReaderGoneException) {
            return ExitCode.DONE;
        }
        if (failure.getCause() instanceof OutOfMemoryError) {
            return outOfMemory(terminal);
        }
        Optional<String> message = explained(failure, command);
        if (message.isPresent()) {
            terminal.say("logclf: " + message.get());
        } else {
            terminal.err().println("logclf: this is a bug in logclf; please report it with what follows");
            failure.printStackTrace(terminal.err());
        }
        return ExitCode.BAD_INPUT;
    }

    /** What the person can act on; empty if the failure is none of theirs. */
    private static Optional<String> explained(Exception failure, CommandLine command) {
        if (failure instanceof InvalidPathException name) {
            return Optional.of("a file name has characters that this locale has not: '" + name.getInput()
                    + "'; try with LC_ALL=C.UTF-8");
        }
        if (failure instanceof InputException input) {
            return Optional.of(input.getMessage() + option(input.fault(), command));
        }
        if (failure instanceof FileSystemException file && file.getFile() != null) {
            return Optional.ofNullable(
                    FileException.reading(Path.of(file.getFile()), file).getMessage());
        }
        return failure instanceof LogclfException || failure instanceof IOException
                ? Optional.of(Objects.toString(failure.getMessage(), failure.toString()))
                : Optional.empty();
    }

    /** Which option helps; nothing if the command has none. */
    private static String option(InputException.Fault fault, CommandLine command) {
        boolean format = command.getCommandSpec().findOption("--format") != null;
        return switch (fault) {
            case ENCODING -> format ? ", or keep such bytes with --lenient" : "";
            case QUOTES -> format ? ", or read such rows line by line with --lenient" : "";
            case ROWS_IN_CELL -> format ? ", or say what they are: rows with --lenient, one cell with --strict" : "";
            case DELIMITER -> format ? " with --delimiter" : "";
            case SOURCE_NAME -> " with --source-column";
            case MESSAGE_NAME -> " with --message-column";
            case OTHER_NAME -> " with --label-column";
            case LABEL_PRESENT -> " with the option --overwrite";
            case FORMAT -> format ? ", or another --format" : "";
            case CONTENT, TOO_LARGE -> "";
        };
    }

    /** Reads the version from the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"logclf " + Objects.toString(version, "(not packaged)")};
        }
    }
}
