package io.logclf.app.doc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * Does what README.md and docs/*.md say. Blocks of {@code sh} are run with the launcher, those of one page after another in one
 * folder; if a block of {@code text} follows, its lines must be among those printed, in their order. Blocks of {@code java} are
 * compiled. Comments in the line before a block say more:
 *
 * <ul>
 *   <li>{@code <!-- not run: reason -->}: the block is left alone, and reported as skipped.
 *   <li>{@code <!-- imports: a.b.*, c.D; given: Path bundle, Executor executor -->}: what a snippet needs that is a part of a
 *       method, or of a file.
 * </ul>
 */
class DocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

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
                    skipIfMarked(block);
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
                    skipIfMarked(block);
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

    private static void skipIfMarked(Block block) {
        Optional<String> reason = block.marked("not run:");
        if (reason.isPresent()) {
            System.out.println("skipped: " + block + ": " + reason.get());
            abort(reason.get());
        }
    }

    private static List<Block> blocks(String language) throws IOException {
        return Block.all(ROOT).stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }
}
