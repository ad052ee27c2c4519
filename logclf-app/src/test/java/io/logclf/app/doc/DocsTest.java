package io.logclf.app.doc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does what README.md and docs/*.md say. Blocks of {@code sh} are run with the launcher, those of one page after another in one
 * folder; if a block of {@code text} follows, its lines must be among those printed, in their order. Blocks of {@code java} are
 * compiled. Comments in the line before a block say more:
 *
 * <ul>
 *   <li>{@code <!-- not run: reason -->}: the block is not run, but its commands are read ({@link ReadCommands}). If the reason names a test
 *       or an example that runs it, that must be there. Where neither is possible, the block is reported as skipped.
 *   <li>{@code <!-- imports: a.b.*, c.D; given: Path bundle, Executor executor -->}: what a snippet needs that is a part of a
 *       method, or of a file.
 * </ul>
 */
class DocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What a reason names that runs the block: a test, or a folder of examples. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\b[A-Z]\\w+Test\\b|\\bexamples/[\\w-]+");

    private static final ReadCommands READ = read();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicContainer> commandsRun() throws IOException {
        Map<Path, List<Block>> pages = new LinkedHashMap<>();
        List<Block> blocks = blocks("sh");
        blocks.forEach(block -> pages.put(
                block.page(),
                blocks.stream()
                        .filter(other -> other.page().equals(block.page()))
                        .toList()));
        assertThat(pages).containsKeys(Path.of("README.md"), Path.of("docs/getting-started.md"));
        return pages.entrySet().stream()
                .map(page -> DynamicContainer.dynamicContainer(page.getKey().toString(), commands(page.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> snippetsCompile() throws IOException {
        List<Block> snippets = blocks("java");
        assertThat(snippets).hasSizeGreaterThan(5);
        return snippets.stream()
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
                    if (isOnlyRead(block)) {
                        return;
                    }
                    Path classes = Files.createTempDirectory(folder, "classes");
                    assertThat(Snippet.of(block).compile(classes))
                            .as(block + ", compiled")
                            .isEmpty();
                }));
    }

    @Test
    void everyMarkerGivesAReason() throws IOException {
        for (Block block : Block.all(ROOT)) {
            assertThat(block.marked("not run:")).as(block.toString()).isNotEqualTo(Optional.of(""));
        }
    }

    @Test
    void everyTestThatThePageOnSecurityNamesExists() throws IOException {
        Map<String, String> tests = new LinkedHashMap<>();
        try (Stream<Path> files =
                Files.find(ROOT, 12, (file, attributes) -> file.toString().matches(".*/src/test/java/.*Test\\.java"))) {
            for (Path file : files.toList()) {
                tests.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        Matcher named = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`")
                .matcher(Files.readString(ROOT.resolve("docs/security.md")));
        int count = 0;
        while (named.find()) {
            assertThat(tests).containsKey(named.group(1));
            if (named.group(2) != null) {
                assertThat(tests.get(named.group(1))).contains("void " + named.group(2) + "(");
            }
            count++;
        }
        assertThat(count).isGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./logclf classify logs.csv --no-such-option",
                "LOGCLF_JAVA_OPTS=-Xmx1g ./logclf clasify logs.csv > out.csv",
                "cat logs.csv | ./logclf serve --port none",
                "java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.NoSuchClass FOLDER",
                "java -jar logclf-bench/target/benchmarks.jar 'RuleSetBenchmark|NoSuchBenchmark' -f 1",
                "mvn -B test -pl logclf-nothing",
                "mvn -B -Pnothing test",
                "mvn -B test -Dtest=NothingOfThisNameTest"
            })
    void aCommandThatNamesWhatIsNotThereIsFound(String command) {
        Block block = new Block(Path.of("x.md"), 1, "sh", "", List.of(command), Optional.empty());
        assertThatThrownBy(() -> READ.check(block)).isInstanceOf(AssertionError.class);
    }

    @Test
    void ofWhatIsNotRunHardlyAnythingIsUnchecked() throws IOException {
        List<String> unchecked = new ArrayList<>();
        for (Block block : Block.all(ROOT)) {
            boolean command = block.language().equals("sh") || block.language().equals("java");
            Optional<String> reason = block.marked("not run:");
            if (command
                    && reason.isPresent()
                    && !ELSEWHERE.matcher(reason.get()).find()
                    && READ.check(block) == 0) {
                unchecked.add(block.toString());
            }
        }
        assertThat(unchecked).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void aSnippetThatDoesNotCompileIsFound() throws IOException {
        Block wrong = new Block(
                Path.of("x.md"), 1, "java", "given: String text", List.of("int n = text.size();"), Optional.empty());
        assertThat(Snippet.of(wrong).compile(folder)).contains("size()");
    }

    @Test
    void aLineThatIsNotPrintedAndOneOutOfOrderAreFound() {
        Block block = new Block(Path.of("x.md"), 1, "sh", "", List.of(), Optional.empty());
        assertPrinted(List.of("a 1.5 s", "...", "c"), "a 27 s\nb\nc\n", block);
        assertThatThrownBy(() -> assertPrinted(List.of("d"), "a\nb\n", block)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertPrinted(List.of("b", "a"), "a\nb\n", block))
                .isInstanceOf(AssertionError.class);
    }

    private Stream<DynamicTest> commands(List<Block> blocks) {
        DocsFolder[] copy = new DocsFolder[1];
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
                    if (isOnlyRead(block)) {
                        return;
                    }
                    if (copy[0] == null) {
                        copy[0] = DocsFolder.copy(ROOT, Files.createTempDirectory(folder, "page"));
                    }
                    DocsFolder.Run run = copy[0].run(block.text());
                    assertThat(run.exitCode())
                            .as(
                                    "%s: %s",
                                    block, run.output() + "\n(mark what cannot be run with <!-- not run: reason -->)")
                            .isZero();
                    block.output().ifPresent(expected -> assertPrinted(expected, run.output(), block));
                }));
    }

    /** Times differ from run to run, as do speeds. */
    private static void assertPrinted(List<String> expected, String output, Block block) {
        Iterator<String> lines = output.lines().map(DocsTest::comparable).iterator();
        for (String line : expected) {
            boolean found = line.equals("...");
            while (!found && lines.hasNext()) {
                found = lines.next().equals(comparable(line));
            }
            assertThat(found)
                    .as("%s: '%s' is printed, in:%n%s", block, line, output)
                    .isTrue();
        }
    }

    private static String comparable(String line) {
        return line.replaceAll("[\\d.,]+ s\\b", "<time>")
                .replaceAll("\\([\\d,]+ rows/s\\)", "<speed>")
                .stripTrailing();
    }

    /**
     * Tells whether a block is marked. What it names is checked then, and a test that runs it must be there; where nothing of it can be
     * checked, it is skipped.
     */
    private static boolean isOnlyRead(Block block) throws IOException {
        Optional<String> reason = block.marked("not run:");
        if (reason.isEmpty()) {
            return false;
        }
        Matcher elsewhere = ELSEWHERE.matcher(reason.get());
        if (elsewhere.find()) {
            String named = elsewhere.group();
            assertThat(named.contains("/") ? Files.exists(ROOT.resolve(named)) : READ.knows(named))
                    .as(block + ": " + named)
                    .isTrue();
        } else if (READ.check(block) == 0) {
            System.out.println("skipped: " + block + ": " + reason.get());
            abort(reason.get());
        }
        return true;
    }

    private static ReadCommands read() {
        try {
            return new ReadCommands(ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Block> blocks(String language) throws IOException {
        return Block.all(ROOT).stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }
}
