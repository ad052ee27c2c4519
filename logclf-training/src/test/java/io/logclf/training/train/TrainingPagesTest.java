package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.training.LabelledEntry;
import io.logclf.training.evaluate.Metrics;
import io.logclf.training.evaluate.Outcome;
import io.logclf.training.train.texts.EncodedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people read of a training: the model card and the report, with labels and messages that try to be something else. */
class TrainingPagesTest {

    private static final String NASTY = "a|b `c` <script>x</script>\n# [d](e)";
    private static final Label NONE = new Label("*Nothing*");
    private static final TrainingOptions OPTIONS = new TrainingOptions(7, 0.95, Optional.of(NONE));
    private static final Pattern SHARE = Pattern.compile("\\d\\.\\d{4}");

    private static TrainingSet set;
    private static TrainingFigures figures;
    private static String card;

    @BeforeAll
    static void train() {
        List<LabelledEntry> entries = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            MadeEntries.add(entries, "Heartbeat " + i + " of the till", NONE.name());
            MadeEntries.add(entries, "Drawer " + i + " of the shelf is empty, flour is missing", NASTY);
            MadeEntries.add(entries, "Shelf " + i + " holds too little sugar for the cakes", NASTY);
            MadeEntries.add(entries, "Van " + i + " left the yard with fresh bread", "Delivery");
        }
        // Another label than the rows like it have, with a message that would colour a terminal.
        MadeEntries.add(entries, "Van 4711 left the yard with fresh bread", NASTY);
        MadeEntries.add(entries, "Oven 9 \u001b[31mis\u202e red", "Delivery");
        set = TrainingSet.of(entries);
        BagOfWords encoder = new BagOfWords();
        Trainer trainer = new Trainer(encoder, List.of(), OPTIONS, Runnable::run);
        List<EncodedText> texts = trainer.encode(set);
        TrainedStages trained = trainer.train(set, texts);
        List<Outcome> outcomes = List.of(
                Outcome.decided(entries.get(1), "made", new Label(NASTY), 0.9),
                Outcome.decided(entries.get(3), "made", new Label(NASTY), 0.6),
                Outcome.abstained(entries.get(2), "made", AbstainReason.LOW_CONFIDENCE, "0.1"));
        figures = new TrainingFigures(
                set,
                trained,
                OwnRows.of(set, trained, encoder, OPTIONS, Runnable::run),
                Metrics.of(outcomes),
                Metrics.of(outcomes.subList(0, 1)),
                Metrics.of(List.of()),
                Map.of(new Label(NASTY), 0.75, new Label("Delivery"), 0.5),
                SuspectFinder.find(texts),
                12_345,
                OPTIONS);
        card = new ModelCard(figures).text();
    }

    /** Returns the rows of the table below a heading. */
    private static List<String> table(String heading) {
        String section = card.substring(card.indexOf("\n## " + heading + "\n"));
        int end = section.indexOf("\n## ", 4);
        return Arrays.stream((end < 0 ? section : section.substring(0, end)).split("\n", -1))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .toList();
    }

    private static int cells(String row) {
        return row.replace("\\|", "").split("\\|", -1).length - 2;
    }

    @Test
    void cardSaysWhatItWasTrainedOn() {
        assertThat(card)
                .startsWith("# Model card\n\nTrained on " + set.entries().size() + " rows, "
                        + set.texts().size() + " distinct masked messages, ")
                .contains("Hash of the data: `" + DataHash.of(set.entries()) + "`. Seed: 7.")
                .contains("Encoder: `bag-of-words`.")
                .contains("Promise: 0.95 of the decisions right.")
                .contains("Of the rows with a label, " + figures.own().right() + " of "
                        + figures.own().labelled() + " get it.");
    }

    @Test
    void cardNamesTheLabelThatNoMessageGets() {
        assertThat(card).contains("6 of the rows are of \\*Nothing\\*: no label fits them, and no message gets it.");
    }

    @Test
    void cardHasTheSectionsInOrder() {
        Matcher headings = Pattern.compile("(?m)^## (.*)$").matcher(card);
        assertThat(headings.results().map(match -> match.group(1)))
                .containsExactly("Figures", "Promises", "Labels", "Limits");
    }

    @Test
    void everyRowOfATableHasAsManyCellsAsItsHead() {
        for (String heading : List.of("Figures", "Promises", "Labels")) {
            List<String> rows = table(heading);
            assertThat(rows).as(heading).hasSizeGreaterThan(2);
            assertThat(rows).as(heading).allMatch(row -> cells(row) == cells(rows.get(0)));
        }
    }

    @Test
    void labelsAreListedOnceEachAndCannotBeMarkup() {
        List<String> rows = table("Labels");
        assertThat(rows).hasSize(1 + figures.trained().plans().size());
        assertThat(card).doesNotContain("<script>").doesNotContain("\n# [d]").doesNotContain("`c`");
        assertThat(rows)
                .anyMatch(row -> row.startsWith("| a\\|b \\`c\\` &lt;script&gt;x&lt;/script&gt; # \\[d\\](e) | "));
    }

    @Test
    void figuresAreSharesWithFourDecimals() {
        for (String row : table("Figures").subList(1, table("Figures").size())) {
            String[] cells = row.substring(2).split(" \\| ?", -1);
            for (int i = 2; i < 7; i++) {
                assertThat(cells[i])
                        .as(row)
                        .matches(cell ->
                                cell.equals("none") || SHARE.matcher(cell).matches());
            }
        }
        for (String row : table("Promises").subList(1, table("Promises").size())) {
            assertThat(SHARE.matcher(row).results()).as(row).hasSize(2);
        }
        assertThat(table("Promises").stream().skip(1).map(row -> row.split(" ", -1)[1]))
                .containsExactly("sure", "balanced", "always");
    }

    @Test
    void figuresAreThoseOfTheOutcomesAndOverNothingThereAreNone() {
        assertThat(table("Figures"))
                .contains(
                        "| new templates | 3 | 0.6667 | 0.5000 | 0.3333 | 0.2500 | 0.3500 |",
                        "| random split (optimistic) | 1 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 0.1000 |",
                        "| baseline, new templates | 0 | none | none | none | none | none |");
        assertThat(card)
                .contains("From 12345 rows in five parts")
                .contains("is told from new templates of the others with a mean AUROC of 0.6250.");
    }

    @Test
    void pagesAreTheSameInEveryLocale() {
        String report = figures.report().html();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            assertThat(new ModelCard(figures).text()).isEqualTo(card);
            assertThat(figures.report().html()).isEqualTo(report);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void reportQuotesLabelsAndMessagesEscaped() {
        String report = figures.report().html();
        assertThat(report)
                .contains("a|b `c` &lt;script&gt;x&lt;/script&gt;")
                .contains("Van 4711 left the yard with fresh bread")
                .doesNotContain("<script>x")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }
}
