package io.logclf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The memory of this process, as Linux tells it. */
final class Resident {

    private Resident() {}

    /** Returns the resident memory now, and the most there ever was, in the words of the system. */
    static String now() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
