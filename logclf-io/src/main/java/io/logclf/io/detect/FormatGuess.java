package io.logclf.io.detect;

import io.logclf.io.LogFormat;
import io.logclf.io.input.ForeignFormat;
import io.logclf.io.input.HeadInput;
import io.logclf.io.lines.EventLines;
import io.logclf.io.lines.W3cFields;
import io.logclf.io.prefix.LineParser;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an input is, by its name and its first lines.
 *
 * <pre>{@code
 * source,log_message                             // CSV
 * {"level":"error","msg":"disk full"}            // JSONL
 * 10:15:02 [main] INFO c.e.Shop - it works       // LINES, and a parser of LOGBACK
 * disk full                                      // LINES
 * }</pre>
 *
 * <p>The order of the questions goes from what cannot be mistaken to what can: a name that ends in
 * {@code .csv} or {@code .jsonl} decides alone; then JSON, Windows events and W3C logs, which begin
 * unmistakably; then a table; and what is nothing else is lines.
 *
 * @param format what it is; {@link LogFormat#LINES} if there is a parser
 * @param parser how to read lines with a prefix; empty if the lines have none, or it is no log of lines
 */
public record FormatGuess(LogFormat format, Optional<LineParser> parser) {

    /** What programs call columns. */
    private static final Pattern COLUMN = Pattern.compile("\\p{Alpha}[\\w .@-]{0,40}");

    /**
     * Guesses the format of an input whose first bytes are looked at and stay to be read.
     *
     * @param in the beginning of the input
     * @param name the input's name, such as its path, for its ending
     * @param messageNames names of the column or field with the message
     * @param given names of columns or fields that are not the standard ones, which make a line that
     *     has one of them a header
     */
    public static FormatGuess of(HeadInput in, String name, List<String> messageNames, List<String> given) {
        List<String> lines = in.lines().stream().filter(line -> !line.isBlank()).toList();
        Optional<LogFormat> json = JsonGuess.of(lines);
        LogFormat named = LogFormat.ofName(name);
        if (!named.equals(LogFormat.AUTO)) {
            boolean document = named.equals(LogFormat.JSONL) && json.equals(Optional.of(LogFormat.JSON));
            return new FormatGuess(document ? LogFormat.JSON : named, Optional.empty());
        }
        boolean log = LogFormat.withoutGzip(name).matches(".*\\.(log|txt)");
        if (ForeignFormat.problem(in.head(), in.head().length).isPresent()) {
            return new FormatGuess(log ? LogFormat.LINES : LogFormat.CSV, Optional.empty());
        }
        if (json.isPresent()) {
            return new FormatGuess(json.get(), Optional.empty());
        }
        if (!lines.isEmpty() && EventLines.areEvents(lines)) {
            return new FormatGuess(LogFormat.WINDOWS_EVENT, Optional.empty());
        }
        if (isW3c(lines)) {
            return new FormatGuess(LogFormat.W3C, Optional.empty());
        }
        if (lines.isEmpty() ? !log : isTable(lines, messageNames, given, log)) {
            return new FormatGuess(LogFormat.CSV, Optional.empty());
        }
        return new FormatGuess(LogFormat.LINES, LineParser.detect(lines));
    }

    /** Tells whether the directives that the lines begin with name the fields. */
    private static boolean isW3c(List<String> lines) {
        return lines.stream()
                .takeWhile(line -> line.startsWith("#"))
                .anyMatch(line -> line.matches(W3cFields.DIRECTIVE + "\\s*\\S+\\s+\\S.*"));
    }

    /**
     * In what is called a log, a line with commas is more often a message, so the column of the message
     * must be among the names.
     *
     * @param log whether the input's name ends as that of a log
     */
    private static boolean isTable(List<String> lines, List<String> messageNames, List<String> given, boolean log) {
        boolean named = CsvDelimiter.USUAL.stream()
                .map(delimiter -> cells(lines.get(0), delimiter))
                .anyMatch(columns -> !Collections.disjoint(columns, given));
        return named
                || isHeader(lines, CsvDelimiter.STANDARD, messageNames, log)
                || CsvDelimiter.USUAL.stream().anyMatch(delimiter -> isHeader(lines, delimiter, messageNames, true));
    }

    /**
     * Tells whether the first line names columns: that of the message, or all of them if the next line
     * has as many cells.
     *
     * @param lines at least one, none blank
     * @param certain whether the message must be among them, as it must in what is called a log or has
     *     another delimiter than commas
     */
    private static boolean isHeader(List<String> lines, char delimiter, List<String> messageNames, boolean certain) {
        List<String> columns = cells(lines.get(0), delimiter);
        boolean message = EventTable.isHeader(columns) || columns.stream().anyMatch(messageNames::contains);
        boolean names = columns.size() > 1
                && columns.stream().allMatch(column -> COLUMN.matcher(column).matches());
        boolean table = lines.size() == 1 || cells(lines.get(1), delimiter).size() >= columns.size();
        return (message && (names || columns.size() == 1)) || (!certain && names && table);
    }

    /** Splits without regard to delimiters inside quotes, as names of columns have none. */
    private static List<String> cells(String line, char delimiter) {
        return Arrays.stream(line.split(Pattern.quote(String.valueOf(delimiter)), -1))
                .map(cell -> cell.strip().replaceAll("^\"(.*)\"$", "$1"))
                .toList();
    }
}
