package io.logclf.app;

import io.logclf.api.text.ShownText;
import io.logclf.io.LabelColumns;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The closing table of a run. */
final class Summary {

    private final Tally tally;
    private final boolean asksModel;
    private final double seconds;

    /** @param asksModel whether a stage asks a language model */
    Summary(Tally tally, boolean asksModel, long nanos) {
        this.tally = tally;
        this.asksModel = asksModel;
        this.seconds = nanos / 1e9;
    }

    void print(PrintStream out) {
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
            tally.abstentions()
                    .forEach((reason, count) ->
                            out.printf(Locale.ROOT, "    %-28s %,10d%n", ShownText.example(reason), count));
            if (!asksModel) {
                out.println(
                        "  No stage could decide these, and there is no stage 'llm' that would ask a language model.");
                out.println(
                        "  To switch one on, add 'llm' to the stages in a bundle's pipeline.yaml; see docs/llm.md.");
            }
        }
        table("label", tally.rowsByLabel(), rows).forEach(out::println);
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
