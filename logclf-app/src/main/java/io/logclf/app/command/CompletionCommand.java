package io.logclf.app.command;

import io.logclf.app.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code logclf completion}: prints a script that lets a shell complete commands, options and
 * values.
 *
 * <p>The script is generated from the same declarations as the help pages, so it cannot be out of
 * date. It goes to standard output, to be sourced; nothing is installed.
 */
@Command(
        name = "completion",
        description = "Print a script that lets a shell complete commands, options and their values.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "Put the line of the example for your shell into ~/.bashrc or ~/.zshrc. It completes logclf by whatever path it is "
                    + "called, such as ./logclf.",
            "",
            "Examples:",
            "  source <(logclf completion bash)",
            "  source <(logclf completion zsh)"
        })
public final class CompletionCommand implements Callable<Integer> {

    /**
     * A line of picocli's script that is taken out. With it, bash falls back to no names of files
     * where there are no other candidates, which inputs, outputs and bundles should be completed
     * by.
     */
    private static final String NO_FILE_NAMES = "type compopt &>/dev/null && compopt +o default";

    private final Terminal terminal;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Creates the command.
     *
     * @param terminal where the script goes
     */
    public CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        CommandSpec root = Objects.requireNonNull(spec, "spec").root();
        String script = AutoComplete.bash(root.name(), root.commandLine()).replace(NO_FILE_NAMES, ":");
        String use = "# For " + shell + ": source <(" + root.name() + " completion " + shell + ")\n";
        terminal.out().write((use + script).getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }

    /**
     * One script serves both: in zsh, it loads what understands bash's. In lower case, as they are written on the command line.
     */
    private enum Shell {
        bash,
        zsh
    }
}
