package io.logclf.flink;

import io.logclf.api.Classification;
import java.nio.file.Path;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code CLASSIFY_DETAIL(source, message)} for Flink's SQL and Table API: a row with the label, its confidence from 0 to 1 and the stage
 * that decided, or with NULL for these and the reason why there is no label. NULL if the message is. In all else it is as {@link
 * ClassifyFunction}.
 *
 * <pre>{@code
 * SELECT line, d.label, d.confidence FROM (SELECT line, CLASSIFY_DETAIL(host, line) AS d FROM logs) WHERE d.label IS NOT NULL;
 * }</pre>
 */
@FunctionHint(output = @DataTypeHint("ROW<label STRING, confidence DOUBLE, stage STRING, reason STRING>"))
public final class ClassifyDetailFunction extends PipelineFunction {

    /** Classifies with the bundle that the job parameter {@code logclf.bundle} names; this is what {@code CREATE FUNCTION} uses. */
    public ClassifyDetailFunction() {}

    /**
     * Classifies with the bundle in a folder which every machine of the cluster sees under the same path.
     *
     * @param bundle the folder; it need not exist where the job is built
     */
    public ClassifyDetailFunction(Path bundle) {
        super(bundle);
    }

    /** Classifies with a pipeline that the application opens, once in a JVM, and that is closed with the last function. */
    public ClassifyDetailFunction(PipelineSupplier supplier) {
        super(supplier);
    }

    /**
     * Classifies a message of unknown severity.
     *
     * @param from the source; null if unknown
     * @return a row of label, confidence, stage and reason; null if the message is null
     */
    public @Nullable Row eval(@Nullable String from, @Nullable String message) {
        return eval(from, message, null);
    }

    /**
     * Classifies a message.
     *
     * @param from the source; null if unknown
     * @param severity such as {@code ERROR} or {@code warn}; null, or a word that names none, is unknown
     * @return a row of label, confidence, stage and reason; null if the message is null. Either the first three are null or the last
     * @throws NullPointerException if the function is not open
     */
    public @Nullable Row eval(@Nullable String from, @Nullable String message, @Nullable String severity) {
        return pipeline()
                .classify(from, message, severity)
                .map(ClassifyDetailFunction::row)
                .orElse(null);
    }

    private static Row row(Classification classification) {
        ClassifiedEntry<Classification> entry = ClassifiedEntry.of(classification, classification, false);
        return entry.isClassified()
                ? Row.of(entry.labelOr(""), entry.confidence(), entry.stage(), null)
                : Row.of(null, null, null, entry.reason());
    }
}
