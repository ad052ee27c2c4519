package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.api.ScoredLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Adds the label to a table: a column {@value #LABEL}, and with {@code explain} also {@value #CONFIDENCE},
 * {@value #STAGE}, {@value #EVIDENCE}, {@value #BEST_GUESS} and {@value #BEST_GUESS_PROBABILITY}. Immutable.
 *
 * <p>The columns go to the end, and all others stay as they are. A row that is too short is filled up with empty cells,
 * and what a row has beyond the header comes after the label, so that the label always stands in its own column. An empty
 * line stays an empty line.
 *
 * <pre>{@code
 * source,log_message                    // the input's header and a row
 * shop,payment failed
 * source,log_message,target_label       // the output's
 * shop,payment failed,Payment
 * }</pre>
 */
public final class LabelColumns {

    /** The column that gets the label. */
    public static final String LABEL = "target_label";

    /** The column that gets the calibrated probability, four decimals; empty if no stage decided. */
    public static final String CONFIDENCE = "confidence";

    /** The column that gets the name of the stage that decided; empty if none did. */
    public static final String STAGE = "stage";

    /** The column that gets what the decision rests on, or why each stage abstained. */
    public static final String EVIDENCE = "evidence";

    /** The column that gets the likeliest label, also if no stage decided; empty if no stage ranks labels. */
    public static final String BEST_GUESS = "best_guess";

    /** The column that gets the probability of that label, four decimals. */
    public static final String BEST_GUESS_PROBABILITY = "best_guess_probability";

    /** What stands for the label where there is none, unless another text is given. */
    public static final String UNCLASSIFIED = "Unclassified";

    /** The columns that explain a label, in their order. */
    static final List<String> EXPLANATION = List.of(CONFIDENCE, STAGE, EVIDENCE, BEST_GUESS, BEST_GUESS_PROBABILITY);

    private final List<String> header;
    /** How many columns the input's header has; cells beyond come last in the output. */
    private final int inputColumns;
    /** Where the label and then each explanation stand in the output's rows. */
    private final List<Integer> places;

    private final boolean explain;
    private final String fallback;

    /**
     * Finds the places. Names that are there already keep theirs, if they may be replaced; the others go to
     * the end, in order.
     *
     * @param reader of the table, whose header has been read
     * @param overwrite whether columns of the same names are replaced
     * @param explain whether the columns that explain the label are added
     * @param fallback what stands for the label if no stage decided
     * @throws InputException if the table has one of the columns already and may not lose it, or has it twice
     */
    LabelColumns(CsvReader reader, boolean overwrite, boolean explain, String fallback) {
        inputColumns = reader.header().size();
        this.explain = explain;
        this.fallback = fallback;
        List<String> names = new ArrayList<>(reader.header());
        List<Integer> found = new ArrayList<>();
        List<String> added = new ArrayList<>(List.of(LABEL));
        added.addAll(explain ? EXPLANATION : List.of());
        for (String column : added) {
            int place = CsvColumn.find(reader, column);
            if (place >= 0 && !overwrite) {
                String problem = "has a column '" + column + "' already; rename it, or allow it to be replaced";
                throw new InputException(reader.name(), 0, problem, InputException.Fault.LABEL_PRESENT);
            }
            if (place < 0) {
                place = names.size();
                names.add(column);
            }
            found.add(place);
        }
        header = List.copyOf(names);
        places = List.copyOf(found);
    }

    /** Returns the header of the output. */
    List<String> header() {
        return header;
    }

    /**
     * Returns the cells of the output's row; none for an empty line.
     *
     * @param row a row of the table that the columns were built for
     * @param classification what the pipeline says about it
     * @return the cells, which cannot be changed: as many as the header has, or more if the row has
     *     more than the input's header
     */
    List<String> label(CsvRow row, Classification classification) {
        if (row.isBlank()) {
            return row.cells();
        }
        List<String> read = row.cells();
        int known = Math.min(read.size(), inputColumns);
        String[] cells = new String[header.size() + read.size() - known];
        for (int i = 0; i < header.size(); i++) {
            cells[i] = i < known ? read.get(i) : "";
        }
        cells[places.get(0)] = classification.labelOr(fallback);
        if (explain) {
            List<String> explanation = explanation(classification);
            for (int i = 0; i < explanation.size(); i++) {
                cells[places.get(i + 1)] = explanation.get(i);
            }
        }
        for (int i = known; i < read.size(); i++) {
            cells[header.size() + i - known] = read.get(i);
        }
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    /**
     * Returns the texts that explain a label, in the order of {@link #EXPLANATION}; empty text for what
     * is not there. Numbers have four decimals and a dot, whatever the locale.
     */
    static List<String> explanation(Classification classification) {
        Optional<ScoredLabel> guess = classification.bestGuess();
        return List.of(
                classification.confidence().isPresent()
                        ? decimal(classification.confidence().getAsDouble())
                        : "",
                classification.decidedBy().orElse(""),
                classification.explanation(),
                guess.map(scored -> scored.label().name()).orElse(""),
                guess.map(scored -> decimal(scored.score())).orElse(""));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
