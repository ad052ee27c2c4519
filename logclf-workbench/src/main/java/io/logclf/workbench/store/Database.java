package io.logclf.workbench.store;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a project's database, with as much of JDBC as the project needs. For who holds the
 * project's lock.
 *
 * <p>SQLite keeps its rollback journal next to the file only while it writes, and syncs both before it
 * confirms, so that a copy of the file between two changes is a complete backup, and a process that is
 * killed loses nothing that was confirmed. A write-ahead log would be faster, and the backup would need its
 * files too.
 *
 * <p>Methods that take SQL throw {@link SQLException}, for they are called inside {@link #transaction} or
 * {@link #reading}, which make a {@link FileException} of it that names the file.
 */
public final class Database implements Closeable {

    /** The version of the tables; a project of a newer one is refused. */
    private static final int SCHEMA = 1;

    private static final List<String> TABLES = List.of(
            "create table label(name text primary key, description text not null, key text)",
            "create table file(id integer primary key, name text not null, kind text not null, state text not null, format text not"
                    + " null, description text, rows integer not null, messages integer not null, error text, at text not null)",
            "create table grp(id integer primary key, file integer not null, version integer not null, vector blob,"
                    + " guess text, guess_p real, llm text, llm_p real)",
            "create table form(id integer primary key, file integer not null, template text not null, source text not null,"
                    + " severity text not null, rows integer not null, first text not null, last text not null,"
                    + " grp integer not null, moved integer not null)",
            "create index form_file on form(file)",
            "create table sample(form integer not null, place integer not null, text text not null, line integer not null,"
                    + " time text not null, primary key(form, place)) without rowid",
            // What was said; it belongs to templates and messages, and outlives files and groups.
            "create table mark(template text not null, source text not null, severity text not null,"
                    + " kind text not null, label text, by text not null, at text not null, step integer not null,"
                    + " primary key(template, source, severity)) without rowid",
            // Templates in whose place people have set a value, to tell apart what has different labels.
            "create table refinement(base text not null, template text not null, primary key(base, template)) without rowid",
            "create table step(id integer primary key, at text not null, by text not null, what text not null, text text not null,"
                    + " undone_by integer, undoes integer)",
            "create table step_group(step integer not null, grp integer not null, primary key(step, grp)) without rowid",
            "create index step_group_grp on step_group(grp)",
            // What stood there before a step.
            "create table step_mark(step integer not null, template text not null, source text not null, severity text not null,"
                    + " kind text not null, label text, by text not null, at text not null,"
                    + " before integer not null, primary key(step, template, source, severity)) without rowid",
            "create table step_form(step integer not null, form integer not null, grp integer not null, moved integer not null,"
                    + " primary key(step, form)) without rowid",
            "create table kept(contradiction text primary key) without rowid",
            "create table setting(name text primary key, value text) without rowid");

    private final Path file;
    private final Connection connection;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * What is done as one.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it; what it throws undoes all. */
        T run() throws SQLException;
    }

    /**
     * Makes a value of a row.
     *
     * @param <T> the value
     */
    @FunctionalInterface
    public interface RowReader<T> {

        /** Returns what a row says. */
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Opens the database for reading and writing, and creates the file and its tables if they are absent.
     *
     * @throws LogclfException if the file is something else, or of a newer version
     */
    public static Database open(Path file) {
        return open(file, false);
    }

    /**
     * Opens the database for reading alone, while another process may write to it.
     *
     * @throws LogclfException if there is no such file, it is something else, or of a newer version
     */
    public static Database read(Path file) {
        return open(file, true);
    }

    private static Database open(Path file, boolean readOnly) {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "DELETE");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", "10000");
        settings.setProperty("open_mode", readOnly ? "1" : "6");
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), settings);
            try {
                Database database = new Database(file, connection);
                database.prepare();
                return database;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new LogclfException(
                    file + ": cannot be opened as the database of a project: " + e.getMessage()
                            + "; name another folder, or put a backup of the file in its place",
                    e);
        }
    }

    /** Checks the version of the tables, and creates them in a new database. */
    private void prepare() throws SQLException {
        int version = one("pragma user_version", row -> row.getInt(1));
        if (version > SCHEMA) {
            throw new LogclfException(file + ": was written by a newer logclf (schema " + version + ", this one knows "
                    + SCHEMA + "); use that one, or name another folder");
        }
        if (version == 0) {
            transaction(() -> {
                try (Statement statement = connection.createStatement()) {
                    for (String table : TABLES) {
                        statement.executeUpdate(table);
                    }
                    statement.executeUpdate("pragma user_version = " + SCHEMA);
                }
                return SCHEMA;
            });
        }
    }

    /** Returns the connection, for tables of others in the same file. */
    public Connection connection() {
        return connection;
    }

    /**
     * Does several things as one: all is on disk when this returns, or nothing has changed. Transactions do
     * not nest.
     *
     * @throws FileException if it cannot be written
     */
    public <T> T transaction(Work<T> work) {
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.run();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw FileException.writing(file, new IOException(e.getMessage(), e));
        }
    }

    /**
     * Runs a statement once for each list of values, in batches of 1,000.
     *
     * @param sql with a {@code ?} for each value
     */
    public void batch(String sql, Iterable<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (@Nullable Object[] row : rows) {
                set(statement, row);
                statement.addBatch();
                if (++waiting % 1_000 == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /** Runs a statement, and returns how many rows it has changed. */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Inserts a row, and returns the number that the database has given it. */
    public long insert(String sql, @Nullable Object... values) throws SQLException {
        update(sql, values);
        return one("select last_insert_rowid()", row -> row.getLong(1));
    }

    /** Returns all rows of a query, read into memory. */
    public <T> List<T> all(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    /**
     * Returns the first row of a query that always has one, such as a count.
     *
     * @throws SQLException if it has none
     */
    public <T> T one(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        List<T> rows = all(sql, reader, values);
        if (rows.isEmpty()) {
            throw new SQLException("no row: " + sql);
        }
        return rows.get(0);
    }

    /**
     * Does some reading, and reports what goes wrong as an error of the file.
     *
     * @throws FileException if it cannot be read
     */
    public <T> T reading(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw FileException.reading(file, new IOException(e.getMessage(), e));
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw FileException.writing(file, new IOException(e.getMessage(), e));
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
