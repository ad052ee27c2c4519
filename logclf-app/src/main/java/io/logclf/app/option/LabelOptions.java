package io.logclf.app.option;

import io.logclf.io.LabelWriter;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import java.io.OutputStream;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/**
 * What is written next to the rows of the input: the label alone, or what it rests on as well, and
 * in which form.
 */
public final class LabelOptions {

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
     * Returns a writer for the reader's rows. The output has the format that its name says, or else
     * that of the input: a log in lines becomes a table if the output is called {@code .csv}.
     *
     * @param output the name of the output, with or without {@code .gz}; {@code -} says nothing
     * @param out stays the caller's
     * @throws io.logclf.io.InputException if the input has a column of the label's name and {@code
     *     --overwrite} is not given
     */
    public LabelWriter writer(LogReader reader, String output, OutputStream out) {
        return LabelWriter.builder(reader, out)
                .format(LogFormat.ofName(output))
                .delimiter(TABS.matcher(output).matches() ? '\t' : ',')
                .explain(explain)
                .overwrite(overwrite)
                .protectFormulas(protectFormulas)
                .build();
    }
}
