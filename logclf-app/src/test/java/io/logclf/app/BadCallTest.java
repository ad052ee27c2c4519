package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.logclf.io.LogFormat;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls and rule files that are wrong: one line that says what and where, and the right exit code. */
class BadCallTest {

    private static final String GOOD = "source,log_message\nA,it failed\n";

    @TempDir
    Path folder;

    private Path output;

    @BeforeEach
    void makeTheFolderOfTheOutput() throws IOException {
        output = Files.createDirectory(folder.resolve("output"));
    }

    /** @param line where DIR stands for a folder with in.csv and the folder output */
    private record BadCall(int exitCode, String line, String... args) {

        @Override
        public String toString() {
            return String.join(" ", args);
        }
    }

    static Stream<BadCall> badCalls() {
        String help = "; try 'logclf classify --help'";
        return Stream.of(
                new BadCall(1, "DIR: is a directory; give a file in it", "DIR"),
                new BadCall(1, "DIR/no.csv: there is no such file", "DIR/no.csv"),
                new BadCall(1, "DIR/in.csv/x: there is no such file", "DIR/in.csv/x"),
                new BadCall(
                        1,
                        "cannot write DIR/no/out.csv: the folder DIR/no does not exist; create it",
                        "DIR/in.csv",
                        "-o",
                        "DIR/no/out.csv"),
                new BadCall(
                        1,
                        "cannot write DIR/output: it is a folder; name a file in it",
                        "DIR/in.csv",
                        "-o",
                        "DIR/output"),
                new BadCall(1, "cannot write /dev/full: No space left on device", "DIR/in.csv", "-o", "/dev/full"),
                new BadCall(
                        1, "DIR/no.yaml: there is no such file", "classify", "DIR/in.csv", "--rules", "DIR/no.yaml"),
                new BadCall(
                        1, "DIR: is a directory; give a rule file in it", "classify", "DIR/in.csv", "--rules", "DIR"),
                new BadCall(
                        1,
                        "a file name has characters that this locale has not: 'a\\u0000b'; try with LC_ALL=C.UTF-8",
                        "a\0b"),
                new BadCall(2, "--threads must be at least 1: 0" + help, "DIR/in.csv", "--threads", "0"),
                new BadCall(2, "--threads must be at least 1: -1" + help, "DIR/in.csv", "--threads=-1"),
                new BadCall(
                        2,
                        "Invalid value for option '--threads': 'many' is not an int" + help,
                        "DIR/in.csv",
                        "--threads",
                        "many"),
                new BadCall(
                        2,
                        "Invalid value for option '--format': expected one of " + LogFormat.names() + " but was 'xml'"
                                + help,
                        "DIR/in.csv",
                        "--format",
                        "xml"),
                new BadCall(2, "Unmatched argument at index 5: 'DIR/in.csv'" + help, "DIR/in.csv", "DIR/in.csv"),
                new BadCall(
                        2,
                        "Invalid value for option '--delimiter': expected one sign, or one of comma, semicolon, tab, bar"
                                + help,
                        "DIR/in.csv",
                        "--delimiter",
                        "colon"),
                new BadCall(
                        2, "--lenient and --strict exclude each other" + help, "DIR/in.csv", "--lenient", "--strict"),
                new BadCall(2, "Unknown option: '--no-such'" + help, "DIR/in.csv", "--no-such"),
                new BadCall(2, "Missing required parameter for option '--output' (FILE)" + help, "DIR/in.csv", "-o"));
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void tellsWhatIsWrongWithACall(BadCall bad) throws IOException {
        Files.writeString(folder.resolve("in.csv"), GOOD);
        String[] args = Arrays.stream(bad.args())
                .map(arg -> arg.replace("DIR", folder.toString()))
                .toArray(String[]::new);
        boolean withRules = Arrays.asList(args).contains("--rules");
        Cli.Result result = withRules ? Cli.run(args) : Cli.run(Cli.with(args));
        assertThat(result.err().replace('\0', ' '))
                .isEqualTo("logclf: " + bad.line().replace("DIR", folder.toString()) + "\n");
        assertThat(result.exitCode()).isEqualTo(bad.exitCode());
        assertThat(result.out()).isEmpty();
        assertThat(output).isEmptyDirectory();
    }

    /** @param line the line of the rule file that is at fault */
    private record BadRules(String what, String yaml, int line) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<BadRules> badRules() {
        return Stream.of(
                new BadRules("unknown key", "- id: a\n  label: L\n  patern: x\n  pattern: x\n", 3),
                new BadRules("invalid pattern", "- id: a\n  label: L\n  pattern: '(x'\n", 3),
                new BadRules("look-around", "- id: a\n  label: L\n  pattern: '(?=x)'\n", 3),
                new BadRules("duplicate id", "- {id: a, label: L, pattern: x}\n- {id: a, label: L, pattern: y}\n", 2),
                new BadRules(
                        "two problems",
                        "- {id: a, label: L, pattern: x, oops: 1}\n- {id: b, label: L, pattern: '['}\n",
                        1),
                new BadRules("failed example", "- {id: a, label: L, pattern: x, examples: {match: [y]}}\n", 1),
                new BadRules("not YAML", "- id: [\n", 2),
                new BadRules("empty", "", 1));
    }

    /** What is wrong is for RuleSet to say: here it must arrive as it is, alone, and with its place. */
    @ParameterizedTest
    @MethodSource("badRules")
    void tellsWhatIsWrongWithTheRules(BadRules bad) throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), GOOD);
        Path rules = Files.writeString(folder.resolve("rules.yaml"), bad.yaml());
        Cli.Result result = Cli.run(
                "classify", input.toString(), "-o", output.resolve("out.csv").toString(), "--rules", rules.toString());
        String problem = catchThrowable(() -> RuleSet.load(rules)).getMessage();
        assertThat(result.err()).isEqualTo("logclf: " + problem + "\n");
        assertThat(result.err())
                .startsWith("logclf: " + rules + ":" + bad.line() + ": ")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(output).isEmptyDirectory();
    }
}
