package io.logclf.app;

import picocli.CommandLine.Option;

/** What is written beside the rows of the input. */
final class LabelOptions {

    /** What stands for the label if every stage abstained. */
    static final String UNCLASSIFIED = "Unclassified";

    @Option(names = "--explain", description = "Add confidence, stage and evidence to every row.")
    private boolean explain;

    @Option(names = "--overwrite", description = "Replace the label's column if the input has it already.")
    private boolean overwrite;

    @Option(
            names = "--protect-formulas",
            description = "Write an apostrophe before CSV cells that a spreadsheet would run as a formula.")
    private boolean protectFormulas;

    /** The options as another program gives them. */
    static LabelOptions of(boolean explain, boolean overwrite) {
        LabelOptions options = new LabelOptions();
        options.explain = explain;
        options.overwrite = overwrite;
        return options;
    }

    boolean explain() {
        return explain;
    }

    boolean overwrite() {
        return overwrite;
    }

    boolean protectFormulas() {
        return protectFormulas;
    }
}
