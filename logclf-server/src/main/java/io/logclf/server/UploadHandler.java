package io.logclf.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.logclf.api.ClassificationPipeline;
import io.logclf.io.InputException;
import io.logclf.io.LabelJob;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.server.limit.Bodies;
import io.logclf.server.limit.LimitedInput;
import io.logclf.server.limit.MemoryBudget;
import io.logclf.server.limit.Permits;
import io.logclf.server.problem.Problem;
import io.logclf.server.upload.FileName;
import io.logclf.server.upload.Parameters;
import io.logclf.server.upload.ReadOptions;
import io.logclf.server.upload.RecentUploads;
import io.logclf.server.upload.Spool;
import io.logclf.server.upload.SpoolFolder;
import io.logclf.server.upload.TableOptions;
import io.logclf.server.upload.UploadCounts;
import io.logclf.server.upload.UploadWorkers;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code POST /classify/}: a CSV in, the same with labels out; of any other log, a CSV of its
 * entries.
 *
 * <p>The upload is stored on disk and checked to its end before the first row is answered, so a
 * file with a broken last row gets status 400 and not half an answer with 200. Rows are then
 * classified on the shared threads, and written as they are ready; memory depends on the longest
 * row and not on the file.
 */
final class UploadHandler implements Handler {

    /** Header of the answer: the id under which its counts can be asked for. */
    static final String ID_HEADER = AccessLog.CLASSIFICATION_ID;

    private static final String MULTIPART = "multipart/form-data";

    private final ClassificationPipeline pipeline;
    private final Bodies bodies;
    private final SpoolFolder folder;
    private final RecentUploads recent;
    private final UploadWorkers workers;
    private final Permits permits;
    private final long maxBytes;

    UploadHandler(
            ClassificationPipeline pipeline,
            Bodies bodies,
            SpoolFolder folder,
            RecentUploads recent,
            UploadWorkers workers,
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

    /**
     * Stores the upload, counts the memory that its longest row will need, checks it, and answers.
     * Everything is freed at the end, however it ends.
     */
    private void spoolAndAnswer(Context ctx, String type, TableOptions options) throws IOException {
        try (Spool spool = folder.newSpool();
                MemoryBudget.Share share = bodies.memory().share()) {
            String name;
            try (LimitedInput in = bodies.open(ctx.req(), "the upload", maxBytes)) {
                name = FileName.shown(spool.writeFormFile(in, type));
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

    /**
     * Answers, and keeps counts that are right also if the client goes half way: the upload then
     * ends as not complete, and its request counts as broken off.
     */
    private void answer(Context ctx, String name, Spool spool, TableOptions options) throws IOException {
        UploadCounts upload = recent.begin();
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
                ctx.attribute(Metrics.COUNTED_STATUS, Failures.BROKEN_OFF);
            }
        }
    }

    private void label(String name, Spool spool, OutputStream out, TableOptions options, UploadCounts upload)
            throws IOException {
        try (LogReader reader = options.reader().read(spool.read(), name)) {
            LabelJob.of(pipeline, reader, options.writer(reader, out))
                    .listener(classifications -> classifications.forEach(upload::add))
                    .run(workers.executor(), workers.threads());
            upload.tell(reader.description(), reader.remarks());
        }
    }

    private TableOptions options(Context ctx) {
        Parameters parameters = new Parameters(ctx::queryParam);
        return new TableOptions(
                ReadOptions.of(parameters, maxBytes), parameters.flag("explain"), parameters.flag("overwrite"));
    }
}
