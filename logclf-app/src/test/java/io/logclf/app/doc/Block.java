package io.logclf.app.doc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fenced block of a page of the documentation.
 *
 * @param page the page, relative to the root of the project
 * @param line where its text begins, from 1
 * @param language what stands after the fence
 * @param marker the comment in the line before the fence, without its dashes; may be empty
 * @param text the lines within
 * @param output what the page shows right after it in a block of the language {@code text}
 */
record Block(Path page, int line, String language, String marker, List<String> text, Optional<List<String>> output) {

    private static final String FENCE = "```";

    /** All blocks of README.md and of the pages in docs and docs/integrations, page by page. */
    static List<Block> all(Path root) throws IOException {
        List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(root.resolve("docs"), 2)) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<Block> blocks = new ArrayList<>();
        for (Path page : pages) {
            blocks.addAll(of(root.relativize(page), Files.readAllLines(page)));
        }
        return blocks;
    }

    /** The text of the marker after a word such as {@code not run:}; empty if it has no such word. */
    Optional<String> marked(String word) {
        int at = marker.indexOf(word);
        if (at < 0) {
            return Optional.empty();
        }
        String rest = marker.substring(at + word.length());
        return Optional.of(rest.split(";", 2)[0].strip());
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }

    private static List<Block> of(Path page, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            String language = lines.get(i).substring(FENCE.length()).strip();
            int end = end(lines, i);
            int next = end + 1;
            while (next < lines.size() && lines.get(next).isBlank()) {
                next++;
            }
            Optional<List<String>> output =
                    next < lines.size() && lines.get(next).equals(FENCE + "text")
                            ? Optional.of(lines.subList(next + 1, end(lines, next)))
                            : Optional.empty();
            blocks.add(new Block(page, i + 2, language, marker(lines, i), lines.subList(i + 1, end), output));
            i = end;
        }
        return blocks;
    }

    /** Where the block that begins at this fence ends; a block without an end goes to the end of the page. */
    private static int end(List<String> lines, int fence) {
        int end = fence + 1;
        while (end < lines.size() && !lines.get(end).equals(FENCE)) {
            end++;
        }
        return end;
    }

    private static String marker(List<String> lines, int fence) {
        for (int i = fence - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                return line.startsWith("<!--")
                        ? line.replaceAll("^<!--|-->$", "").strip()
                        : "";
            }
        }
        return "";
    }
}
