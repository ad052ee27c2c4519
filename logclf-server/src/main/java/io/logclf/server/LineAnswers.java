package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.io.InputException;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.io.Tolerance;
import io.logclf.server.json.AnswerWriter;
import io.logclf.server.limit.Bodies;
import io.logclf.server.limit.LimitedInput;
import io.logclf.server.limit.MemoryBudget;
import io.logclf.server.limit.Permits;
import io.logclf.server.problem.Problem;
import io.logclf.server.upload.Parameters;
import io.logclf.server.upload.ReadOptions;
import io.logclf.server.upload.Spool;
import io.logclf.server.upload.SpoolFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers entries as JSON lines, or as any other log, with a line each. The body is stored on disk,
 * checked to its end, and then answered as it is classified.
 *
 * <p>There is an answer for each entry, so a line that cannot be read is an error: answers have no
 * numbers by which a client could tell that one is missing.
 */
final class LineAnswers {

    private static final String NAME = "the body";
    private static final int CHUNK_ENTRIES = 500;
    /** Characters of messages after which a batch ends, however few entries it has. */
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

    /**
     * Answers a request.
     *
     * @param format what the body is unless the request says
     * @param explain whether to add what each stage found
     * @throws Problem with status 400 if a line cannot be read, with its number
     */
    void answer(Context ctx, LogFormat format, boolean explain) throws IOException {
        ReadOptions options = ReadOptions.of(new Parameters(ctx::queryParam), maxBytes);
        LogReader.Builder reader = options.reader(format);
        if (options.tolerance() == Tolerance.USUAL) {
            // So that there is an answer for every line: answers have no numbers.
            reader.tolerance(Tolerance.STRICT);
        }
        permits.run(() -> {
            try (MemoryBudget.Share share = bodies.memory().share()) {
                spoolAndAnswer(ctx, reader, explain, share);
            }
        });
    }

    /**
     * Stores the body, counts the memory that its longest row will need, checks it, and answers.
     */
    private void spoolAndAnswer(Context ctx, LogReader.Builder format, boolean explain, MemoryBudget.Share share)
            throws IOException {
        try (Spool spool = folder.newSpool()) {
            try (LimitedInput in = bodies.open(ctx.req(), "the upload", maxBytes)) {
                in.transferTo(spool.out());
            }
            share.atLeast(spool.longestLine());
            // A cell of many lines is longer than each of them.
            share.atLeast(check(spool, format));
            ctx.contentType("application/x-ndjson");
            AnswerWriter answers = AnswerWriter.lines(ctx.res().getOutputStream(), explain);
            Batch batch = new Batch(answers);
            read(spool, format, batch::add);
            batch.end();
            answers.end();
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

    /** Entries that are classified together and flushed to the client together. */
    private final class Batch {

        private final AnswerWriter answers;
        private final List<LogEntry> entries = new ArrayList<>();
        private long chars;

        Batch(AnswerWriter answers) {
            this.answers = answers;
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
                answers.write(entries.get(i), classifications.get(i));
            }
            answers.flush();
            entries.clear();
            chars = 0;
        }
    }
}
