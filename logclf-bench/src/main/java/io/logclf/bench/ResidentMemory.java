package io.logclf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The resident memory of a process, as Linux reports it in {@code /proc}: all of it, including what native libraries such as ONNX
 * Runtime allocate, which the JVM's own figures leave out.
 */
public final class ResidentMemory {

    private ResidentMemory() {}

    /**
     * Returns the resident memory of this process now ({@code VmRSS}) and its maximum so far ({@code VmHWM}), as the system writes them.
     *
     * @throws IOException on systems without {@code /proc}
     */
    public static String now() throws IOException {
        return of("self");
    }

    /**
     * Returns the same figures of another process.
     *
     * @param process its id
     * @throws IOException if there is no such process, or no {@code /proc}
     */
    public static String of(String process) throws IOException {
        return Files.readAllLines(Path.of("/proc", process, "status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
