package io.logclf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The templates of one label, from a file that is named after it: {@code ## section} starts a section, other {@code #}
 * lines are comments, every other line is a template.
 *
 * @param label such as {@code HTTP Status}, from {@code http-status.txt}
 */
record LabelTemplates(String label, Path file, List<Template> templates) {

    private static final String SUFFIX = ".txt";
    private static final String SECTION = "## ";

    LabelTemplates {
        templates = List.copyOf(templates);
    }

    /** A template's line and the systems that may write it. */
    record Template(NumberedLine line, List<String> sources) {

        Template {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Reads the files of a folder, in the order of their names.
     *
     * @throws IllegalArgumentException if a file is not as described; the message names file and line
     */
    static List<LabelTemplates> readFolder(Path folder, Map<String, List<WordLists.Word>> sources) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        List<LabelTemplates> labels = new ArrayList<>();
        for (Path file : files) {
            labels.add(new LabelTemplates(label(file), file, templates(file, sources)));
        }
        return labels;
    }

    /** Returns the file's name without its ending. */
    String fileStem() {
        return stem(file);
    }

    private static List<Template> templates(Path file, Map<String, List<WordLists.Word>> sources) throws IOException {
        List<Template> templates = new ArrayList<>();
        List<String> systems = List.of();
        for (NumberedLine line : NumberedLine.read(file)) {
            String text = line.text();
            if (text.startsWith(SECTION)) {
                systems = systems(line, sources);
            } else if (!text.isBlank() && !text.startsWith("#")) {
                if (systems.isEmpty()) {
                    throw line.error("a template before the first section");
                }
                templates.add(new Template(line, systems));
            }
        }
        return templates;
    }

    private static List<String> systems(NumberedLine line, Map<String, List<WordLists.Word>> sources) {
        List<WordLists.Word> words = sources.get(line.text().substring(SECTION.length()));
        if (words == null) {
            throw line.error("a section without systems in sources.conf");
        }
        return words.stream().map(WordLists.Word::text).toList();
    }

    private static String label(Path file) {
        return Arrays.stream(stem(file).split("-", -1))
                .map(word -> word.equals("http")
                        ? "HTTP"
                        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static String stem(Path file) {
        String name = Objects.requireNonNull(file.getFileName(), "file name").toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
