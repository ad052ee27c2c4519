package io.logclf.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.io.LogFormat;
import io.logclf.io.RecordReader;
import io.logclf.server.json.AnswerWriter;
import io.logclf.server.json.JsonEntries;
import io.logclf.server.limit.Bodies;
import io.logclf.server.limit.LimitedInput;
import io.logclf.server.limit.MemoryBudget;
import io.logclf.server.limit.Permits;
import io.logclf.server.problem.Problem;
import io.logclf.server.upload.Parameters;
import io.logclf.server.upload.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * {@code POST /v1/classify}: one entry, an array, a line each, or any log. The type of the content
 * says which.
 *
 * <p>An object or an array is read into memory as a whole, within {@link
 * MemoryBudget#MAX_HELD_BYTES} and the budget of all requests; lines and logs go to disk, by {@link
 * LineAnswers}. Rows are classified on the request's thread: such requests are many and small.
 */
final class EntriesHandler implements Handler {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final Set<String> TEXTS = Set.of("text/plain", "text/csv");
    /**
     * Entries that are classified as one batch: enough for stages that work in batches, and few
     * enough that the answer begins soon.
     */
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
        Parameters parameters = new Parameters(ctx::queryParam);
        boolean explain = parameters.flag("explain");
        if (type.equals(LINES)) {
            lines.answer(ctx, LogFormat.JSONL, explain);
        } else if (TEXTS.contains(type)) {
            lines.answer(ctx, LogFormat.AUTO, explain);
        } else if (type.equals(JSON) && ctx.queryParam("format") != null) {
            // Shippers call all that they send JSON: lines, or a document of OpenTelemetry.
            lines.answer(ctx, LogFormat.AUTO, explain);
        } else if (type.equals(JSON)) {
            RecordReader records =
                    ReadOptions.of(parameters, MemoryBudget.MAX_HELD_BYTES).records();
            permits.run(() -> {
                try (MemoryBudget.Share share = bodies.memory().share()) {
                    answer(ctx, records, explain, share);
                }
            });
        } else {
            throw Problem.of(
                    415,
                    "expected application/json, for an entry a line application/x-ndjson, or for any log text/plain");
        }
    }

    private void answer(Context ctx, RecordReader records, boolean explain, MemoryBudget.Share share)
            throws IOException {
        byte[] body;
        try (LimitedInput in = bodies.open(ctx.req(), "the JSON body", MemoryBudget.MAX_HELD_BYTES)) {
            body = in.readAll(share);
        }
        JsonEntries entries = JsonEntries.parse(body, records, 1);
        if (entries.single()) {
            LogEntry entry = entries.entries().get(0);
            Classification classification = pipeline.classify(entry);
            ctx.contentType(JSON);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            AnswerWriter answer = AnswerWriter.one(bytes, explain);
            answer.write(entry, classification);
            answer.end();
            ctx.result(bytes.toByteArray());
            return;
        }
        answerAll(ctx, entries.entries(), explain);
    }

    /** Answers an array with an array, in the same order, written as it is classified. */
    private void answerAll(Context ctx, List<LogEntry> entries, boolean explain) throws IOException {
        ctx.contentType(JSON);
        AnswerWriter answers = AnswerWriter.array(ctx.res().getOutputStream(), explain);
        for (int from = 0; from < entries.size(); from += CHUNK_ENTRIES) {
            List<LogEntry> chunk = entries.subList(from, Math.min(entries.size(), from + CHUNK_ENTRIES));
            List<Classification> classifications = pipeline.classifyAll(chunk);
            for (int i = 0; i < chunk.size(); i++) {
                answers.write(chunk.get(i), classifications.get(i));
            }
        }
        // Not if anything failed: half an array must not look like a whole one.
        answers.end();
    }
}
