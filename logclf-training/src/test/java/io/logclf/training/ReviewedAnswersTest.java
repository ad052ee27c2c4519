package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewedAnswersTest {

    private static final String ACCEPTED = line("Van <number> left", "Delivery", "true");

    @TempDir
    private Path folder;

    @Test
    void acceptedLinesBecomeMaskedEntriesAndTheOthersAreCounted() throws IOException {
        Path file = file(ACCEPTED + line("a", "A", "null") + "\n" + line("b", "B", "false") + line("c", "C", "null"));
        ReviewedAnswers answers = ReviewedAnswers.read(List.of(file));
        assertThat(answers.entries())
                .containsExactly(LabelledEntry.of(LogEntry.of("bakery", "Van <number> left"), new Label("Delivery"))
                        .at(new Place(file, 1))
                        .asMasked());
        assertThat(answers.undecided()).isEqualTo(2);
        assertThat(answers.rejected()).isEqualTo(1);
    }

    @Test
    void aPersonsCorrectionIsTheLabel() throws IOException {
        Path file = file(ACCEPTED.replace("Delivery", " Transport "));
        assertThat(ReviewedAnswers.read(List.of(file)).entries())
                .extracting(LabelledEntry::label)
                .containsExactly(new Label("Transport"));
    }

    @Test
    void severalFilesAreReadInTheirOrder() throws IOException {
        Path one = file(ACCEPTED);
        Path other = Files.writeString(
                folder.resolve("other.jsonl"), line("x", "X", "true").strip());
        assertThat(ReviewedAnswers.read(List.of(other, one)).entries())
                .extracting(LabelledEntry::where)
                .containsExactly(other + ":1", one + ":1");
    }

    @Test
    void whatAnEditorAddsIsNoFault() throws IOException {
        Path file =
                file("\ufeff" + ACCEPTED.strip() + "\r\n\r\n" + ACCEPTED.replace("\"label\"", "\"note\":1,\"label\""));
        assertThat(ReviewedAnswers.read(List.of(file)).entries()).hasSize(2);
    }

    @Test
    void aLastLineThatWasCutShortIsRefusedWithItsPlace() throws IOException {
        Path file = file(ACCEPTED + ACCEPTED.substring(0, 30));
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> ReviewedAnswers.read(List.of(file)))
                .withMessage(file + ":2: is no JSON object, or was cut short; repair the line or delete it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]|is no JSON object",
                "{message: x}|is no JSON object",
                "{\"message\":\"secret text\"} {}|is no JSON object",
                "{\"message\":\"secret text\",\"source\":\"s\",\"label\":\"L\"}|'accepted' must be true, false or null",
                "{\"message\":\"secret text\",\"source\":\"s\",\"label\":\"L\",\"accepted\":\"true\"}|'accepted' must be true",
                "{\"message\":7,\"source\":\"s\",\"label\":\"L\",\"accepted\":true}|'message' must be a text in quotes",
                "{\"message\":\"secret text\",\"label\":\"L\",\"accepted\":null}|'source' must be a text in quotes",
                "{\"message\":\"secret text\",\"source\":\"s\",\"label\":null,\"accepted\":false}|'label' must be a text",
                "{\"message\":\"secret text\",\"source\":\"s\",\"label\":\" \",\"accepted\":true}|'label' is empty; give",
            })
    void aBrokenLineIsOneErrorWithoutLogText(String line, String problem) throws IOException {
        Path file = file(ACCEPTED + "\n" + line + "\n" + ACCEPTED);
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> ReviewedAnswers.read(List.of(file)))
                .withMessageStartingWith(file + ":3: " + problem)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).doesNotContain("secret text"));
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> ReviewedAnswers.read(List.of(folder.resolve("none.jsonl"))))
                .isInstanceOf(FileException.class)
                .hasMessage(folder.resolve("none.jsonl") + ": there is no such file");
    }

    private static String line(String message, String label, String accepted) {
        return "{\"message\":\"" + message + "\",\"source\":\"bakery\",\"label\":\"" + label
                + "\",\"model\":\"m\",\"time\":\"2026-01-31T12:00:00Z\",\"prompt\":\"0f\",\"accepted\":" + accepted
                + "}\n";
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("review.jsonl"), text);
    }
}
