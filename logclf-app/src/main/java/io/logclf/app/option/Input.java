package io.logclf.app.option;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import io.logclf.app.terminal.Terminal;
import io.logclf.io.InputException;
import io.logclf.io.LogReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a command is given to read: a file, or standard input for {@code -}.
 *
 * <p>A value until {@link #reader} opens it. A name never decides what is in a file alone: {@code
 * --format} wins over the name, and the name over the first lines.
 */
public final class Input {

    private static final String STANDARD = "-";
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    private final String name;
    private final Optional<Path> file;
    private final InputStream standardInput;

    private Input(String name, Optional<Path> file, InputStream standardInput) {
        this.name = name;
        this.file = file;
        this.standardInput = standardInput;
    }

    /**
     * Returns the file of this name, or standard input for {@code -}; opens neither.
     *
     * @throws java.nio.file.InvalidPathException if the name cannot be the name of a file in this
     *     locale
     */
    public static Input of(String name, InputStream standardInput) {
        return name.equals(STANDARD)
                ? new Input("standard input", Optional.empty(), standardInput)
                : new Input(name, Optional.of(Path.of(name)), standardInput);
    }

    /**
     * Opens the input, and reads as much of it as tells whether it is the format.
     *
     * @return the reader, which the caller closes; closing it closes standard input as well
     * @throws InputException if the first rows are not what the options say, such as a table
     *     without the column for the message
     * @throws IOException if it cannot be read
     */
    public LogReader reader(FormatOptions format, FieldOptions names) throws IOException {
        LogReader.Builder reader = format.reader(names);
        return file.isPresent() ? reader.open(file.get()) : reader.read(new StandardInput(standardInput), name);
    }

    /** Says on standard error what the reader found the input to be; nothing if its name or an option told. */
    public void tellFormat(LogReader reader, Terminal terminal) {
        reader.description().ifPresent(found -> terminal.say(name + ": read as: " + found));
    }

    /**
     * Says on standard error what was odd about the rows, with counts. After the last row, and also for
     * a quiet run: these are warnings that the result is not all that the input seems to hold.
     */
    public static void tellRemarks(LogReader reader, Terminal terminal) {
        reader.remarks().forEach(remark -> terminal.say(reader.name() + ": " + remark));
    }

    /**
     * Refuses a folder where a file is needed; reading it would fail later, and in the system's words.
     *
     * @throws LogclfException if it is a folder
     */
    public static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new LogclfException(file + ": is a directory; give a file in it");
        }
    }

    /**
     * Returns the size in bytes, compressed as it is; empty for standard input, pipes and devices.
     */
    public OptionalLong size() throws IOException {
        return file.isPresent() && Files.isRegularFile(file.get())
                ? OptionalLong.of(Files.size(file.get()))
                : OptionalLong.empty();
    }

    /**
     * Refuses to read the very file that standard output is appended to, as in {@code logclf
     * classify app.log >> app.log}: every row that is written would be a row to read, and the run
     * would never end.
     *
     * @throws InputException if it is so
     */
    public void refuseStandardOutput() throws IOException {
        Path in = file.orElse(STANDARD_INPUT);
        boolean regular = Files.isRegularFile(in) && Files.isRegularFile(STANDARD_OUTPUT);
        if (regular && Files.isSameFile(in, STANDARD_OUTPUT)) {
            throw new InputException(
                    name,
                    0,
                    "is the file that standard output goes to; give another file, or use the option -o, which replaces a"
                            + " file when all is read");
        }
    }

    /**
     * Standard input whose failures are those of a file, so that they are told in the same words.
     */
    private static final class StandardInput extends FilterInputStream {

        StandardInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw FileException.reading(Path.of("standard input"), e);
            }
        }
    }
}
