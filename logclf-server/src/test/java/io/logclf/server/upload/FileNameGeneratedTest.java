package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameGeneratedTest {

    private static final long SEED = 60;
    private static final String CHARS = "ab09._-/\\ \"'\r\n\t\0;:=%ü漢\ud83d\ude00\u202e";

    private final Random random = new Random(SEED);

    @Test
    void whatIsShownIsAShortNameWithoutFolders() {
        for (int i = 0; i < 1_000; i++) {
            String given = name();
            String shown = FileName.shown(given);
            assertThat(shown).as("seed %d", SEED).isNotEmpty().hasSizeLessThanOrEqualTo(100);
            assertThat(shown).doesNotContain("/", "\\", "\r", "\n", "\0");
            assertThat(FileName.shown("folder/" + given)).isEqualTo(shown);
        }
    }

    @Test
    void whatGoesIntoAHeaderCannotEndItOrItsQuotes() {
        for (int i = 0; i < 1_000; i++) {
            String given = name();
            assertThat(FileName.classified(FileName.shown(given)))
                    .as("seed %d", SEED)
                    .matches("[A-Za-z0-9._-]+")
                    .endsWith("-classified.csv");
            String safe = FileName.safe(given);
            assertThat(safe).matches("[A-Za-z0-9._-]*").hasSizeLessThanOrEqualTo(given.length());
            assertThat(FileName.safe(safe)).isEqualTo(safe);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, a-classified.csv",
        "a.CSV.GZ, a-classified.csv",
        "a.b.c.log, a.b.c-classified.csv",
        "a.jsonl, a.jsonl-classified.csv",
        "a., a.-classified.csv",
        ".csv, -classified.csv",
        "a.gz.gz, a-classified.csv",
        "archive.tar.gz, archive-classified.csv",
        "app.log.1, app.log-classified.csv"
    })
    void onlyTheEndingOfTheNameIsReplaced(String shown, String answer) {
        assertThat(FileName.classified(shown)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"'  a.csv  ', a.csv", "'   ', file", "'x/  ', file", "'\t', file", "., .", "a/b\\c, c", "a\\b/c, c"})
    void blanksAroundANameAreNoPartOfIt(String given, String shown) {
        assertThat(FileName.shown(given)).isEqualTo(shown);
    }

    @Test
    void aNameIsKeptUpToItsLimit() {
        assertThat(FileName.shown("n".repeat(100))).isEqualTo("n".repeat(100));
        assertThat(FileName.shown("n".repeat(96) + ".csvx")).isEqualTo("n".repeat(96) + ".csv");
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(140); i > 0; i--) {
            name.append(CHARS.charAt(random.nextInt(CHARS.length())));
        }
        return name.toString();
    }
}
