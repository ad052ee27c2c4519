package io.logclf.trainingdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticSystemsTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsASystemAndALineAnEvent() throws IOException {
        Files.writeString(folder.resolve("slots.conf"), "colour = red | blue\n");
        Path systems = Files.createDirectory(folder.resolve("systems"));
        Files.writeString(systems.resolve("lamps.txt"), "lamp {small} turned {colour}\nlamp {small} broke\n");

        SyntheticSystems.write(systems, folder.resolve("out"), 2);

        assertThat(logs()).containsExactlyInAnyOrder("lamps-1.log_structured.csv", "lamps-2.log_structured.csv");
        List<String> lines = Files.readAllLines(folder.resolve("out/lamps-1.log_structured.csv"));
        assertThat(lines).hasSize(2_001).startsWith("Content,EventId");
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.matches("lamp \\d+ (turned (red|blue),E1|broke,E2)"));
    }

    @Test
    void aKindOfTheTrainingDataIsASystemAndATemplateWithoutChoicesAnEvent() throws IOException {
        Path templates = templates("lamps", 25);

        SyntheticSystems.write(templates, folder.resolve("out"), 1);

        assertThat(logs()).singleElement().asString().matches("(looked-at|held-out)/lamps-hall-1.log_structured.csv");
        Set<String> messages =
                new HashSet<>(Files.readAllLines(folder.resolve("out").resolve(logs().get(0))));
        assertThat(messages).noneMatch(message -> message.contains("either")).hasSizeLessThanOrEqualTo(26);
    }

    @Test
    void kindsThatAreNoSystemsOrTooSmallGiveNoLogs() throws IOException {
        templates("prose-more", 25);
        Path templates = templates("tiny", 24);

        SyntheticSystems.write(templates, folder.resolve("out"), 1);

        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** Writes a file with a kind that has so many events, and a template with a choice. */
    private Path templates(String file, int events) throws IOException {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.writeString(templates.resolve("slots.conf"), "colour = red | blue\n");
        String lines = IntStream.range(0, events)
                .mapToObj(i -> "SYS lamp of hall " + (char) ('a' + i) + " lit\n")
                .collect(Collectors.joining());
        Files.writeString(
                templates.resolve(file + ".txt"), "## hall = lampd\n" + lines + "SYS lamp {either|or} was lit again\n");
        return templates;
    }

    private List<String> logs() throws IOException {
        Path out = folder.resolve("out");
        List<String> logs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(out)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> logs.add(out.relativize(file).toString().replace('\\', '/')));
        }
        return logs;
    }
}
