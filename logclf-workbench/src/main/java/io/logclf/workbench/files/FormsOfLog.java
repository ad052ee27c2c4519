package io.logclf.workbench.files;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.LogRow;
import io.logclf.training.mining.MinedTemplates;
import io.logclf.training.mining.TemplateMiner;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the rows of a log by template, source and severity, in one pass. Not safe for concurrent use.
 *
 * <p>Templates are known only when all messages were seen. So rows are first put into cells, by the miner's
 * ticket for a message, which is the same for messages that are the same when masked; {@link #mine} then
 * joins the cells of one template. Four bytes are kept of a row, and of each cell a few messages that are
 * unlike each other.
 */
final class FormsOfLog {

    private static final int MAX_SAMPLES = 8;
    /**
     * So many sources of one kind of message are told apart; with hosts or users as sources, each row would
     * else be a form of its own.
     */
    private static final int MAX_SOURCES = 50;

    private final TemplateMiner miner = new TemplateMiner();
    private final Map<Place, Integer> cells = new HashMap<>();
    private final List<Cell> all = new ArrayList<>();
    /** How often a ticket came with a source that was new for it. */
    private final Map<Integer, Integer> sourcesByTicket = new HashMap<>();
    /** The place of each row's cell in {@link #all}. */
    private final RowForms cellOfRow = new RowForms();

    /** What rows of one cell share, before templates are known. */
    private record Place(int ticket, String source, Severity severity) {}

    private static final class Cell {
        private final Place place;
        private final String first;
        private final Variety variety = new Variety();
        private String last;
        private long rows;

        Cell(Place place, String time) {
            this.place = place;
            this.first = time;
            this.last = time;
        }
    }

    /** A form that has no number yet. */
    record Draft(FormKey key, long rows, String first, String last, List<Sample> samples) {}

    /**
     * All forms of a log.
     *
     * @param forms in the order of their first rows
     * @param formOfRow the place of each row's form in {@code forms}; {@link RowForms#BLANK} for a row
     *     without a message
     */
    record Drafts(List<Draft> forms, RowForms formOfRow) {}

    /** Adds the next row. */
    void add(LogRow row) {
        cellOfRow.add(row.entry().isPresent() ? cell(row, row.entry().get()) : RowForms.BLANK);
    }

    /** Returns the place of the cell that a row belongs to, which now counts it. */
    private int cell(LogRow row, LogEntry entry) {
        int ticket = miner.add(entry.message());
        Place place = new Place(ticket, entry.source(), entry.severity());
        Integer known = cells.get(place);
        if (known == null
                && !entry.source().isEmpty()
                && sourcesByTicket.merge(ticket, 1, Integer::sum) > MAX_SOURCES) {
            place = new Place(ticket, FormKey.OTHERS, entry.severity());
            known = cells.get(place);
        }
        if (known == null) {
            known = all.size();
            cells.put(place, known);
            all.add(new Cell(place, row.time()));
        }
        Cell cell = all.get(known);
        cell.rows++;
        cell.last = row.time();
        cell.variety.add(entry.message(), row.line(), row.time());
        return known;
    }

    int rows() {
        return cellOfRow.size();
    }

    long messages() {
        return all.stream().mapToLong(cell -> cell.rows).sum();
    }

    /** Mines the templates of what was added, and returns the forms that come of it. */
    Drafts mine() {
        MinedTemplates mined = miner.mine();
        Map<FormKey, List<Cell>> cellsByForm = new LinkedHashMap<>();
        Map<FormKey, Integer> numbers = new HashMap<>();
        int[] formOfCell = new int[all.size()];
        for (int c = 0; c < formOfCell.length; c++) {
            Cell cell = all.get(c);
            FormKey key = new FormKey(
                    mined.template(cell.place.ticket).text(),
                    cell.place.source,
                    cell.place.severity == Severity.UNKNOWN ? "" : cell.place.severity.name());
            cellsByForm.computeIfAbsent(key, none -> new ArrayList<>()).add(cell);
            formOfCell[c] = numbers.computeIfAbsent(key, none -> numbers.size());
        }
        List<Draft> drafts = new ArrayList<>();
        cellsByForm.forEach((key, own) -> drafts.add(draft(key, own)));
        RowForms formOfRow = new RowForms(cellOfRow.size());
        for (int row = 0; row < cellOfRow.size(); row++) {
            formOfRow.add(cellOfRow.get(row) == RowForms.BLANK ? RowForms.BLANK : formOfCell[cellOfRow.get(row)]);
        }
        return new Drafts(drafts, formOfRow);
    }

    /**
     * Joins the cells of one form. Samples are taken from each in turn, the most frequent first. Times are
     * text, so that the first is that of the cell seen first, and the last that of the cell whose last row
     * is last in alphabetical order.
     */
    private static Draft draft(FormKey key, List<Cell> cells) {
        List<Sample> samples = new ArrayList<>();
        List<Cell> frequent = new ArrayList<>(cells);
        frequent.sort(Comparator.comparingLong((Cell cell) -> cell.rows).reversed());
        List<List<Sample>> all =
                frequent.stream().map(cell -> cell.variety.samples(MAX_SAMPLES)).toList();
        for (int turn = 0; turn < MAX_SAMPLES; turn++) {
            for (List<Sample> own : all) {
                if (turn < own.size() && samples.size() < MAX_SAMPLES) {
                    samples.add(own.get(turn));
                }
            }
        }
        return new Draft(
                key,
                cells.stream().mapToLong(cell -> cell.rows).sum(),
                cells.get(0).first,
                cells.stream()
                        .map(cell -> cell.last)
                        .max(Comparator.naturalOrder())
                        .orElse(""),
                samples);
    }
}
