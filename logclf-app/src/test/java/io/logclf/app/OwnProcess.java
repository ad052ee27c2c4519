package io.logclf.app;

import io.logclf.testkit.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The program in a process of its own. */
public final class OwnProcess {

    private OwnProcess() {}

    static List<String> command(String... args) {
        return command(List.of(), args);
    }

    /** The command line of the program. */
    public static List<String> command(List<String> options, String... args) {
        return Jvm.command(options, Main.class, args);
    }

    static Path namedPipe(Path path) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("mkfifo failed for " + path);
        }
        return path;
    }
}
