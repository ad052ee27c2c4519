package io.logclf.app;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import io.logclf.app.command.ExitCode;
import io.logclf.app.option.EnvironmentDefaults;
import io.logclf.app.option.UsageException;
import io.logclf.app.terminal.StandardOutput;
import io.logclf.app.terminal.Terminal;
import io.logclf.io.InputException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What the program says when a command fails, and the exit code that goes with it. This is the only
 * place that does: commands throw, and catch nothing that they cannot repair.
 *
 * <p>Every failure is one of three kinds:
 *
 * <ul>
 *   <li>the command line is wrong ({@link UsageException}, or picocli's exceptions): one line that ends with
 *       the help page to read, exit code 2;
 *   <li>what the command was given cannot be used ({@link LogclfException}, {@link InputException},
 *       {@link IOException}): one line that names the place, the problem and the remedy, exit code 1;
 *   <li>anything else is a bug, and the only case in which a stack trace is printed; exit code 1.
 * </ul>
 *
 * <p>All lines begin with {@code logclf:} and go to standard error. What they quote of files and
 * arguments is escaped by {@link Terminal#say}.
 */
final class FailureReport {

    private final Terminal terminal;
    private final EnvironmentDefaults defaults;

    /** @param defaults knows which options were set by a variable, which a message must then name */
    FailureReport(Terminal terminal, EnvironmentDefaults defaults) {
        this.terminal = terminal;
        this.defaults = defaults;
    }

    /** Says that there was not enough memory, without allocating much, and returns the exit code. */
    static int outOfMemory(Terminal terminal) {
        terminal.err()
                .println("logclf: out of memory; give more, for example with LOGCLF_JAVA_OPTS=-Xmx2g, or fewer"
                        + " --threads");
        return ExitCode.BAD_INPUT;
    }

    /**
     * Says what is wrong with the command line, and returns the exit code.
     *
     * @param command whose help page is named: the innermost command that was recognized
     */
    int wrongUsage(Exception failure, CommandLine command) {
        boolean served = command.getDefaultValueProvider() == defaults;
        String place = served && failure instanceof CommandLine.ParameterException parameter
                ? defaults.fault(parameter).orElse("")
                : "";
        String help = "'" + command.getCommandSpec().qualifiedName() + " --help'";
        String remedy = meant(failure, command)
                        .map(name -> "did you mean '" + name + "'? If not, ")
                        .orElse("") + "try " + help;
        terminal.say("logclf: " + place + failure.getMessage() + "; " + remedy);
        return ExitCode.WRONG_USAGE;
    }

    /**
     * Says why a command failed that was called correctly, and returns the exit code.
     *
     * <p>A reader of standard output that has gone, as with {@code | head}, is no failure.
     */
    int report(Exception failure, CommandLine command) {
        if (failure instanceof UsageException) {
            return wrongUsage(failure, command);
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

    /** The command or option that a word was probably meant to be. */
    private static Optional<String> meant(Exception failure, CommandLine command) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        // Of "--treads=4", what stands before the sign.
        String given = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        CommandSpec spec = command.getCommandSpec();
        List<String> known = new ArrayList<>();
        if (given.startsWith("-")) {
            spec.options().forEach(option -> known.addAll(List.of(option.names())));
        } else {
            known.addAll(spec.subcommands().keySet());
        }
        return NearestWord.to(given, known);
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
            // The same words as everywhere: the JDK's own message is often the bare name of the file.
            return Optional.ofNullable(
                    FileException.reading(Path.of(file.getFile()), file).getMessage());
        }
        return failure instanceof LogclfException || failure instanceof IOException
                ? Optional.of(Objects.toString(failure.getMessage(), failure.toString()))
                : Optional.empty();
    }

    /**
     * Which option helps; nothing if the command has none. The reader of files states only the kind of
     * fault: it serves the HTTP server as well, where the remedy is a parameter and no option.
     */
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
}
