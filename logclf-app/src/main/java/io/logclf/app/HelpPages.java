package io.logclf.app;

import io.logclf.app.command.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Gives the help pages of all commands one form: the same headings in the same order, and the exit
 * codes, which are the same for all.
 */
final class HelpPages {

    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put(Integer.toString(ExitCode.DONE), "done");
        EXIT_CODES.put(
                Integer.toString(ExitCode.BAD_INPUT),
                "the input, a rule file or a bundle cannot be used; one line on standard error says what and where");
        EXIT_CODES.put(Integer.toString(ExitCode.WRONG_USAGE), "the command line is wrong");
    }

    private HelpPages() {}

    /**
     * Sets the form for the program and all the commands that it has by now. The command {@code
     * help} is picocli's own, whose text is replaced by one that reads like the others.
     */
    static void arrange(CommandLine program) {
        arrangeAll(program);
        UsageMessageSpec page = Objects.requireNonNull(program.getSubcommands().get("help"))
                .getCommandSpec()
                .usageMessage();
        page.header(new String[0]);
        page.synopsisHeading("Usage: ");
        page.description("Show the help page of a command.");
        page.footer("", "Example:", "  logclf help classify");
    }

    private static void arrangeAll(CommandLine command) {
        UsageMessageSpec page = command.getCommandSpec().usageMessage();
        page.descriptionHeading("%n");
        page.parameterListHeading("%nArguments:%n");
        page.optionListHeading("%nOptions:%n");
        page.commandListHeading("%nCommands:%n");
        page.exitCodeListHeading("%nExit codes:%n");
        page.exitCodeList(EXIT_CODES);
        command.getSubcommands().values().forEach(HelpPages::arrangeAll);
    }
}
