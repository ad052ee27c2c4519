package io.logclf.io;

import io.logclf.io.input.Lines;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.TextLine;
import io.logclf.io.lines.W3cFields;
import io.logclf.io.prefix.ParsedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of the Extended Log File Format, whose fields the file names, perhaps more than once: a server
 * that restarts writes the directives again. Directives and blank lines are rows without an entry, and
 * stay as they are. Safe for concurrent use.
 */
final class W3cLogs extends LineLogs {

    /**
     * Makes one for an input.
     *
     * @param source of all entries; empty to take the site or the host
     * @param carried names of values that rows are to have
     */
    W3cLogs(String source, List<String> carried) {
        super(source, carried);
    }

    @Override
    public ParsedRows<LogRow> parse(Portion portion) {
        List<LogRow> rows = new ArrayList<>();
        byte[] bytes = portion.bytes();
        W3cFields[] fields = {W3cFields.of(portion.context())};
        new Lines(portion).forEach((line, start, end) -> {
            String text = TextLine.text(bytes, start, TextLine.end(bytes, start, end));
            if (text.startsWith(W3cFields.DIRECTIVE)) {
                fields[0] = W3cFields.of(text);
            }
            if (text.isBlank() || text.startsWith("#")) {
                rows.add(row(line, null, "", bytes, start, end));
            } else {
                ParsedLine parsed = fields[0].parse(text);
                rows.add(row(line, parsed.entry(), parsed.time(), bytes, start, end));
            }
        });
        return new ParsedRows<>(rows, portion.problem());
    }

    @Override
    public Optional<String> description() {
        return Optional.of("W3C extended log; time, severity, site");
    }
}
