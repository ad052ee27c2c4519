package io.logclf.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateMemoryTest {

    private static final Label ERROR = new Label("Error");
    private static final Label ACTION = new Label("User \"Action\" \u00e9");

    @TempDir
    private Path folder;

    @Test
    void findsEveryTemplateAndNoOther() {
        List<RememberedTemplate> templates = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            templates.add(new RememberedTemplate("text " + i, i % 2 == 0 ? ERROR : ACTION, i + 1));
        }
        TemplateMemory memory = TemplateMemory.of(templates);
        for (RememberedTemplate template : templates) {
            assertThat(memory.find(template.text())).contains(template);
            assertThat(memory.find(template.text() + "x")).isEmpty();
        }
        assertThat(memory.find("")).isEmpty();
        assertThat(memory.size()).isEqualTo(5_000);
    }

    @Test
    void textsWithEqualHashesAreTold() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        TemplateMemory memory = TemplateMemory.of(
                List.of(new RememberedTemplate("Aa", ERROR, 1), new RememberedTemplate("BB", ACTION, 1)));
        assertThat(memory.find("Aa")).map(RememberedTemplate::label).contains(ERROR);
        assertThat(memory.find("BB")).map(RememberedTemplate::label).contains(ACTION);
    }

    @Test
    void emptyMemoryFindsNothing() {
        assertThat(TemplateMemory.of(List.of()).find("text")).isEmpty();
    }

    @Test
    void oneTextTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemplateMemory.of(
                        List.of(new RememberedTemplate("text", ERROR, 1), new RememberedTemplate("text", ACTION, 1))))
                .withMessage("templates 1 and 2 have the same text; keep one, or none if their labels differ");
    }

    @Test
    void fileIsReadBackAndWrittenAlike() throws IOException {
        TemplateMemory memory = TemplateMemory.of(List.of(
                new RememberedTemplate("User <number> \"in\"\n\u2028 \ud83d\udd25", ACTION, 12),
                new RememberedTemplate("", ERROR, 1)));
        Path file = folder.resolve("memory.jsonl");
        memory.save(file);
        assertThat(TemplateMemory.load(file).templates()).isEqualTo(memory.templates());
        Path again = folder.resolve("again.jsonl");
        TemplateMemory.load(file).save(again);
        assertThat(again).hasSameBinaryContentAs(file);
        assertThat(Files.readAllLines(file).get(1)).isEqualTo("{\"text\":\"\",\"label\":\"Error\",\"rows\":1}");
    }

    @Test
    void wrongLineIsNamed() throws IOException {
        assertRefused("{\"text\": \"a\", \"label\": \"Error\", \"rows\": 0}", "'rows' must be a whole number: 0");
        assertRefused("{\"text\": \"a\", \"label\": \" \", \"rows\": 1}", "'label' name must not be blank");
        assertRefused("{\"text\": \"a\", \"label\": \"Error\"}", "needs a value for 'rows'");
        assertRefused("{\"text\": \"a\", \"label\": \"E\", \"rows\": 1, \"x\": 1}", "unknown key 'x'");
        assertRefused("{\"text\":\"a\",\"label\":\" \",\"rows\":1}", "'label' name must not be blank");
        assertRefused("{\"text\":\"a\",\"label\":\"E\",\"rows\":0}", "'rows' must be a whole number: 0");
        assertRefused("{\"text\":\"a\",\"label\":\"E\",\"rows\":-1}", "'rows' must be a whole number: -1");
        assertRefused("{\"text\":\"a\",\"label\":\"E\",\"rows\":1} x", "is no valid JSON");
        assertRefused("{\"text\":\"a\",\"text\":\"b\",\"label\":\"E\",\"rows\":1}", "'text' is there twice");
        assertRefused("[]", "must be a JSON object");
        assertRefused("{\"text\": ", "is no valid JSON");
    }

    @Test
    void linesThatOtherProgramsWroteAreReadAlike() throws IOException {
        Path file = folder.resolve("memory.jsonl");
        Files.writeString(file, """
                { "rows" : 3, "label" : "Error", "text" : "a" }
                {"text":"b\\u0021","label":"Error","rows":2}
                {"text":"c","label":"Error","rows":10}
                {"text":"d","label":"Error","rows":1.0}
                """);
        assertThat(TemplateMemory.load(file).templates())
                .containsExactly(
                        new RememberedTemplate("a", ERROR, 3),
                        new RememberedTemplate("b!", ERROR, 2),
                        new RememberedTemplate("c", ERROR, 10),
                        new RememberedTemplate("d", ERROR, 1));
    }

    @Test
    void textsOfAllScriptsAreFoundInWhatWasReadBack() {
        List<RememberedTemplate> templates = new ArrayList<>();
        for (String text : List.of(
                "login",
                "caf\u00e9",
                "cafe",
                "\u767b\u5f55\u5931\u8d25",
                "\ud83d\udd25",
                "tab\t",
                "back\\slash",
                "x".repeat(70_000))) {
            for (Label label : List.of(ERROR, ACTION)) {
                templates.add(new RememberedTemplate(label.name() + text, label, templates.size() + 1));
            }
        }
        Path file = folder.resolve("memory.jsonl");
        TemplateMemory.of(templates).save(file);
        TemplateMemory memory = TemplateMemory.load(file);
        assertThat(memory.templates()).isEqualTo(templates);
        for (RememberedTemplate template : templates) {
            assertThat(memory.find(template.text())).contains(template);
        }
        assertThat(memory.find("Error\u767b\u5f55\u5931")).isEmpty();
        assertThat(memory.find("Errorcaf\uffe9")).isEmpty();
        assertThat(memory.find("Error\ud83d")).isEmpty();
    }

    @Test
    void textsOfAllLengthsAreFoundInAnyOrder() {
        List<String> texts = List.of(
                "",
                "a".repeat(65_535),
                "b".repeat(65_536),
                "c",
                "d".repeat(65_534),
                "e",
                "f".repeat(200_000),
                "g".repeat(30_000),
                "h".repeat(35_536),
                "i");
        for (int first = 0; first < texts.size(); first++) {
            List<RememberedTemplate> templates = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                templates.add(new RememberedTemplate(texts.get((first + i) % texts.size()), ERROR, i + 1));
            }
            Path file = folder.resolve("memory" + first + ".jsonl");
            TemplateMemory.of(templates).save(file);
            TemplateMemory memory = TemplateMemory.load(file);
            assertThat(memory.templates().equals(templates))
                    .as("first " + first)
                    .isTrue();
            for (RememberedTemplate template : templates) {
                assertThat(memory.find(template.text()).equals(Optional.of(template)))
                        .isTrue();
            }
        }
    }

    @Test
    void linesOfWindowsAndALastLineWithoutEndAreRead() throws IOException {
        Path file = folder.resolve("memory.jsonl");
        String line = "{\"text\":\"%s\",\"label\":\"Error\",\"rows\":1}";
        Files.writeString(file, line.formatted("a") + "\r\n" + line.formatted("b") + "\r\n\r\n" + line.formatted("c"));
        assertThat(TemplateMemory.load(file).templates())
                .extracting(RememberedTemplate::text)
                .containsExactly("a", "b", "c");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = folder.resolve("memory.jsonl");
        Files.write(
                file, "{\"text\":\"\u00e9\",\"label\":\"Error\",\"rows\":1}\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> TemplateMemory.load(file))
                .withMessageStartingWith(file + ": cannot be read: ");
    }

    @Test
    void conflictInTheFileIsRefused() throws IOException {
        Path file = folder.resolve("memory.jsonl");
        String line = "{\"text\": \"a\", \"label\": \"Error\", \"rows\": 1}\n";
        Files.writeString(file, line + line.replace(": ", ":").replace(", ", ","));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TemplateMemory.load(file))
                .withMessageStartingWith(file + ": templates 1 and 2 have the same text");
    }

    @Test
    void missingFileCannotBeRead() {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> TemplateMemory.load(folder.resolve("none.jsonl")));
    }

    private void assertRefused(String line, String problem) throws IOException {
        Path file = folder.resolve("memory.jsonl");
        Files.writeString(file, "{\"text\": \"first\", \"label\": \"Error\", \"rows\": 1}\n\n" + line + "\n");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TemplateMemory.load(file))
                .withMessageStartingWith(file + ":3: ")
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }
}
