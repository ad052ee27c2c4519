package io.logclf.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.io.LogFormat;
import io.logclf.io.RecordReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** {@code POST /v1/classify}: one entry, an array, a line each, or any log. */
final class EntriesHandler implements Handler {

    /** An object or an array is held in memory; lines are not. */
    static final int MAX_JSON_BYTES = 8 << 20;

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final Set<String> TEXTS = Set.of("text/plain", "text/csv");
    private static final int CHUNK_ENTRIES = 500;

    private final ClassificationPipeline pipeline;
    private final Bodies bodies;
    private final Permits permits;
    private final LineAnswers lines;

    EntriesHandler(ClassificationPipeline pipeline, Bodies bodies, Permits permits, LineAnswers lines) {
        this.pipeline = pipeline;
        this.bodies = bodies;
        this.permits = permits;
        this.lines = lines;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        String type = Objects.toString(ctx.contentType(), "")
                .replaceFirst(";.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        JsonAnswer answer = new JsonAnswer(Parameters.flag(ctx, "explain"));
        if (type.equals(LINES)) {
            lines.answer(ctx, LogFormat.JSONL, answer);
        } else if (TEXTS.contains(type)) {
            lines.answer(ctx, LogFormat.AUTO, answer);
        } else if (type.equals(JSON) && ctx.queryParam("format") != null) {
            // Shippers call all that they send JSON: lines, or a document of OpenTelemetry.
            lines.answer(ctx, LogFormat.AUTO, answer);
        } else if (type.equals(JSON)) {
            RecordReader records = ReadOptions.of(ctx, MAX_JSON_BYTES).records();
            permits.run(() -> {
                try (MemoryBudget.Share share = bodies.memory().share()) {
                    answer(ctx, records, answer, share);
                }
            });
        } else {
            throw Problem.of(
                    415,
                    "expected application/json, for an entry a line application/x-ndjson, or for any log text/plain");
        }
    }

    private void answer(Context ctx, RecordReader records, JsonAnswer answer, MemoryBudget.Share share)
            throws IOException {
        byte[] body;
        try (LimitedInput in = bodies.open(ctx.req(), "the JSON body", MAX_JSON_BYTES)) {
            body = in.readAll(share);
        }
        JsonEntries entries = JsonEntries.parse(body, records, 1);
        if (entries.single()) {
            LogEntry entry = entries.entries().get(0);
            Classification classification = pipeline.classify(entry);
            ctx.contentType(JSON);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = Json.generator(bytes)) {
                answer.write(json, entry, classification);
            }
            ctx.result(bytes.toByteArray());
            return;
        }
        answerAll(ctx, entries.entries(), answer);
    }

    private void answerAll(Context ctx, List<LogEntry> entries, JsonAnswer answer) throws IOException {
        ctx.contentType(JSON);
        JsonGenerator json = Json.generator(ctx.res().getOutputStream());
        json.writeStartArray();
        for (int from = 0; from < entries.size(); from += CHUNK_ENTRIES) {
            List<LogEntry> chunk = entries.subList(from, Math.min(entries.size(), from + CHUNK_ENTRIES));
            List<Classification> classifications = pipeline.classifyAll(chunk);
            for (int i = 0; i < chunk.size(); i++) {
                answer.write(json, chunk.get(i), classifications.get(i));
            }
        }
        json.writeEndArray();
        // Not closed if anything failed: half an array must not look like a whole one.
        json.close();
    }
}
