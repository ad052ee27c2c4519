package io.logclf.app;

import io.logclf.api.FileException;
import io.logclf.io.InputException;
import io.logclf.io.LogReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What a command is given to read: a file or standard input. */
final class Input {

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

    /** The file of this name, or standard input for {@code -}. */
    static Input of(String name, InputStream standardInput) {
        return name.equals(STANDARD)
                ? new Input("standard input", Optional.empty(), standardInput)
                : new Input(name, Optional.of(Path.of(name)), standardInput);
    }

    /** Opens it, and reads what tells whether it is the format. */
    LogReader reader(FormatOption format, FieldNames names) throws IOException {
        LogReader.Builder reader = format.reader(names);
        return file.isPresent() ? reader.open(file.get()) : reader.read(new StandardInput(standardInput), name);
    }

    /** Tells what the reader found the input to be, if it had to find out. */
    void tellFormat(LogReader reader, Terminal terminal) {
        reader.description().ifPresent(found -> terminal.say(name + ": read as: " + found));
    }

    /** The size in bytes, if it is known. */
    OptionalLong size() throws IOException {
        return file.isPresent() && Files.isRegularFile(file.get())
                ? OptionalLong.of(Files.size(file.get()))
                : OptionalLong.empty();
    }

    /**
     * Refuses to read the very file that standard output is appended to.
     *
     * @throws InputException if it is so; reading it would never end
     */
    void refuseStandardOutput() throws IOException {
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

    /** Standard input, which fails as a file does. */
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
