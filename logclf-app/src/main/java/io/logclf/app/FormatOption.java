package io.logclf.app;

import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.Tolerance;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the input is to be read. */
final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            converter = Converter.class,
            completionCandidates = Names.class,
            description =
                    "auto (the default: the name .csv, .tsv, .jsonl or .ndjson, otherwise the first lines), csv, jsonl, json, lines (each"
                            + " line a message), or a log by its name, such as spring-boot, syslog or postgresql; docs/formats.md"
                            + " has all.")
    private LogFormat format = LogFormat.AUTO;

    @Option(
            names = "--delimiter",
            paramLabel = "SIGN",
            converter = DelimiterConverter.class,
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

    /** A reader's builder for this format, with names for its columns or fields. */
    LogReader.Builder reader(FieldNames names) {
        if (lenient && strict) {
            throw new UsageException("--lenient and --strict exclude each other");
        }
        LogReader.Builder reader = names.reader(format)
                .tolerance(lenient ? Tolerance.LENIENT : strict ? Tolerance.STRICT : Tolerance.USUAL);
        return delimiter.map(reader::delimiter).orElse(reader);
    }

    /** What a shell offers. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return LogFormat.names().iterator();
        }
    }

    /** What a shell offers for a delimiter: words, as signs are often the shell's own. */
    static final class Delimiters implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return LogFormat.delimiters().iterator();
        }
    }

    /** Reads a delimiter. */
    static final class DelimiterConverter implements ITypeConverter<Character> {

        @Override
        public Character convert(String text) {
            try {
                return LogFormat.delimiter(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Reads the name of a format. */
    static final class Converter implements ITypeConverter<LogFormat> {

        @Override
        public LogFormat convert(String name) {
            try {
                return LogFormat.of(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
