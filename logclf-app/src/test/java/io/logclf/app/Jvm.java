package io.logclf.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, with this one's class path. */
public final class Jvm {

    private Jvm() {}

    static List<String> command(String... args) {
        return command(List.of(), args);
    }

    /** The command line of the program. */
    public static List<String> command(List<String> options, String... args) {
        return command(Main.class, options, args);
    }

    /** Another program of this class path. */
    static List<String> command(Class<?> main, List<String> options, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(args));
        return command;
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
