package io.logclf.trainingdata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file of word lists, the values of slots: {@code name = value | value}. Lines of the same name add up, {@code #} starts a comment.
 * Words keep their lines, so that a mistake in one can be reported where it is.
 */
final class WordLists {

    private WordLists() {}

    /** A word and where it stands. */
    record Word(String text, NumberedLine line) {}

    /**
     * Reads a file; the lists keep its order.
     *
     * @throws IllegalArgumentException if a line is no list; the message names file and line
     */
    static Map<String, List<Word>> read(Path file) throws IOException {
        Map<String, List<Word>> lists = new LinkedHashMap<>();
        for (NumberedLine line : NumberedLine.read(file)) {
            if (line.text().isBlank() || line.text().startsWith("#")) {
                continue;
            }
            int equals = line.text().indexOf(" = ");
            if (equals < 0) {
                throw line.error("needs the form: name = value | value");
            }
            List<Word> words = lists.computeIfAbsent(line.text().substring(0, equals), name -> new ArrayList<>());
            for (String word : line.text().substring(equals + 3).split(" \\| ", -1)) {
                words.add(new Word(word.strip(), line));
            }
        }
        return lists;
    }
}
