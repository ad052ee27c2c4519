package io.logclf.app;

import io.logclf.api.text.ShownText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The program's standard streams.
 *
 * @param in standard input
 * @param out standard output; not a {@link PrintStream}, which would hide that the other end is gone or the disk is full
 * @param err standard error, for people
 * @param columns how wide the terminal is on which a person sees standard error; 0 if it goes elsewhere
 */
record Terminal(InputStream in, OutputStream out, PrintStream err, int columns) {

    /**
     * Set by the launcher if standard error is a terminal, which Java 17 cannot ask. Libraries that can, such as JLine, take
     * over the signals: Ctrl-C would end the process without removing its unfinished output.
     */
    private static final String COLUMNS = "logclf.columns";

    static Terminal ofProcess() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Integer.getInteger(COLUMNS, 0));
    }

    /** The same streams, with nobody to show progress to. */
    Terminal mute() {
        return new Terminal(in, out, err, 0);
    }

    /** Writes a line for people, which may hold text of others. */
    void say(String line) {
        err.println(ShownText.line(line));
    }

    /** Whether a person looks at standard error as the program runs. */
    boolean interactive() {
        return columns > 0;
    }
}
