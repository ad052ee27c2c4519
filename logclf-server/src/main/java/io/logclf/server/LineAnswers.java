package io.logclf.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.io.InputException;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.io.Tolerance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries as JSON lines, or as any other log: spooled, checked to the end, and then answered as they are
 * classified. There is an answer for each, so a line that cannot be read is an error.
 */
final class LineAnswers {

    private static final String NAME = "the body";
    private static final int CHUNK_ENTRIES = 500;
    private static final int CHUNK_CHARS = 1 << 18;

    private final ClassificationPipeline pipeline;
    private final Bodies bodies;
    private final SpoolFolder folder;
    private final Permits permits;
    private final long maxBytes;

    LineAnswers(ClassificationPipeline pipeline, Bodies bodies, SpoolFolder folder, Permits permits, long maxBytes) {
        this.pipeline = pipeline;
        this.bodies = bodies;
        this.folder = folder;
        this.permits = permits;
        this.maxBytes = maxBytes;
    }

    void answer(Context ctx, LogFormat format, JsonAnswer answer) throws IOException {
        ReadOptions options = ReadOptions.of(ctx, maxBytes);
        LogReader.Builder reader = options.reader(format);
        if (options.tolerance() == Tolerance.USUAL) {
            // So that there is an answer for every line: answers have no numbers.
            reader.tolerance(Tolerance.STRICT);
        }
        permits.run(() -> {
            try (MemoryBudget.Share share = bodies.memory().share()) {
                spoolAndAnswer(ctx, reader, answer, share);
            }
        });
    }

    private void spoolAndAnswer(Context ctx, LogReader.Builder format, JsonAnswer answer, MemoryBudget.Share share)
            throws IOException {
        try (Spool spool = folder.newSpool()) {
            try (LimitedInput in = bodies.open(ctx.req(), "the upload", maxBytes)) {
                in.transferTo(spool.out());
            }
            share.atLeast(spool.longestLine());
            // A cell of many lines is longer than each of them.
            share.atLeast(check(spool, format));
            ctx.contentType("application/x-ndjson");
            JsonGenerator json = Json.generator(ctx.res().getOutputStream());
            Batch batch = new Batch(json, answer);
            read(spool, format, batch::add);
            batch.end();
            json.close();
        }
    }

    /** Returns the length of the longest message. */
    private static int check(Spool spool, LogReader.Builder format) throws IOException {
        int[] longest = new int[1];
        try {
            read(
                    spool,
                    format,
                    entry -> longest[0] = Math.max(longest[0], entry.message().length()));
            return longest[0];
        } catch (InputException e) {
            throw Problem.of(e);
        }
    }

    /** Is given the entries in order. */
    @FunctionalInterface
    private interface Entries {
        void next(LogEntry entry) throws IOException;
    }

    private static void read(Spool spool, LogReader.Builder format, Entries entries) throws IOException {
        try (LogReader reader = format.read(spool.read(), NAME)) {
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                Optional<LogEntry> entry = row.get().entry();
                if (entry.isPresent()) {
                    entries.next(entry.get());
                }
            }
        }
    }

    /** Entries that are classified together. */
    private final class Batch {

        private final JsonGenerator json;
        private final JsonAnswer answer;
        private final List<LogEntry> entries = new ArrayList<>();
        private long chars;

        Batch(JsonGenerator json, JsonAnswer answer) {
            this.json = json;
            this.answer = answer;
        }

        void add(LogEntry entry) throws IOException {
            entries.add(entry);
            chars += entry.message().length();
            if (entries.size() >= CHUNK_ENTRIES || chars >= CHUNK_CHARS) {
                end();
            }
        }

        void end() throws IOException {
            List<Classification> classifications = pipeline.classifyAll(entries);
            for (int i = 0; i < entries.size(); i++) {
                answer.write(json, entries.get(i), classifications.get(i));
                json.writeRaw('\n');
            }
            json.flush();
            entries.clear();
            chars = 0;
        }
    }
}
