package io.logclf.workbench.model;

/**
 * What labels are attached to: it means the same in every file, however that file's groups were found.
 *
 * <p>A label for a template alone would be too coarse, as the same words may be an error of one source and
 * normal for another; one for each group would be lost whenever a file is grouped again.
 *
 * @param template as {@link io.logclf.training.mining.Template#text} gives it, or one in whose place people
 *     have set a value
 * @param source empty where rows have none; {@link #OTHERS} for rare ones together
 * @param severity a name of {@link io.logclf.api.Severity}, or empty where it is not known
 */
public record FormKey(String template, String source, String severity) {

    /** Stands for sources beyond those that are told apart in one template. */
    public static final String OTHERS = "(other sources)";

    /** Returns the same with another template. */
    public FormKey with(String other) {
        return new FormKey(other, source, severity);
    }
}
