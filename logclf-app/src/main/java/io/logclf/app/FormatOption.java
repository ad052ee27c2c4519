package io.logclf.app;

import io.logclf.io.LogFormat;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the input is to be read. */
final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "csv, jsonl or lines; by default what the file's name says (.csv, .jsonl, .ndjson, .log, .txt),"
                            + " and csv for standard input.")
    private Optional<LogFormat> format = Optional.empty();

    /** The format of the input with this name. */
    LogFormat of(String input) {
        return format.orElseGet(() -> LogFormat.ofName(input));
    }
}
