package io.logclf.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** How a program ended, and what it printed. */
record Outcome(int code, String output, String error) {

    /** Runs a program with this process's environment and more. */
    static Outcome of(Path folder, Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return of(folder, builder);
    }

    /** Runs a program with nothing in its environment but what is given. */
    static Outcome bare(Path folder, Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return of(folder, builder);
    }

    private static Outcome of(Path folder, ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("logclf-out", ".txt");
        Path error = Files.createTempFile("logclf-err", ".txt");
        try {
            int code = builder.directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(error.toFile())
                    .start()
                    .waitFor();
            return new Outcome(code, Files.readString(output), Files.readString(error));
        } finally {
            Files.delete(output);
            Files.delete(error);
        }
    }
}
