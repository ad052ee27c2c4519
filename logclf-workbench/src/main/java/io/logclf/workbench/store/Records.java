package io.logclf.workbench.store;

import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Group.Guess;
import io.logclf.workbench.model.LabelLine;
import io.logclf.workbench.model.LogFile;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.Sample;
import io.logclf.workbench.model.State;
import io.logclf.workbench.view.FileSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@link State} in tables: files, labels, groups, forms with their samples, marks,
 * refinements, settings. The history is in {@link Steps}, which also writes marks and places, as both
 * belong to steps. For who holds the project's lock.
 *
 * <p>Writing must be done in a {@link Database#transaction}. Numbers of files, groups and forms are never
 * given twice, also not after what had them was removed: the history refers to them.
 */
public final class Records {

    private final Database database;

    /** Makes the records of a database. */
    public Records(Database database) {
        this.database = database;
    }

    /**
     * Reads everything: what opening a project does, and what a write that failed falls back to.
     *
     * @throws io.logclf.api.FileException if it cannot be read
     */
    public State load() {
        return database.reading(() -> {
            State state = new State();
            database.all("select * from label order by rowid", Records::label).forEach(state::put);
            database.all("select * from file order by id", Records::file).forEach(state::put);
            database.all("select * from mark", row -> Map.entry(key(row), mark(row, "step")))
                    .forEach(entry -> state.mark(entry.getKey(), entry.getValue()));
            database.all("select * from refinement order by base, template", row -> {
                state.refine(row.getString("base"), row.getString("template"));
                return true;
            });
            database.all("select * from grp", Records::group).forEach(state::put);
            Map<Long, List<Sample>> samples = new HashMap<>();
            database.all(
                    "select * from sample order by form, place",
                    row -> samples.computeIfAbsent(row.getLong("form"), none -> new ArrayList<>())
                            .add(new Sample(row.getString("text"), row.getLong("line"), row.getString("time"))));
            database.all("select * from form order by id", row -> form(row, samples))
                    .forEach(state::put);
            state.regroup();
            return state;
        });
    }

    private static LabelLine label(ResultSet row) throws SQLException {
        return new LabelLine(
                row.getString("name"), row.getString("description"), Optional.ofNullable(row.getString("key")));
    }

    private static LogFile file(ResultSet row) throws SQLException {
        return new LogFile(
                row.getLong("id"),
                row.getString("name"),
                FileSummary.Kind.valueOf(row.getString("kind")),
                FileSummary.State.valueOf(row.getString("state")),
                row.getString("format"),
                Optional.ofNullable(row.getString("description")),
                row.getLong("rows"),
                row.getLong("messages"),
                Optional.ofNullable(row.getString("error")),
                Instant.parse(row.getString("at")));
    }

    private static Group group(ResultSet row) throws SQLException {
        Group group = new Group(row.getLong("id"), row.getLong("file"), row.getLong("version"));
        group.vector(Optional.ofNullable(row.getBytes("vector")));
        group.guess(guess(row.getString("guess"), row.getDouble("guess_p")));
        group.answer(guess(row.getString("llm"), row.getDouble("llm_p")));
        return group;
    }

    private static Optional<Guess> guess(@Nullable String label, double score) {
        return Optional.ofNullable(label).map(name -> new Guess(name, score));
    }

    private static Form form(ResultSet row, Map<Long, List<Sample>> samples) throws SQLException {
        return new Form(
                row.getLong("id"),
                row.getLong("file"),
                key(row),
                samples.getOrDefault(row.getLong("id"), List.of()),
                row.getString("first"),
                row.getString("last"),
                row.getLong("rows"),
                row.getLong("grp"),
                row.getLong("moved"));
    }

    /** Reads the columns of a key. */
    static FormKey key(ResultSet row) throws SQLException {
        return new FormKey(row.getString("template"), row.getString("source"), row.getString("severity"));
    }

    /** Reads the columns of a mark. */
    static Mark mark(ResultSet row, String stepColumn) throws SQLException {
        return new Mark(
                Mark.said(row.getString("kind"), Optional.ofNullable(row.getString("label"))),
                row.getString("by"),
                Instant.parse(row.getString("at")),
                row.getLong(stepColumn));
    }

    /** Adds or describes a label. */
    public void save(LabelLine label) throws SQLException {
        database.update(
                "insert into label(name, description, key) values(?, ?, ?) on conflict(name) do update set description ="
                        + " excluded.description, key = excluded.key",
                label.name(),
                label.description(),
                label.key().orElse(null));
    }

    /** Returns a number that no file has had. */
    public long nextFile() throws SQLException {
        return next("file");
    }

    /** Returns a number that no row of a table has had, and notes it as given. */
    private long next(String table) throws SQLException {
        long last = database.one("select coalesce(max(id), 0) from " + table, row -> row.getLong(1));
        // Numbers of what was removed may still stand in the history.
        long noted = Long.parseLong(setting("last " + table).orElse("0"));
        long number = Math.max(last, noted) + 1;
        setting("last " + table, Long.toString(number));
        return number;
    }

    /** Adds a file, or replaces what is known of it. */
    public void save(LogFile file) throws SQLException {
        database.update(
                "insert or replace into file(id, name, kind, state, format, description, rows, messages, error, at) values(?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?)",
                file.id(),
                file.name(),
                file.kind().name(),
                file.state().name(),
                file.format(),
                file.description().orElse(null),
                file.rows(),
                file.messages(),
                file.error().orElse(null),
                file.at().toString());
    }

    /** Removes a file with its forms, samples and groups; marks and history stay. */
    public void removeFile(long file) throws SQLException {
        database.update("delete from sample where form in (select id from form where file = ?)", file);
        database.update("delete from form where file = ?", file);
        database.update("delete from grp where file = ?", file);
        database.update("delete from file where id = ?", file);
    }

    /** Removes forms. */
    public void removeForms(Collection<Long> forms) throws SQLException {
        List<Object[]> ids = forms.stream().map(id -> new Object[] {id}).toList();
        database.batch("delete from sample where form = ?", ids);
        database.batch("delete from form where id = ?", ids);
    }

    /**
     * Reserves consecutive numbers for new groups.
     *
     * @param count how many, 1 or more
     * @return the first of them
     */
    public long reserveGroups(int count) throws SQLException {
        long first = next("grp");
        setting("last grp", Long.toString(first + count - 1));
        return first;
    }

    /**
     * Reserves consecutive numbers for new forms.
     *
     * @param count how many, 1 or more
     * @return the first of them
     */
    public long reserveForms(int count) throws SQLException {
        long first = next("form");
        setting("last form", Long.toString(first + count - 1));
        return first;
    }

    /** Adds groups, or replaces what is known of them. */
    public void saveGroups(Collection<Group> groups) throws SQLException {
        database.batch(
                "insert or replace into grp(id, file, version, vector, guess, guess_p, llm, llm_p) values(?, ?, ?, ?, ?, ?, ?, ?)",
                groups.stream()
                        .map(group -> new Object[] {
                            group.id(),
                            group.file(),
                            group.version(),
                            group.vector().orElse(null),
                            group.guess().map(Guess::label).orElse(null),
                            group.guess().map(Guess::score).orElse(null),
                            group.answer().map(Guess::label).orElse(null),
                            group.answer().map(Guess::score).orElse(null)
                        })
                        .toList());
    }

    /** Removes the groups of a file. */
    public void removeGroupsOf(long file) throws SQLException {
        database.update("delete from grp where file = ?", file);
    }

    /** Adds forms with their samples, or replaces what is known of them. */
    public void saveForms(Collection<Form> forms) throws SQLException {
        database.batch(
                "insert or replace into form(id, file, template, source, severity, rows, first, last, grp, moved) values(?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?)",
                forms.stream()
                        .map(form -> new Object[] {
                            form.id(),
                            form.file(),
                            form.key().template(),
                            form.key().source(),
                            form.key().severity(),
                            form.rows(),
                            form.first(),
                            form.last(),
                            form.group(),
                            form.moved()
                        })
                        .toList());
        List<Object[]> samples = new ArrayList<>();
        for (Form form : forms) {
            for (int place = 0; place < form.samples().size(); place++) {
                Sample sample = form.samples().get(place);
                samples.add(new Object[] {form.id(), place, sample.text(), sample.line(), sample.time()});
            }
        }
        database.batch("insert or replace into sample(form, place, text, line, time) values(?, ?, ?, ?, ?)", samples);
    }

    /** Returns a setting of the project. */
    public Optional<String> setting(String name) throws SQLException {
        return database.all("select value from setting where name = ?", row -> row.getString(1), name).stream()
                .findFirst();
    }

    /** Sets a setting of the project. */
    public void setting(String name, String value) throws SQLException {
        database.update("insert or replace into setting(name, value) values(?, ?)", name, value);
    }

    /** Returns a setting that is a number. */
    public OptionalLong number(String name) throws SQLException {
        return setting(name)
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElseGet(OptionalLong::empty);
    }

    /** Notes that a value was set in a template. */
    public void refine(String base, String template) throws SQLException {
        database.update("insert or ignore into refinement(base, template) values(?, ?)", base, template);
    }

    /** Returns the contradictions that a person wants to keep as they are. */
    public List<String> kept() throws SQLException {
        return database.all("select contradiction from kept", row -> row.getString(1));
    }

    /** Notes that a contradiction is to be kept as it is. */
    public void keep(String contradiction) throws SQLException {
        database.update("insert or ignore into kept(contradiction) values(?)", contradiction);
    }
}
