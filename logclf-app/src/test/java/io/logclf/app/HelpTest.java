package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.logclf.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Holds the help pages of all commands to one form, and their examples to what the program takes. */
class HelpTest {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern CALL = Pattern.compile("(?:^|.*\\| |.*<\\()logclf ([^<|)]*).*");

    static Stream<CommandLine> commands() {
        return all(program());
    }

    @Test
    void everyCommandIsWalkedOver() {
        assertThat(commands().map(HelpTest::name))
                .contains("logclf", "logclf classify", "logclf explain", "logclf rules check", "logclf help");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAnExampleOfItselfThatParses(CommandLine command) {
        List<String> examples = examples(command);
        assertThat(examples).as(name(command)).isNotEmpty();
        assertThat(examples).anyMatch(example -> example.contains(name(command)));
        for (String example : examples) {
            Matcher call = CALL.matcher(example);
            assertThat(call.matches()).as(example).isTrue();
            String[] words = words(call.group(1));
            assertThatCode(() -> program().parseArgs(words)).as(example).doesNotThrowAnyException();
        }
    }

    @Test
    void anExampleWithAnOptionThatIsNotThereWouldBeFound() {
        assertThatCode(() -> program().parseArgs("classify", "logs.csv", "--no-such-option"))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyPageTellsTheExitCodes(CommandLine command) {
        assertThat(page(command)).contains("\nExit codes:\n  0   done\n  1   ", "\n  2   the command line is wrong\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyPageFitsEightyColumnsAndHasNoTwoBlankLines(CommandLine command) {
        assertThat(page(command)).doesNotContain("\n\n\n").startsWith("Usage: " + name(command));
        assertThat(page(command).lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyArgumentIsDescribed(CommandLine command) {
        assertThat(command.getCommandSpec().args())
                .allSatisfy(argument -> assertThat(argument.description())
                        .as("%s of %s", argument, name(command))
                        .isNotEmpty()
                        .allMatch(line -> !line.isBlank()));
    }

    /** What stands under "Example:" or "Examples:", to the end of the page. */
    private static List<String> examples(CommandLine command) {
        List<String> examples = new ArrayList<>();
        boolean within = false;
        for (String line : page(command).lines().toList()) {
            if (within && !line.isBlank()) {
                examples.add(line.strip());
            }
            within |= line.equals("Example:") || line.equals("Examples:");
        }
        return examples;
    }

    private static String[] words(String call) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(call);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.toArray(String[]::new);
    }

    private static String page(CommandLine command) {
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    private static CommandLine program() {
        return Main.program(new Terminal(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                0));
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::all));
    }
}
