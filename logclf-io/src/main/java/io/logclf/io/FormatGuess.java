package io.logclf.io;

import io.logclf.io.prefix.LineParser;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an input is, by its name and its first lines.
 *
 * @param parser how to read lines with a prefix; empty if the lines have none
 * @param format what else it is
 */
record FormatGuess(LogFormat format, Optional<LineParser> parser) {

    /** What programs call columns. */
    private static final Pattern COLUMN = Pattern.compile("\\p{Alpha}[\\w .@-]{0,40}");

    static FormatGuess of(HeadInput in, String name, List<String> messageNames) {
        LogFormat named = LogFormat.ofName(name);
        if (!named.equals(LogFormat.AUTO)) {
            return new FormatGuess(named, Optional.empty());
        }
        boolean log = LogFormat.withoutGzip(name).matches(".*\\.(log|txt)");
        if (ForeignFormat.problem(in.head(), in.head().length).isPresent()) {
            return new FormatGuess(log ? LogFormat.LINES : LogFormat.CSV, Optional.empty());
        }
        List<String> lines = in.lines().stream().filter(line -> !line.isBlank()).toList();
        if (!lines.isEmpty() && isJson(lines.get(0))) {
            return new FormatGuess(LogFormat.JSONL, Optional.empty());
        }
        if (lines.isEmpty() ? !log : isTable(lines, messageNames, log)) {
            return new FormatGuess(LogFormat.CSV, Optional.empty());
        }
        return new FormatGuess(LogFormat.LINES, LineParser.detect(lines));
    }

    private static boolean isJson(String line) {
        String text = line.strip();
        return text.startsWith("{") && text.endsWith("}");
    }

    private static boolean isTable(List<String> lines, List<String> messageNames, boolean log) {
        return isHeader(lines, CsvDelimiter.STANDARD, messageNames, log)
                || CsvDelimiter.USUAL.stream().anyMatch(delimiter -> isHeader(lines, delimiter, messageNames, true));
    }

    /**
     * Tells whether the first line names columns: that of the message, or all of them if the next line has as many cells.
     *
     * @param certain whether the message must be among them, as it must in what is called a log or has another delimiter than commas
     */
    private static boolean isHeader(List<String> lines, char delimiter, List<String> messageNames, boolean certain) {
        List<String> columns = cells(lines.get(0), delimiter);
        boolean message = columns.stream().anyMatch(messageNames::contains);
        boolean names = columns.size() > 1
                && columns.stream().allMatch(column -> COLUMN.matcher(column).matches());
        boolean table = lines.size() == 1 || cells(lines.get(1), delimiter).size() >= columns.size();
        return (message && (names || columns.size() == 1)) || (!certain && names && table);
    }

    private static List<String> cells(String line, char delimiter) {
        return Arrays.stream(line.split(Pattern.quote(String.valueOf(delimiter)), -1))
                .map(cell -> cell.strip().replaceAll("^\"(.*)\"$", "$1"))
                .toList();
    }
}
