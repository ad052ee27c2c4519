package io.logclf.server.workbench;

import io.logclf.api.ClassificationPipeline;
import io.logclf.workbench.Workbench;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/**
 * A project at work: the workbench with what the server adds to it. Safe for concurrent use.
 *
 * @param workbench closed with this
 * @param bundles which bundle the server answers with
 * @param room how much comes in
 * @param events closed with this, before the workbench: it listens to it
 */
record OpenProject(Workbench workbench, BundleChoice bundles, DataLimit room, EventFeed events) implements Closeable {

    /** Opens a project, and puts the trained bundle into use that was in use last. */
    static OpenProject of(
            ProjectOptions options, ClassificationPipeline pipeline, int threads, Function<Map<String, ?>, String> json)
            throws IOException {
        Workbench.Builder builder =
                Workbench.builder(options.folder()).pipeline(pipeline).threads(threads);
        options.inbox().ifPresent(builder::inbox);
        Workbench workbench = builder.open();
        try {
            BundleChoice bundles = new BundleChoice(workbench.bundles(), pipeline);
            bundles.resume();
            return new OpenProject(
                    workbench,
                    bundles,
                    new DataLimit(workbench, options.maxBytes()),
                    new EventFeed(workbench.summary().revision(), workbench::listen, json));
        } catch (RuntimeException e) {
            workbench.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (workbench) {
            events.close();
        }
    }
}
