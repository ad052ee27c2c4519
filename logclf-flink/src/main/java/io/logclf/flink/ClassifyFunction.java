package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.Label;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code CLASSIFY(source, message)} for Flink's SQL and Table API: the label of a message, NULL if no stage decides.
 *
 * <pre>{@code
 * CREATE FUNCTION CLASSIFY AS 'io.logclf.flink.ClassifyFunction';
 * SET 'pipeline.global-job-parameters' = 'logclf.bundle: /shared/models/default';
 * SELECT CLASSIFY(host, line) AS label, COUNT(*) FROM logs GROUP BY CLASSIFY(host, line);
 * }</pre>
 *
 * <p>A third argument is the severity, for rules that ask for one. A message that is NULL has no label; a source or severity that is
 * NULL is unknown. The bundle is the one that the job parameter {@code logclf.bundle} names: a folder that every machine sees,
 * {@code classpath:NAME} or {@code cached:NAME}. It defaults to the bundle of {@code logclf-default}.
 *
 * <p>Slots of one JVM share a pipeline, as those of {@link LogClassification} do. A bundle without remote stages gives equal messages
 * equal labels, so the function is deterministic, which lets Flink reuse its results; bundles with a remote stage are refused. Each
 * task has an instance of its own, for its thread.
 */
public final class ClassifyFunction extends PipelineFunction {

    /** Classifies with the bundle that the job parameter {@code logclf.bundle} names; this is what {@code CREATE FUNCTION} uses. */
    public ClassifyFunction() {}

    /**
     * Classifies with the bundle in a folder which every machine of the cluster sees under the same path.
     *
     * @param bundle the folder; it need not exist where the job is built
     */
    public ClassifyFunction(Path bundle) {
        super(bundle);
    }

    /** Classifies with a pipeline that the application opens, once in a JVM, and that is closed with the last function. */
    public ClassifyFunction(PipelineSupplier supplier) {
        super(supplier);
    }

    /**
     * Classifies a message of unknown severity.
     *
     * @param from the source; null if unknown
     * @return the label's name; null if no stage decides or the message is null
     */
    public @Nullable String eval(@Nullable String from, @Nullable String message) {
        return eval(from, message, null);
    }

    /**
     * Classifies a message.
     *
     * @param from the source; null if unknown
     * @param severity such as {@code ERROR} or {@code warn}; null, or a word that names none, is unknown
     * @return the label's name; null if no stage decides or the message is null
     * @throws NullPointerException if the function is not open
     */
    public @Nullable String eval(@Nullable String from, @Nullable String message, @Nullable String severity) {
        return pipeline()
                .classify(from, message, severity)
                .flatMap(Classification::label)
                .map(Label::name)
                .orElse(null);
    }
}
