package io.logclf.app.command;

import picocli.CommandLine.Command;

/**
 * {@code logclf rules}: holds what can be done with rule files, and does nothing itself; called
 * without a subcommand, it is a wrong call with exit code 2.
 */
@Command(
        name = "rules",
        description = "Work with rule files.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {"", "Example:", "  logclf rules check rules.yaml --logs logs.csv"})
public final class RulesCommand {

    /** Creates the command, to which the program adds subcommands. */
    public RulesCommand() {}
}
