package io.logclf.flink.job;

import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import io.logclf.io.LogFormat;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * The options of both jobs that describe their input: its format, and which columns or fields matter. A picocli mixin: picocli sets the
 * fields, then the command reads them.
 */
final class FieldOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            description =
                    "auto (the default: what each file or record looks like), jsonl, lines (all of a line or record is the"
                            + " message), for files also csv, or a log by its name, such as spring-boot or syslog.")
    private LogFormat format = LogFormat.AUTO;

    @Option(
            names = "--source-column",
            paramLabel = "NAME",
            defaultValue = EntryColumns.SOURCE,
            description =
                    "Column or field with the source; defaults to ${DEFAULT-VALUE}, or to another of its usual names.")
    private String source = EntryColumns.SOURCE;

    @Option(
            names = "--message-column",
            paramLabel = "NAME",
            defaultValue = EntryColumns.MESSAGE,
            description =
                    "Column or field with the message; defaults to ${DEFAULT-VALUE}, or to another of its usual names.")
    private String message = EntryColumns.MESSAGE;

    @Option(
            names = "--carry",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Further columns or fields of the input to copy to the output; logs with a prefix have time and"
                            + " severity.")
    private List<String> carried = List.of();

    /** Returns the format of the input. */
    LogFormat format() {
        return format;
    }

    /**
     * Returns the columns or fields. Plain lines have none to carry.
     *
     * @throws IllegalArgumentException if a carried one is part of the output anyway
     */
    Columns columns() {
        for (String name : carried) {
            if (List.of(source, message, EntryColumns.SOURCE, EntryColumns.MESSAGE, LabelColumns.LABEL)
                    .contains(name)) {
                throw new IllegalArgumentException("--carry " + name + ": the output has it anyway; leave it out");
            }
        }
        return new Columns(source, message, format.equals(LogFormat.LINES) ? List.of() : carried);
    }
}
