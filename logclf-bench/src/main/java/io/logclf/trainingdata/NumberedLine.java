package io.logclf.trainingdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text file. Immutable.
 *
 * @param number counted from 1
 */
record NumberedLine(Path file, int number, String text) {

    /** Reads a file in UTF-8. */
    static List<NumberedLine> read(Path file) throws IOException {
        List<NumberedLine> lines = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            lines.add(new NumberedLine(file, lines.size() + 1, text));
        }
        return lines;
    }

    /** Returns an error that says where it is. */
    IllegalArgumentException error(String problem) {
        return new IllegalArgumentException(file + ":" + number + ": " + problem);
    }
}
