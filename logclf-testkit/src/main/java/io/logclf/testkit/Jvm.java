package io.logclf.testkit;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The command lines of programs that run in JVMs of their own: to be killed, to have a small heap, or to be without some libraries.
 *
 * <pre>{@code
 * Process run = new ProcessBuilder(Jvm.command(List.of("-Xmx32m"), LongRun.class, "1000")).start();
 * }</pre>
 */
public final class Jvm {

    private Jvm() {}

    /** Returns the path of the program {@code java} that runs this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns this JVM's class path. */
    public static String classPath() {
        // Surefire may start a JVM with a single jar that names the others.
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Returns this JVM's class path with some of its entries only. */
    public static String classPath(Predicate<String> entries) {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entries)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns the command line of a program with this JVM's class path and options of its JVM. */
    public static List<String> command(List<String> options, Class<?> program, String... arguments) {
        return command(options, classPath(), program, arguments);
    }

    /** Returns the command line of a program with a class path of its own, which must have the program's class. */
    public static List<String> command(List<String> options, String classPath, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        // Programs of tests are short, so what the second compiler does is lost on them.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
