package io.logclf.app.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.micrometer.core.instrument.Counter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Entries as JSON lines: spooled, checked to the end, and then answered as they are classified. */
final class JsonLines {

    private static final int MAX_LINE_BYTES = EntriesHandler.MAX_JSON_BYTES;
    private static final int CHUNK_ENTRIES = 500;
    private static final int CHUNK_CHARS = 1 << 18;

    private final ClassificationPipeline pipeline;
    private final SpoolFolder folder;
    private final Permits permits;
    private final Counter rows;
    private final long maxBytes;

    JsonLines(ClassificationPipeline pipeline, SpoolFolder folder, Permits permits, Counter rows, long maxBytes) {
        this.pipeline = pipeline;
        this.folder = folder;
        this.permits = permits;
        this.rows = rows;
        this.maxBytes = maxBytes;
    }

    void answer(Context ctx, JsonAnswer answer) throws IOException {
        permits.run(() -> spoolAndAnswer(ctx, answer));
    }

    private void spoolAndAnswer(Context ctx, JsonAnswer answer) throws IOException {
        try (Spool spool = folder.newSpool()) {
            LimitedInput.of(ctx.req(), "the upload", maxBytes).transferTo(spool.out());
            read(spool.read(), entry -> {});
            ctx.contentType("application/x-ndjson");
            JsonGenerator json = Json.generator(ctx.res().getOutputStream());
            Batch batch = new Batch(json, answer);
            read(spool.read(), batch::add);
            batch.end();
            json.close();
        }
    }

    /** Is given the entries in order. */
    @FunctionalInterface
    private interface Entries {
        void next(LogEntry entry) throws IOException;
    }

    private static void read(InputStream body, Entries entries) throws IOException {
        InputStream in = new BufferedInputStream(body, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                entry(line, number++, entries);
            } else if (line.size() < MAX_LINE_BYTES) {
                line.write(b);
            } else {
                throw Problem.inLine(
                        413,
                        "line " + number + " has more than " + MAX_LINE_BYTES + " bytes; an entry must fit in memory",
                        number);
            }
        }
        entry(line, number, entries);
    }

    private static void entry(ByteArrayOutputStream line, long number, Entries entries) throws IOException {
        byte[] bytes = line.toByteArray();
        line.reset();
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                JsonEntries parsed = JsonEntries.parse(bytes, number);
                if (!parsed.single()) {
                    throw Problem.inLine(
                            400,
                            "line " + number + ": expected an object a line; send an array as" + " application/json",
                            number);
                }
                entries.next(parsed.entries().get(0));
                return;
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
            rows.increment(entries.size());
            entries.clear();
            chars = 0;
        }
    }
}
