package io.logclf.app;

import io.logclf.io.LogFormat;
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
                    "auto (the default: the name .csv, .jsonl or .ndjson, otherwise the first lines), csv, jsonl, lines (each"
                            + " line a message), or a log by its name, such as spring-boot, syslog or postgresql; docs/formats.md"
                            + " has all.")
    private LogFormat format = LogFormat.AUTO;

    LogFormat format() {
        return format;
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
