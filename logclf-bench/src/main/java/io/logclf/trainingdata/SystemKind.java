package io.logclf.trainingdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of system and what it writes. In a file, {@code ## kind = source | source} begins one, other {@code #} lines are
 * comments, and every other line is a template with its tag. Immutable.
 *
 * @param name such as {@code postgresql}
 * @param sources the programs, loggers or products under whose names its messages come, at least one
 * @param file where it stands
 */
record SystemKind(String name, List<List<TemplatePart>> sources, List<Template> templates, Path file) {

    private static final String SUFFIX = ".txt";
    private static final String START = "## ";
    private static final Pattern HEADING = Pattern.compile("## ([a-z0-9]+(?:-[a-z0-9]+)*) = (\\S.*)");

    SystemKind {
        sources = List.copyOf(sources);
        templates = List.copyOf(templates);
    }

    /**
     * Reads the {@code .txt} files of a folder, in the order of their names.
     *
     * @throws IllegalArgumentException if a file is not as described or has an unknown slot; the message names file and line
     */
    static List<SystemKind> readFolder(Path folder, Slots slots) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        List<SystemKind> kinds = new ArrayList<>();
        for (Path file : files) {
            kinds.addAll(read(file, slots));
        }
        return kinds;
    }

    /** Reads the kinds of one file: each heading with the lines up to the next. */
    private static List<SystemKind> read(Path file, Slots slots) throws IOException {
        List<SystemKind> kinds = new ArrayList<>();
        List<NumberedLine> lines = NumberedLine.read(file);
        int next = 0;
        while (next < lines.size()) {
            NumberedLine line = lines.get(next++);
            if (line.text().startsWith(START)) {
                int end = next;
                while (end < lines.size() && !lines.get(end).text().startsWith(START)) {
                    end++;
                }
                kinds.add(kind(line, lines.subList(next, end), slots));
                next = end;
            } else if (isTemplate(line)) {
                throw line.error("a template before the first kind");
            }
        }
        return kinds;
    }

    /** Builds a kind of its heading and its lines. */
    private static SystemKind kind(NumberedLine heading, List<NumberedLine> lines, Slots slots) {
        Matcher matcher = HEADING.matcher(heading.text());
        if (!matcher.matches()) {
            throw heading.error("needs the form: ## kind = source | source");
        }
        List<List<TemplatePart>> sources = Arrays.stream(matcher.group(2).split(" \\| ", -1))
                .map(source -> slots.parse(source.strip(), heading))
                .toList();
        List<Template> templates = lines.stream()
                .filter(SystemKind::isTemplate)
                .map(line -> template(line, slots))
                .toList();
        return new SystemKind(matcher.group(1), sources, templates, heading.file());
    }

    /** Tells whether a line is neither blank nor a comment. */
    private static boolean isTemplate(NumberedLine line) {
        return !line.text().isBlank() && !line.text().startsWith("#");
    }

    /** Parses the line of a template. */
    private static Template template(NumberedLine line, Slots slots) {
        Tag tag = Tag.startOf(line.text()).orElseThrow(() -> line.error("begins with no tag"));
        String text = tag.rest(line.text());
        return new Template(tag, text, slots.parse(text, line), line);
    }
}
