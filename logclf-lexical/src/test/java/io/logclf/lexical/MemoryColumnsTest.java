package io.logclf.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.Label;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a memory is laid out, and what its file may look like. */
class MemoryColumnsTest {

    private static final long SEED = 20_260_401L;
    private static final int BLOCK = 1 << 16;

    @TempDir
    private Path folder;

    @Test
    void columnsGrowFromNothing() {
        MemoryColumns columns = new MemoryColumns(0);
        for (int i = 0; i < 1_000; i++) {
            columns.add("text " + i, columns.number(new Label("L" + i % 3)), i + 1);
        }
        assertThat(columns.count()).isEqualTo(1_000);
        assertThat(columns.labels()).extracting(Label::name).containsExactly("L0", "L1", "L2");
        assertThat(columns.text(999)).isEqualTo("text 999");
        assertThat(columns.hash(999)).isEqualTo("text 999".hashCode());
        assertThat(List.of(columns.label(998), columns.rows(998))).containsExactly(2, 999);
    }

    @Test
    void textsThatFillABlockOrMoreLieInOneOfTheirOwn() {
        MemoryColumns columns = new MemoryColumns(4);
        List<String> texts = List.of("a", "b".repeat(BLOCK), "", "c".repeat(BLOCK - 1), "d".repeat(3 * BLOCK), "e", "");
        texts.forEach(text -> columns.add(text, columns.number(new Label("L")), 1));
        for (int i = 0; i < texts.size(); i++) {
            assertThat(columns.text(i)).isEqualTo(texts.get(i));
            assertThat(columns.isText(i, texts.get(i))).isTrue();
            assertThat(columns.isText(i, texts.get(i) + "x")).isFalse();
        }
        assertThat(columns.areEqual(2, 6)).isTrue();
        assertThat(columns.areEqual(0, 5)).isFalse();
    }

    @Test
    void aTextOfAsManyBytesAsAnotherHasCharactersIsNotIt() {
        MemoryColumns columns = new MemoryColumns(1);
        columns.add("éé", columns.number(new Label("L")), 1);
        assertThat(columns.isText(0, "éé")).isTrue();
        assertThat(columns.isText(0, "abcd")).isFalse();
        assertThat(columns.isText(0, "ab")).isFalse();
    }

    /** Lines as we write them and lines as other programs do are read by different code. */
    @Test
    void randomMemoriesAreReadBackHoweverTheirLinesAreWritten() throws IOException {
        Random random = new Random(SEED);
        List<String> letters = List.of(
                "a",
                "B",
                "7",
                " ",
                "<number>",
                "\"",
                "\\",
                "/",
                "é",
                "日",
                "\uD83D\uDE80",
                "\t",
                "\u007F",
                "{",
                "}",
                ",",
                ":");
        for (int round = 0; round < 30; round++) {
            Map<String, RememberedTemplate> byText = new LinkedHashMap<>();
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < random.nextInt(60); i++) {
                StringBuilder text = new StringBuilder();
                for (int k = random.nextInt(30); k >= 0; k--) {
                    text.append(letters.get(random.nextInt(letters.size())));
                }
                Label label = new Label("L" + random.nextInt(40) + (random.nextBoolean() ? " \"é\" \\" : ""));
                RememberedTemplate template =
                        new RememberedTemplate(text.toString(), label, 1 + random.nextInt(2_000_000));
                if (byText.putIfAbsent(template.text(), template) == null) {
                    lines.add(line(template, random.nextBoolean()));
                }
            }
            Path file = folder.resolve("memory.jsonl");
            TemplateMemory.of(List.copyOf(byText.values())).save(file);
            assertThat(TemplateMemory.load(file).templates())
                    .as("seed %d, round %d", SEED, round)
                    .containsExactlyElementsOf(byText.values());
            Files.write(file, lines);
            assertThat(TemplateMemory.load(file).templates())
                    .as("seed %d, round %d, mixed lines", SEED, round)
                    .containsExactlyElementsOf(byText.values());
        }
    }

    private static String line(RememberedTemplate template, boolean spaced) {
        String text = quoted(template.text(), spaced);
        String label = quoted(template.label().name(), spaced);
        return spaced
                ? "{ \"rows\" : " + template.rows() + ", \"label\": " + label + ", \"text\": " + text + " }"
                : "{\"text\":" + text + ",\"label\":" + label + ",\"rows\":" + template.rows() + "}";
    }

    private static String quoted(String text, boolean escaped) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || (escaped && c > '~')) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Test
    void aLineLongerThanTheBufferIsRead() throws IOException {
        String text = "long ".repeat(60_000);
        Path file = folder.resolve("memory.jsonl");
        TemplateMemory.of(List.of(
                        new RememberedTemplate("short", new Label("A"), 1),
                        new RememberedTemplate(text, new Label("A"), 2),
                        new RememberedTemplate("last", new Label("B"), 3)))
                .save(file);
        TemplateMemory memory = TemplateMemory.load(file);
        assertThat(memory.find(text)).map(RememberedTemplate::rows).contains(2);
        assertThat(memory.find("last")).map(RememberedTemplate::label).contains(new Label("B"));
    }

    @Test
    void countsThatAreNoneAreRefusedWithTheirLine() throws IOException {
        Path file = folder.resolve("memory.jsonl");
        for (String rows : List.of("0", "-1", "1.5", "2147483648", "\"3\"", "null")) {
            Files.writeString(
                    file,
                    "{\"text\":\"a\",\"label\":\"A\",\"rows\":1}\n\n{\"text\":\"b\",\"label\":\"A\",\"rows\":" + rows
                            + "}\n",
                    StandardCharsets.UTF_8);
            assertThatThrownBy(() -> TemplateMemory.load(file))
                    .as(rows)
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith(file + ":3: ")
                    .hasMessageContaining("rows");
        }
    }

    @Test
    void evidenceTellsHowOftenTrainingSawIt() {
        assertThat(new RememberedTemplate("User <number> logged in", new Label("A"), 1).summary())
                .isEqualTo("in training once: 'User <number> logged in'");
        assertThat(new RememberedTemplate("User <number> logged in", new Label("A"), 12).summary())
                .isEqualTo("in training 12 times: 'User <number> logged in'");
        assertThatThrownBy(() -> new RememberedTemplate("a", new Label("A"), 0))
                .hasMessage("rows must be at least 1: 0");
    }
}
