package io.logclf.app;

import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.Tolerance;
import java.util.Iterator;
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
                    "auto (the default: the name .csv, .jsonl or .ndjson, otherwise the first lines), csv, jsonl, json, lines (each"
                            + " line a message), or a log by its name, such as spring-boot, syslog or postgresql; docs/formats.md"
                            + " has all.")
    private LogFormat format = LogFormat.AUTO;

    @Option(
            names = "--lenient",
            description =
                    "Read a table whose quotes are wrong line by line where they are, with a warning and a count.")
    private boolean lenient;

    @Option(
            names = "--strict",
            description =
                    "Stop at a line that is no JSON object, which otherwise stays as it is, with a warning and a count.")
    private boolean strict;

    /** A reader's builder for this format, with names for its columns or fields. */
    LogReader.Builder reader(FieldNames names) {
        if (lenient && strict) {
            throw new UsageException("--lenient and --strict exclude each other");
        }
        return names.reader(format)
                .tolerance(lenient ? Tolerance.LENIENT : strict ? Tolerance.STRICT : Tolerance.USUAL);
    }

    /** What a shell offers. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return LogFormat.names().iterator();
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
