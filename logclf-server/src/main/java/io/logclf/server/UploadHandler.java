package io.logclf.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.logclf.api.ClassificationPipeline;
import io.logclf.io.InputException;
import io.logclf.io.LabelJob;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code POST /classify/}: a CSV in, the same with labels out; of any other log, a CSV of its entries. It is checked to its end before the
 * first row is answered.
 */
final class UploadHandler implements Handler {

    static final String ID_HEADER = AccessLog.CLASSIFICATION_ID;
    private static final String MULTIPART = "multipart/form-data";

    private final ClassificationPipeline pipeline;
    private final Bodies bodies;
    private final SpoolFolder folder;
    private final RecentUploads recent;
    private final Workers workers;
    private final Permits permits;
    private final long maxBytes;

    UploadHandler(
            ClassificationPipeline pipeline,
            Bodies bodies,
            SpoolFolder folder,
            RecentUploads recent,
            Workers workers,
            Permits permits,
            long maxBytes) {
        this.pipeline = pipeline;
        this.bodies = bodies;
        this.folder = folder;
        this.recent = recent;
        this.workers = workers;
        this.permits = permits;
        this.maxBytes = maxBytes;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        String type = Objects.toString(ctx.contentType(), "");
        if (!type.toLowerCase(Locale.ROOT).startsWith(MULTIPART)) {
            throw Problem.of(
                    415,
                    "expected multipart/form-data with the file in the field 'file', for example with curl -F"
                            + " file=@logs.csv");
        }
        TableOptions options = options(ctx);
        permits.run(() -> spoolAndAnswer(ctx, type, options));
    }

    private void spoolAndAnswer(Context ctx, String type, TableOptions options) throws IOException {
        try (Spool spool = folder.newSpool();
                MemoryBudget.Share share = bodies.memory().share()) {
            String name;
            try (LimitedInput in = bodies.open(ctx.req(), "the upload", maxBytes)) {
                name = FileName.shown(MultipartFile.copy(in, type, spool));
            }
            share.atLeast(spool.longestLine());
            // A cell of many lines is longer than each of them.
            share.atLeast(check(name, spool, options));
            answer(ctx, name, spool, options);
        }
    }

    /** Returns the length of the longest message: of rows, it is not their number that takes memory. */
    private int check(String name, Spool spool, TableOptions options) throws IOException {
        try (LogReader reader = options.reader().read(spool.read(), name)) {
            options.writer(reader, OutputStream.nullOutputStream());
            int longest = 0;
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                longest = Math.max(
                        longest,
                        row.get().entry().map(entry -> entry.message().length()).orElse(0));
            }
            return longest;
        } catch (InputException e) {
            throw Problem.of(e);
        }
    }

    private void answer(Context ctx, String name, Spool spool, TableOptions options) throws IOException {
        Upload upload = recent.begin();
        boolean complete = false;
        try {
            ctx.contentType("text/csv; charset=utf-8");
            ctx.header(ID_HEADER, upload.id());
            ctx.header("Content-Disposition", "attachment; filename=\"" + FileName.classified(name) + "\"");
            label(name, spool, ctx.res().getOutputStream(), options, upload);
            complete = true;
        } finally {
            upload.end(complete);
            if (!complete) {
                ctx.attribute(Metrics.STATUS, Failures.BROKEN_OFF);
            }
        }
    }

    private void label(String name, Spool spool, OutputStream out, TableOptions options, Upload upload)
            throws IOException {
        try (LogReader reader = options.reader().read(spool.read(), name)) {
            LabelJob.of(pipeline, reader, options.writer(reader, out))
                    .listener(classifications -> classifications.forEach(upload::add))
                    .run(workers.executor(), workers.threads());
            upload.tell(reader.description(), reader.remarks());
        }
    }

    private TableOptions options(Context ctx) {
        return new TableOptions(
                ReadOptions.of(ctx, maxBytes), Parameters.flag(ctx, "explain"), Parameters.flag(ctx, "overwrite"));
    }
}
