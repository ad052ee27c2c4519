package io.logclf.app.terminal;

import io.logclf.api.text.ShownText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
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
public record Terminal(InputStream in, OutputStream out, PrintStream err, int columns) {

    /**
     * Set by the launcher if standard error is a terminal, which Java 17 cannot ask. Libraries that can, such as JLine, take
     * over the signals: Ctrl-C would end the process without removing its unfinished output.
     */
    private static final String COLUMNS = "logclf.columns";

    /**
     * Returns the streams of this process. Those of {@link System} are bypassed: its output stream
     * swallows errors.
     */
    public static Terminal ofProcess() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Integer.getInteger(COLUMNS, 0));
    }

    /** Returns the same streams, with nobody to show progress to: for {@code --quiet}. */
    public Terminal mute() {
        return new Terminal(in, out, err, 0);
    }

    /**
     * Writes a line of a result to standard output, at once and in UTF-8 whatever the locale.
     *
     * @throws IOException if it cannot be written; {@link StandardOutput.ReaderGoneException} if
     *     nobody reads any more
     */
    public void print(String line) throws IOException {
        out.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a line for people to standard error. It may quote what others have chosen, such as
     * names of files and messages of exceptions: control characters are escaped, so that nothing in
     * it can move the cursor or forge a second line.
     */
    public void say(String line) {
        err.println(ShownText.line(line));
    }

    /** Tells whether a person looks at standard error while the program runs. */
    boolean interactive() {
        return columns > 0;
    }
}
