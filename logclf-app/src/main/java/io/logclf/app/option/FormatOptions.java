package io.logclf.app.option;

import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.Tolerance;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How the input is to be read: its format, the delimiter of a table, and what becomes of rows that
 * are not of their format.
 *
 * <p>By default the name decides ({@code .csv}, {@code .tsv}, {@code .jsonl}, {@code .ndjson}), and
 * where it says nothing, the first lines do. {@code --lenient} and {@code --strict} choose a {@link
 * Tolerance}; with neither, a row that cannot be read is kept, told of and counted where it can be
 * kept, and is an error where nobody can say where rows end.
 */
public final class FormatOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            completionCandidates = Names.class,
            description =
                    "auto (the default: the name .csv, .tsv, .jsonl or .ndjson, otherwise the first lines), csv, jsonl, json, lines (each"
                            + " line a message), or a log by its name, such as spring-boot, syslog or postgresql; docs/formats.md"
                            + " has all.")
    private LogFormat format = LogFormat.AUTO;

    @Option(
            names = "--delimiter",
            paramLabel = "SIGN",
            completionCandidates = Delimiters.class,
            description =
                    "What is between the cells of a table: a sign, or comma, semicolon, tab, bar; found by default.")
    private Optional<Character> delimiter = Optional.empty();

    @Option(
            names = "--lenient",
            description =
                    "Read a table whose quotes are wrong line by line where they are, and keep bytes of tables and JSON that are not"
                            + " UTF-8, with a warning and a count.")
    private boolean lenient;

    @Option(
            names = "--strict",
            description =
                    "Stop at a line that is no JSON object, which otherwise stays as it is, with a warning and a count; read a cell"
                            + " of a table whose lines look like rows.")
    private boolean strict;

    /**
     * Returns the builder of a reader for this format, with names for its columns or fields.
     *
     * @throws UsageException if {@code --lenient} and {@code --strict} are both given
     */
    public LogReader.Builder reader(FieldOptions names) {
        if (lenient && strict) {
            throw new UsageException("--lenient and --strict exclude each other");
        }
        LogReader.Builder reader = names.reader(format).tolerance(Tolerance.of(lenient, strict));
        return delimiter.map(reader::delimiter).orElse(reader);
    }

    /** The names of formats, for the completion of shells. */
    public static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return LogFormat.names().iterator();
        }
    }

    /**
     * Delimiters for the completion of shells: words, as the signs themselves often mean something
     * to the shell.
     */
    static final class Delimiters implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return LogFormat.delimiters().iterator();
        }
    }
}
