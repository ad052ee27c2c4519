/**
 * What clients send to be classified as a file: how it is kept while it is checked and answered
 * ({@link io.logclf.server.upload.SpoolFolder}, {@link io.logclf.server.upload.Spool}), how it is read
 * ({@link io.logclf.server.upload.ReadOptions}, from query parameters), by whom its rows are classified
 * ({@link io.logclf.server.upload.UploadWorkers}), and what became of them ({@link io.logclf.server.upload.UploadCounts}). In: a body and
 * its parameters. Out: readers, writers and counts; what is wrong becomes a {@link io.logclf.server.problem.Problem}. Begin with
 * {@link io.logclf.server.upload.Spool}.
 */
@NullMarked
package io.logclf.server.upload;

import org.jspecify.annotations.NullMarked;
