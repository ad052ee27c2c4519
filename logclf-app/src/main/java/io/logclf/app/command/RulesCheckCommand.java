package io.logclf.app.command;

import io.logclf.api.text.ShownText;
import io.logclf.app.option.FieldOptions;
import io.logclf.app.option.FormatOptions;
import io.logclf.app.option.Input;
import io.logclf.app.option.RuleFiles;
import io.logclf.app.terminal.Terminal;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.regex.RuleCheck;
import io.logclf.regex.RuleProblem;
import io.logclf.regex.RuleSet;
import io.logclf.regex.RuleSetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code logclf rules check}: reports what is wrong with a rule file.
 *
 * <p>All findings go to standard output, a line each with file and line number, and a last line
 * counts them: they are the result here and no failure of the program. Errors are what keeps the
 * file from loading; then the logs of {@code --logs} are not read, and the exit code is 1. Warnings
 * alone leave it 0, so that a build fails on errors only.
 */
@Command(
        name = "check",
        description = "Report what is wrong with a rule file.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "Errors keep a rule file from loading: keys and patterns that are not valid, ids that come twice, examples that "
                    + "fail. The exit code is 1 if there are any.",
            "",
            "Warnings are rules that load but cannot do their work: duplicates, and rules that an earlier rule shadows, in "
                    + "their own examples or in the logs given, or that match nothing in the logs. With warnings alone the exit "
                    + "code is 0.",
            "",
            "Example:",
            "  logclf rules check rules.yaml --logs logs.csv"
        })
public final class RulesCheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "RULES", description = "Rule file to check.")
    private Path rules = Path.of("");

    @Option(names = "--logs", paramLabel = "FILE", description = "Logs to try the rules on; - for standard input.")
    private Optional<String> logs = Optional.empty();

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Mixin
    private FieldOptions names = new FieldOptions();

    /**
     * Creates the command.
     *
     * @param terminal where findings go, and where logs of {@code -} come from
     */
    public RulesCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try {
            RuleSet set = RuleFiles.load(rules);
            RuleCheck check = RuleCheck.of(set);
            if (logs.isPresent()) {
                observe(check, logs.get());
            }
            report(check.findings(), "warning: ");
            print(count(set.rules().size(), "rule") + ", 0 errors, "
                    + count(check.findings().size(), "warning")
                    + (logs.isPresent() ? ", " + count(check.observed(), "message") + " tried" : ""));
            return ExitCode.DONE;
        } catch (RuleSetException e) {
            report(e.problems(), "error: ");
            print(count(e.problems().size(), "error"));
            return ExitCode.BAD_INPUT;
        }
    }

    /**
     * Tries the rules on every message of a log, in constant memory: the check keeps counts and no
     * rows.
     */
    private void observe(RuleCheck check, String file) throws IOException {
        Input from = Input.of(file, terminal.in());
        try (LogReader reader = from.reader(format, names)) {
            from.tellFormat(reader, terminal);
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                row.get().entry().ifPresent(check::observe);
            }
            Input.tellRemarks(reader, terminal);
        }
    }

    /** Prints findings, each with file and line, as editors and build logs turn into links. */
    private void report(List<RuleProblem> problems, String severity) throws IOException {
        for (RuleProblem problem : problems) {
            print(severity + problem.at(rules.toString()));
        }
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private void print(String line) throws IOException {
        terminal.print(ShownText.line(line));
    }
}
