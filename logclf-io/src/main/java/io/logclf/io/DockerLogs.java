package io.logclf.io;

import io.logclf.io.input.Lines;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.TextLine;
import io.logclf.io.json.EntryMessage;
import io.logclf.io.json.JsonFields;
import io.logclf.io.lines.DockerLines;
import io.logclf.io.prefix.LineFormat;
import io.logclf.io.prefix.LineParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Docker's json-file: JSON lines, of which those that belong together, such as the lines of a stack
 * trace, are one row. The first of them gets the label, and the others stay as they are.
 *
 * <p>Lines are parsed one by one as {@link JsonLogs} does, and then put together as {@link DockerLines}
 * says; the cutter has ended portions by the same class, so no entry is spread over two. Safe for
 * concurrent use.
 */
final class DockerLogs implements RowFormat {

    /** For what the programs wrote, of which nothing is known: the other formats are tried as well. */
    private static final LineParser LINES = LineParser.of(LineFormat.CRI);

    private final JsonLogs json;

    DockerLogs(JsonLogs json) {
        this.json = json;
    }

    @Override
    public ParsedRows<LogRow> parse(Portion portion) {
        ParsedRows<LogRow> parsed = json.parse(portion);
        Rows rows = new Rows(portion.bytes(), parsed.rows());
        new Lines(portion).forEach(rows::add);
        rows.end();
        return new ParsedRows<>(rows.done, parsed.problem());
    }

    @Override
    public LogFormat kind() {
        return json.kind();
    }

    @Override
    public RowFormat.Labels labels(LabelWriter.Builder options) {
        return json.labels(options);
    }

    @Override
    public Optional<String> description() {
        return json.description();
    }

    @Override
    public List<String> remarks() {
        return json.remarks();
    }

    /** Puts the rows of single lines together. For one portion and one thread. */
    private static final class Rows {

        private final byte[] bytes;
        private final List<LogRow> lines;
        private final DockerLines joiner = new DockerLines();
        /** Complete rows, in order. */
        private final List<LogRow> done = new ArrayList<>();
        /** The lines of the entry that is not complete. */
        private final List<JsonRow> open = new ArrayList<>();

        private final EntryMessage message = new EntryMessage(LINES);
        /**
         * The line that is looked at next; there may be fewer rows than lines if the portion has a
         * problem.
         */
        private int next;

        Rows(byte[] bytes, List<LogRow> lines) {
            this.bytes = bytes;
            this.lines = lines;
        }

        /** Takes a line, if there is a row of it. */
        void add(long number, int start, int end) {
            boolean continues = joiner.next(bytes, start, TextLine.end(bytes, start, end));
            if (next == lines.size()) {
                return;
            }
            LogRow row = lines.get(next++);
            if (!(row instanceof JsonRow line) || line.entry().isEmpty()) {
                end();
                done.add(row);
            } else if (continues && !open.isEmpty()) {
                follow(line);
            } else {
                end();
                open.add(line);
                if (!joiner.isOrphan()) {
                    message.begin(text(line));
                }
            }
        }

        /** Ends the open entry. A single line stays the row that it was parsed to. */
        void end() {
            if (open.size() == 1 && message.entry().isPresent()) {
                done.add(open.get(0));
            } else if (!open.isEmpty()) {
                done.add(open.get(0)
                        .followedBy(
                                open.subList(1, open.size()), message.entry().orElse(null)));
            }
            open.clear();
            message.clear();
        }

        private void follow(JsonRow line) {
            open.add(line);
            String text = text(line);
            if (joiner.isJoined()) {
                message.join(text);
            } else {
                byte[] content = text.getBytes(StandardCharsets.UTF_8);
                message.follow(content, 0, content.length);
            }
        }

        /** What the program wrote, without its line break. */
        private static String text(JsonRow line) {
            return line.json().value(JsonFields.DOCKER_MESSAGE).orElse("").replaceFirst("\r?\n$", "");
        }
    }
}
