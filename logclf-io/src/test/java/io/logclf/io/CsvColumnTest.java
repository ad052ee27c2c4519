package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvColumnTest {

    @Test
    void findsAColumnWhateverItsPlaceAndBlanks() throws IOException {
        try (CsvReader reader = Tables.reader("id, target_label ,x\n1,Error\n2\n")) {
            CsvColumn column = CsvColumn.required(reader, "target_label", "label");
            assertThat(column.index()).isEqualTo(1);
            assertThat(column.name()).isEqualTo("target_label");
            assertThat(column.cell(reader.read().orElseThrow())).isEqualTo("Error");
            assertThat(column.cell(reader.read().orElseThrow())).isEmpty();
        }
    }

    @Test
    void namesTheColumnsThereAreAndTheRemedy() throws IOException {
        try (CsvReader reader = Tables.reader("Source,\"log\nmessage\"\n")) {
            assertThatThrownBy(() -> CsvColumn.required(reader, "source", "source"))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "logs.csv: has no column 'source'; it has 'Source', 'log message'; name the right source column");
        }
    }

    @Test
    void showsOnlySomeOfVeryManyColumns() throws IOException {
        String header =
                IntStream.range(0, 1000).mapToObj(i -> "c" + i + "x".repeat(90)).collect(Collectors.joining(","));
        try (CsvReader reader = Tables.reader(header)) {
            assertThatThrownBy(() -> CsvColumn.required(reader, "source", "source"))
                    .hasMessageContaining("and 980 more;")
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1200));
        }
    }

    @Test
    void showsNoHalfOfACharacterOfALongName() throws IOException {
        for (int before = 20; before < 100; before++) {
            String header = "x".repeat(before) + "🔥".repeat(60);
            try (CsvReader reader = Tables.reader(header)) {
                assertThatThrownBy(() -> CsvColumn.required(reader, "source", "source"))
                        .satisfies(e -> assertThat(e.getMessage().codePoints())
                                .as(e.getMessage())
                                .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
            }
        }
    }

    @Test
    void refusesANameThatIsThereTwice() throws IOException {
        try (CsvReader reader = Tables.reader("source,log_message, source\n")) {
            assertThatThrownBy(() -> CsvColumn.required(reader, "source", "source"))
                    .isInstanceOf(InputException.class)
                    .hasMessage("logs.csv: has more than one column 'source'; rename or remove one of them");
            assertThat(CsvColumn.required(reader, "log_message", "message").index())
                    .isEqualTo(1);
        }
    }
}
