package io.logclf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The memory of a process, as Linux tells it. */
final class Resident {

    private Resident() {}

    /** Returns the resident memory of this process now, and the most there ever was, in the words of the system. */
    static String now() throws IOException {
        return of("self");
    }

    /**
     * Returns the same of another process.
     *
     * @param process its number
     */
    static String of(String process) throws IOException {
        return Files.readAllLines(Path.of("/proc", process, "status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
