package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsCsvTest {

    @TempDir
    private Path folder;

    private static TemplateRows template(String example, long rows, String... sources) {
        return new TemplateRows(example, rows, example, List.of(example), List.of(sources), List.of("INFO"));
    }

    /** Writes groups and returns the rows below the header. */
    private List<CsvRow> written(double eps, List<TemplateRows> templates) throws IOException {
        PortionedEncoding encoding =
                new PortionedEncoding(new WordsEncoder(), Runnable::run, 1, (phase, done, total) -> {});
        Path file = folder.resolve("groups.csv");
        new GroupsCsv(GroupedTemplates.of(templates, encoding, eps, 1)).write(file);
        List<CsvRow> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(file)) {
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    @Test
    void theLargestGroupComesFirstWithAnEmptyLabel() throws IOException {
        List<CsvRow> rows = written(0.01, List.of(template("alpha beta", 2, "db"), template("gamma delta", 9, "web")));
        assertThat(rows.get(0).cells())
                .containsExactly("1", "9", "1", "gamma delta", "", "web", "INFO", "9 x gamma delta");
        assertThat(rows.get(1).cells())
                .containsExactly("2", "2", "1", "alpha beta", "", "db", "INFO", "2 x alpha beta");
    }

    @Test
    void templatesOfAGroupAreALineEach() throws IOException {
        List<CsvRow> rows = written(
                2, List.of(template("alpha beta\n gamma\tdelta epsilon", 1), template("one two three four five", 3)));
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.cells().get(7))
                        .isEqualTo("3 x one two three four five\n1 x alpha beta gamma delta epsilon"));
    }

    @Test
    void moreThanThirtyTemplatesAreCounted() throws IOException {
        List<TemplateRows> many = IntStream.range(0, 32)
                .mapToObj(i -> template(name(i) + "x " + name(i) + "y " + name(i) + "z " + name(i) + "w", 1))
                .toList();
        String examples = written(2, many).get(0).cells().get(7);
        assertThat(examples.lines()).hasSize(31);
        assertThat(examples).endsWith("\nand 2 more templates");
    }

    @Test
    void moreThanTwentySourcesAreNotListed() throws IOException {
        String[] sources = IntStream.range(0, 21).mapToObj(GroupsCsvTest::name).toArray(String[]::new);
        String listed = written(0.1, List.of(template("alpha beta", 1, sources)))
                .get(0)
                .cells()
                .get(5);
        assertThat(listed.split("; ", -1)).hasSize(21).endsWith("and others");
    }

    @Test
    void aLongMessageIsCutBetweenCharacters() throws IOException {
        String rocket = "\ud83d\ude80";
        String examples = written(0.1, List.of(template(rocket.repeat(201), 1)))
                .get(0)
                .cells()
                .get(7);
        assertThat(examples).isEqualTo("1 x " + rocket.repeat(200) + "\u2026");
    }

    @Test
    void labelsThatAPersonFilledInAreSeen() throws IOException {
        assertThat(GroupsCsv.labelled(folder)).isEmpty();
        written(0.1, List.of(template("alpha beta", 1)));
        assertThat(GroupsCsv.labelled(folder)).isEmpty();
        Files.writeString(folder.resolve("groups.csv"), "cluster,target_label\n1, \n2,Backup\n");
        assertThat(GroupsCsv.labelled(folder)).contains("its groups.csv has labels filled in");
    }

    @Test
    void whatIsNotTheFileAnyMoreIsTakenForLabelled() throws IOException {
        Files.writeString(folder.resolve("groups.csv"), "cluster,notes\n1,mine\n");
        assertThat(GroupsCsv.labelled(folder)).isPresent();
    }

    private static String name(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }
}
