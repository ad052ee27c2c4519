package io.logclf.app;

import io.logclf.io.LabelWriter;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import java.io.OutputStream;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What is written beside the rows of the input. */
final class LabelOptions {

    private static final Pattern TABS = Pattern.compile("(?i).*\\.tsv(\\.gz)?");

    @Option(names = "--explain", description = "Add confidence, stage and evidence to every row.")
    private boolean explain;

    @Option(names = "--overwrite", description = "Replace the label's column if the input has it already.")
    private boolean overwrite;

    @Option(
            names = "--protect-formulas",
            description = "Write an apostrophe before CSV cells that a spreadsheet would run as a formula.")
    private boolean protectFormulas;

    /**
     * A writer for the reader's rows.
     *
     * @param output the name of the output, which may say a format
     */
    LabelWriter writer(LogReader reader, String output, OutputStream out) {
        return LabelWriter.builder(reader, out)
                .format(LogFormat.ofName(output))
                .delimiter(TABS.matcher(output).matches() ? '\t' : ',')
                .explain(explain)
                .overwrite(overwrite)
                .protectFormulas(protectFormulas)
                .build();
    }
}
