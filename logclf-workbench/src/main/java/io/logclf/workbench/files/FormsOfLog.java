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
 * The rows of a log by template, source and severity. Four bytes are kept of a row, and a few messages of each form that are unlike each other. Not safe for concurrent
 * use.
 */
final class FormsOfLog {

    private static final int MAX_SAMPLES = 8;
    /** Hosts and users as sources would make a form of each row. */
    private static final int MAX_SOURCES = 50;

    private final TemplateMiner miner = new TemplateMiner();
    private final Map<Place, Integer> cells = new HashMap<>();
    private final List<Cell> all = new ArrayList<>();
    private final Map<Integer, Integer> sourcesByTicket = new HashMap<>();
    private final RowForms cellOfRow = new RowForms();

    /** Where a row belongs before templates are known. */
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

    /** A form to be. */
    record Draft(FormKey key, long rows, String first, String last, List<Sample> samples) {}

    /**
     * All forms of a log.
     *
     * @param formOfRow the place of each row's form in {@code forms}
     */
    record Drafts(List<Draft> forms, RowForms formOfRow) {}

    void add(LogRow row) {
        cellOfRow.add(row.entry().isPresent() ? cell(row, row.entry().get()) : RowForms.BLANK);
    }

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

    /** Mines the templates of what was added. */
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

    /** Times stand as text, so that the first is that of the cell seen first, and the last that of the cell whose last row is last. */
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
