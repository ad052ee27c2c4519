package io.logclf.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredDatesTest {

    /** Written by training, which holds no clock so that its files are the same each time; the foot of the page tells its commit. */
    private static final Path MODEL_CARD = Path.of("models/default/MODEL_CARD.md");
    /** Its figures are versions and ages, and it says above all tables of which day they are. */
    private static final Path DEPENDENCIES = Path.of("docs/dependencies.md");

    @Test
    void everySectionWithATableOfFiguresSaysWhenTheyWereMeasured() throws IOException {
        ReadOn readOn = ReadOn.of(Markdown.toHtml(Files.readString(Built.ROOT.resolve("README.md"))));
        List<Path> measured = new ArrayList<>();
        for (ReadOn.Entry entry : readOn.entries().toList()) {
            var body = Markdown.toHtml(Files.readString(Built.ROOT.resolve(entry.source())));
            if (!List.of(MODEL_CARD, DEPENDENCIES).contains(entry.source())) {
                assertThat(MeasuredDates.missing(body))
                        .as(
                                "%s: sections with figures but no line such as 'Measured 2026-01-31, 2 cores, JDK 17.'",
                                entry.source())
                        .isEmpty();
            }
            if (!MeasuredDates.of(body).dates().isEmpty()) {
                measured.add(entry.source());
            }
        }
        assertThat(measured)
                .contains(Path.of("docs/performance.md"), Path.of("docs/training.md"), Path.of("docs/discover.md"))
                .hasSizeGreaterThan(4);
    }

    @Test
    void aTableOfFiguresWithoutALineIsFoundByItsSection() {
        String figures = "| a | rows/s |\n| --- | --- |\n| x | 1,000 ± 20 |\n| y | 0.5 × |\n\n";
        String words =
                "| option | what |\n| --- | --- |\n| `--x` | a word |\n| `--y` | 3 words |\n| `--z` | word |\n\n";
        assertThat(missing("# P\n\n## A\n\n" + figures + "## B\n\n" + words + "## C\n\n" + figures
                        + "Measured 2026-01-31.\n"))
                .containsExactly("A");
        assertThat(missing("# P\n\n" + figures)).containsExactly("P");
    }

    @Test
    void theFootOfThePageTellsFirstAndLastDay() {
        assertThat(sentence("Measured 2026-02-01, 2 cores.\n\nCounted 2026-01-31.\n\nmeasured 2025-01-01\n"))
                .isEqualTo("Figures of 2026-01-31 to 2026-02-01.");
        assertThat(sentence("Calculated 2026-01-31.")).isEqualTo("Figures of 2026-01-31.");
        assertThat(MeasuredDates.of(Markdown.toHtml("No figures.")).sentence()).isEmpty();
    }

    private static List<String> missing(String markdown) {
        return MeasuredDates.missing(Markdown.toHtml(markdown));
    }

    private static String sentence(String markdown) {
        return MeasuredDates.of(Markdown.toHtml(markdown)).sentence().orElseThrow();
    }
}
