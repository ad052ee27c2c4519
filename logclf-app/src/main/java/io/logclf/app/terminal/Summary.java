package io.logclf.app.terminal;

import io.logclf.api.text.ShownText;
import io.logclf.io.LabelColumns;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The closing table of a run, for people: how many rows and how fast, which stage decided them, and
 * which labels they got.
 *
 * <pre>
 * 322 rows in 0.9 s (350 rows/s)
 *
 * decided by
 *   regex                                 203   63.0 %
 *   Unclassified                          119   37.0 %
 *     why, stage by stage (a row counts for every stage that saw it):
 *       regex  NO_MATCH 119
 *
 * label
 *   ...
 * </pre>
 *
 * <p>The two tables each add up to all rows. The reasons do not, and so they stand in no column: an
 * undecided row has one from every stage that it went through, and only the reasons of one stage
 * add up to the undecided rows.
 */
public final class Summary {

    private final Tally tally;
    private final boolean asksModel;
    private final double seconds;

    /**
     * @param tally what became of the rows
     * @param asksModel whether a stage calls a language model; if not, and rows are undecided, the
     *     summary says how to add one
     * @param nanos how long the rows took, without the start of the program and of the stages
     */
    public Summary(Tally tally, boolean asksModel, long nanos) {
        this.tally = tally;
        this.asksModel = asksModel;
        this.seconds = nanos / 1e9;
    }

    /** Writes the table; one line if there were no rows. */
    public void print(PrintStream out) {
        long rows = tally.rows();
        out.printf(
                Locale.ROOT,
                "%,d %s in %.1f s (%,.0f rows/s)%n",
                rows,
                rows == 1 ? "row" : "rows",
                seconds,
                rows / Math.max(seconds, 1e-9));
        if (rows == 0) {
            return;
        }
        table("decided by", tally.decidedByStage(), rows).forEach(out::println);
        if (tally.undecided() > 0) {
            out.println(line(LabelColumns.UNCLASSIFIED, tally.undecided(), rows));
            printReasons(out);
            if (!asksModel) {
                out.println(
                        "  No stage could decide these, and there is no stage 'llm' that would ask a language model.");
                out.println(
                        "  To switch one on, add 'llm' to the stages in a bundle's pipeline.yaml; see docs/llm.md.");
            }
        }
        table("label", tally.rowsByLabel(), rows).forEach(out::println);
    }

    /**
     * Says for each stage why it abstained on the undecided rows, a line for a stage, in the order
     * of the pipeline.
     */
    private void printReasons(PrintStream out) {
        out.println("    why, stage by stage (a row counts for every stage that saw it):");
        int width = tally.abstentions().keySet().stream()
                .mapToInt(stage -> ShownText.example(stage).length())
                .max()
                .orElse(0);
        tally.abstentions().forEach((stage, reasons) -> {
            String counts = reasons.entrySet().stream()
                    .map(reason -> String.format(Locale.ROOT, "%s %,d", reason.getKey(), reason.getValue()))
                    .collect(Collectors.joining(", "));
            out.println("      " + padded(ShownText.example(stage), width) + "  " + counts);
        });
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static List<String> table(String title, Map<String, Long> counts, long rows) {
        List<String> lines = new ArrayList<>(List.of("", title));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> lines.add(line(entry.getKey(), entry.getValue(), rows)));
        return lines;
    }

    private static String line(String name, long count, long rows) {
        return String.format(
                Locale.ROOT, "  %-30s %,10d  %5.1f %%", ShownText.example(name), count, 100.0 * count / rows);
    }
}
