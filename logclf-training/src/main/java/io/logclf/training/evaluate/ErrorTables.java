package io.logclf.training.evaluate;

import io.logclf.api.Classification;
import io.logclf.api.text.Masker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The worst errors. Rows that differ in their variable parts only, and went wrong in the same way, are one. */
final class ErrorTables {

    private static final int MAX_GROUPS = 40;
    private static final int MAX_MESSAGE_CHARS = 300;
    private static final int MAX_WHY_CHARS = 200;

    private final Metrics metrics;
    private final Html html;

    ErrorTables(Metrics metrics, Html html) {
        this.metrics = metrics;
        this.html = html;
    }

    void write() {
        write("Wrong labels", Outcome::isWrong);
        write("Undecided messages", outcome -> !outcome.isDecided());
    }

    private void write(String title, Predicate<Outcome> kind) {
        List<Group> groups = groups(kind);
        if (groups.isEmpty()) {
            return;
        }
        html.element("h3", title)
                .note(
                        "Most rows first, then the surest; rows that differ in numbers, names of hosts and the like are one."
                                + (groups.size() > MAX_GROUPS
                                        ? " The first " + MAX_GROUPS + " of " + Html.count(groups.size()) + " kinds."
                                        : "")
                                + " errors.csv has all rows, where it was written.")
                .table(
                        title,
                        "ntttnttt",
                        List.of(
                                "Rows",
                                "Message",
                                "Right label",
                                "Given",
                                "Confidence",
                                "Stage",
                                "Why",
                                "First place"));
        groups.stream().limit(MAX_GROUPS).forEach(this::row);
        html.endTable();
    }

    private List<Group> groups(Predicate<Outcome> kind) {
        Map<List<String>, Group> groups = new LinkedHashMap<>();
        for (Outcome outcome : metrics.outcomes()) {
            if (kind.test(outcome)) {
                groups.merge(key(outcome), new Group(outcome, 1), (group, one) -> group.more());
            }
        }
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingLong(Group::rows)
                .thenComparingDouble(Group::confidence)
                .reversed());
        return sorted;
    }

    private static List<String> key(Outcome outcome) {
        return List.of(
                Masker.standard().mask(outcome.truth().entry().message()),
                outcome.truth().label().name(),
                outcome.classification().labelOr(""));
    }

    private void row(Group group) {
        Outcome outcome = group.first();
        Classification said = outcome.classification();
        html.raw("<tr>")
                .number(group.rows())
                .raw("<td class=\"log\">")
                .text(Html.shortened(outcome.truth().entry().message(), MAX_MESSAGE_CHARS))
                .raw("</td>")
                .cell(outcome.truth().label().name())
                .cell(said.labelOr("–"))
                .number(
                        said.confidence().isPresent()
                                ? String.format(
                                        Locale.ROOT, "%.3f", said.confidence().getAsDouble())
                                : "–")
                .cell(said.decidedBy().orElse("–"))
                .raw("<td class=\"why\">")
                .text(Html.shortened(said.explanation(), MAX_WHY_CHARS))
                .raw("</td><td class=\"why\">")
                .text(outcome.truth().where())
                .raw("</td></tr>\n");
    }

    private record Group(Outcome first, long rows) {

        Group more() {
            return new Group(first, rows + 1);
        }

        double confidence() {
            return first.classification().confidence().orElse(0);
        }
    }
}
