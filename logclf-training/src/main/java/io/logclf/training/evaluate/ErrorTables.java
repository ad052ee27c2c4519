package io.logclf.training.evaluate;

import io.logclf.api.Classification;
import io.logclf.api.text.Masker;
import io.logclf.api.text.ShownText;
import io.logclf.training.page.HtmlBuilder;
import io.logclf.training.page.ShownNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The worst errors. Rows that differ in their variable parts only, and went wrong in the same way, are one:
 * a thousand wrong rows of one template are one thing to look at.
 */
final class ErrorTables {

    /** More kinds of errors are in {@code errors.csv}. */
    private static final int MAX_GROUPS = 40;

    private static final int MAX_MESSAGE_CHARS = 300;
    private static final int MAX_WHY_CHARS = 200;

    private final Metrics metrics;
    private final HtmlBuilder html;

    ErrorTables(Metrics metrics, HtmlBuilder html) {
        this.metrics = metrics;
        this.html = html;
    }

    /** Appends a table of wrong labels and one of undecided messages, unless they are empty. */
    void write() {
        write("Wrong labels", Outcome::isWrong);
        write("Undecided messages", outcome -> !outcome.isDecided());
    }

    /**
     * Appends one table, those with most rows first and of equal ones the surest: a confident error tells
     * more than an unsure one.
     */
    private void write(String title, Predicate<Outcome> kind) {
        List<Group> groups = groups(kind);
        if (groups.isEmpty()) {
            return;
        }
        html.element("h3", title)
                .note(
                        "Most rows first, then the surest; rows that differ in numbers, names of hosts and the like are one."
                                + (groups.size() > MAX_GROUPS
                                        ? " The first " + MAX_GROUPS + " of " + ShownNumbers.count(groups.size())
                                                + " kinds."
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

    /** Returns the errors of one kind, those that are alike as one. */
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

    /** Returns what is equal for errors of one kind: masked message, right label, label given. */
    private static List<String> key(Outcome outcome) {
        return List.of(
                Masker.standard().mask(outcome.truth().entry().message()),
                outcome.truth().label().name(),
                outcome.classification().labelOr(""));
    }

    /**
     * Appends a row with the first of the errors that are alike: its message, labels, confidence, stage,
     * explanation and place.
     */
    private void row(Group group) {
        Outcome outcome = group.first();
        Classification said = outcome.classification();
        html.raw("<tr>")
                .number(group.rows())
                .raw("<td class=\"log\">")
                .text(ShownText.shortened(outcome.truth().entry().message(), MAX_MESSAGE_CHARS))
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
                .text(ShownText.shortened(said.explanation(), MAX_WHY_CHARS))
                .raw("</td><td class=\"why\">")
                .text(outcome.truth().where())
                .raw("</td></tr>\n");
    }

    /** Errors of one kind: the first of them, and how many there are. */
    private record Group(Outcome first, long rows) {

        Group more() {
            return new Group(first, rows + 1);
        }

        double confidence() {
            return first.classification().confidence().orElse(0);
        }
    }
}
