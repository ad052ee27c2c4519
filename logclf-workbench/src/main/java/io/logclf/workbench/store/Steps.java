package io.logclf.workbench.store;

import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.view.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The history: who did what, when, and what was there before, for each step to be undone. For who holds the
 * project's lock; writing must be done in a {@link Database#transaction}.
 *
 * <p>A step stores the marks that it replaced and the places that forms had. It can be undone if everything
 * it changed is still as it left it: each mark and each form has the number of the step that wrote it last.
 * So independent steps can be undone in any order, and of steps that build on each other the last one
 * first. After undoing, marks and forms have the number of the step before again, which then can be undone.
 */
public final class Steps {

    private static final String MARK_COLUMNS = "template, source, severity, kind, label, by, at, ";

    private final Database database;

    /** Makes the history of a database. */
    public Steps(Database database) {
        this.database = database;
    }

    /**
     * Where a form was before a step.
     *
     * @param moved the step that had put it there
     */
    public record Place(long form, long group, long moved) {}

    /**
     * Adds a step, and gives the groups that it changes a new version.
     *
     * @param text what the history shows
     * @param groups the numbers of those that it changes
     * @return the number of the step; later steps have larger ones
     */
    public long add(String by, Instant at, Step.What what, String text, Collection<Long> groups) throws SQLException {
        long step = database.insert(
                "insert into step(at, by, what, text) values(?, ?, ?, ?)", at.toString(), by, what.name(), text);
        database.batch(
                "insert or ignore into step_group(step, grp) values(?, ?)",
                groups.stream().map(group -> new Object[] {step, group}).toList());
        database.update(
                "update grp set version = version + 1 where id in (select grp from step_group where step = ?)", step);
        return step;
    }

    /**
     * Sets marks by a step, and stores those that it replaces.
     *
     * @param before for each key the mark that it had, {@link Mark#NEVER} if none
     * @param after for each key the mark that it gets
     */
    public void mark(long step, Map<FormKey, Mark> before, Map<FormKey, Mark> after) throws SQLException {
        database.batch(
                "insert into step_mark(step, " + MARK_COLUMNS + "before) values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                before.entrySet().stream()
                        .map(entry -> {
                            Object[] row = row(entry.getKey(), entry.getValue());
                            Object[] all = new Object[row.length + 1];
                            all[0] = step;
                            System.arraycopy(row, 0, all, 1, row.length);
                            return all;
                        })
                        .toList());
        save(after);
    }

    /** Sets marks, without noting what was there: what undoing and carrying over do. */
    public void save(Map<FormKey, Mark> marks) throws SQLException {
        database.batch(
                "insert or replace into mark(" + MARK_COLUMNS + "step) values(?, ?, ?, ?, ?, ?, ?, ?)",
                marks.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Object[] row(FormKey key, Mark mark) {
        return new Object[] {
            key.template(),
            key.source(),
            key.severity(),
            mark.kind(),
            mark.said().label().orElse(null),
            mark.by(),
            mark.at().toString(),
            mark.step()
        };
    }

    /** Stores where forms are, before a step moves them. */
    public void moving(long step, Collection<Form> forms) throws SQLException {
        database.batch(
                "insert or ignore into step_form(step, form, grp, moved) values(?, ?, ?, ?)",
                forms.stream()
                        .map(form -> new Object[] {step, form.id(), form.group(), form.moved()})
                        .toList());
    }

    /** Stores where forms are now, and how many rows they have. */
    public void moved(Collection<Form> forms) throws SQLException {
        database.batch(
                "update form set grp = ?, moved = ?, rows = ? where id = ?",
                forms.stream()
                        .map(form -> new Object[] {form.group(), form.moved(), form.rows(), form.id()})
                        .toList());
    }

    /** Returns the marks that stood before a step. */
    public Map<FormKey, Mark> marksBefore(long step) throws SQLException {
        Map<FormKey, Mark> marks = new LinkedHashMap<>();
        database.all(
                "select * from step_mark where step = ?",
                row -> marks.put(Records.key(row), Records.mark(row, "before")),
                step);
        return marks;
    }

    /** Returns where the forms were that a step moved. */
    public List<Place> placesBefore(long step) throws SQLException {
        return database.all(
                "select * from step_form where step = ?",
                row -> new Place(row.getLong("form"), row.getLong("grp"), row.getLong("moved")),
                step);
    }

    /** Returns the groups that a step changed. */
    public List<Long> groups(long step) throws SQLException {
        return database.all("select grp from step_group where step = ?", row -> row.getLong(1), step);
    }

    /** Notes that a step was undone, and by which one. */
    public void undone(long step, long by) throws SQLException {
        database.update("update step set undone_by = ? where id = ?", by, step);
        database.update("update step set undoes = ? where id = ?", step, by);
    }

    /** Returns the last step of a person that labelled, took back, split or merged, and is not undone. */
    public OptionalLong lastOf(String by) throws SQLException {
        return database
                .all(
                        "select id from step where by = ? and undone_by is null and what in ('LABEL', 'NONE', 'CLEAR', 'SPLIT', 'MERGE')"
                                + " order by id desc limit 1",
                        row -> row.getLong(1),
                        by)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Returns a step. */
    public Optional<Step> step(long id) throws SQLException {
        return database.all("select * from step where id = ?", this::step, id).stream()
                .findFirst();
    }

    /** Returns the latest steps, the latest first. */
    public List<Step> latest(int limit) throws SQLException {
        return database.all("select * from step order by id desc limit ?", this::step, limit);
    }

    /** Returns the latest steps that changed a group, the latest first. */
    public List<Step> of(long group, int limit) throws SQLException {
        return database.all(
                "select step.* from step join step_group on step_group.step = step.id where step_group.grp = ? order by step.id desc"
                        + " limit ?",
                this::step,
                group,
                limit);
    }

    /** Counts the steps that gave a label or said that none fits, and are not undone. */
    public int decisions() throws SQLException {
        return database.one(
                "select count(*) from step where what in ('LABEL', 'NONE') and undone_by is null",
                row -> row.getInt(1));
    }

    private Step step(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Step.What what = Step.What.valueOf(row.getString("what"));
        boolean undone = row.getObject("undone_by") != null;
        return new Step(
                id,
                Instant.parse(row.getString("at")),
                row.getString("by"),
                what,
                row.getString("text"),
                groups(id),
                undone,
                !undone && isUndoable(what) && nothingStandsOn(id));
    }

    /**
     * Tells which kinds of steps change only marks and places; the others have effects that are not stored
     * with them.
     */
    private static boolean isUndoable(Step.What what) {
        return switch (what) {
            case LABEL, NONE, CLEAR, SPLIT, MERGE, IMPORT -> true;
            case UNDO, FILE, LABEL_ADDED, BUNDLE -> false;
        };
    }

    /** Tells whether all marks and forms that a step changed are still as it left them. */
    private boolean nothingStandsOn(long step) throws SQLException {
        int marks = database.one(
                "select count(*) from step_mark s join mark m using(template, source, severity) where s.step = ? and m.step <>"
                        + " ?",
                row -> row.getInt(1),
                step,
                step);
        int forms = database.one(
                "select count(*) from step_form s left join form f on f.id = s.form where s.step = ? and (f.id is null or f.moved <> ?)",
                row -> row.getInt(1),
                step,
                step);
        return marks + forms == 0;
    }
}
