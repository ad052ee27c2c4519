package io.logclf.workbench.inbox;

import io.logclf.api.LogclfException;
import io.logclf.api.Severity;
import io.logclf.workbench.view.Suggestion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The templates of an inbox in two tables of a database, {@code inbox} and {@code inbox_example}, which are
 * created if they are absent. Each change is one transaction. Safe for concurrent use with all else that
 * uses the connection under the same lock.
 *
 * <p>The tables are apart from those of the project, and so need no version of its schema: the inbox may be
 * turned on for any project.
 */
public final class InboxStore {

    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS inbox (
              masked TEXT PRIMARY KEY NOT NULL,
              count INTEGER NOT NULL,
              first INTEGER NOT NULL,
              last INTEGER NOT NULL,
              label TEXT,
              probability REAL
            ) WITHOUT ROWID""", """
            CREATE TABLE IF NOT EXISTS inbox_example (
              masked TEXT NOT NULL,
              place INTEGER NOT NULL,
              source TEXT NOT NULL,
              message TEXT NOT NULL,
              severity TEXT NOT NULL,
              seen INTEGER NOT NULL,
              PRIMARY KEY (masked, place)
            ) WITHOUT ROWID""");

    private final Connection connection;
    private final Object lock;

    /**
     * Creates the tables if they are absent.
     *
     * @param connection stays the caller's; between uses under the lock it has no open transaction
     * @param lock held whenever the connection is used
     * @throws LogclfException if the database cannot be written
     */
    public InboxStore(Connection connection, Object lock) {
        this.connection = Objects.requireNonNull(connection, "connection");
        this.lock = Objects.requireNonNull(lock, "lock");
        transaction(() -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
        });
    }

    /**
     * Returns all templates.
     *
     * @throws LogclfException if the database cannot be read
     */
    public List<InboxTemplate> load() {
        synchronized (lock) {
            try (Statement statement = connection.createStatement()) {
                Map<String, List<InboxExample>> examples = new HashMap<>();
                try (ResultSet rows = statement.executeQuery(
                        "SELECT masked, source, message, severity, seen FROM inbox_example ORDER BY masked, place")) {
                    while (rows.next()) {
                        examples.computeIfAbsent(rows.getString(1), masked -> new ArrayList<>())
                                .add(new InboxExample(
                                        rows.getString(2),
                                        rows.getString(3),
                                        Severity.valueOf(rows.getString(4)),
                                        Instant.ofEpochMilli(rows.getLong(5))));
                    }
                }
                List<InboxTemplate> templates = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(
                        "SELECT masked, count, first, last, label, probability FROM inbox ORDER BY masked")) {
                    while (rows.next()) {
                        templates.add(template(rows, examples.getOrDefault(rows.getString(1), List.of())));
                    }
                }
                return templates;
            } catch (SQLException e) {
                throw failed("read", e);
            }
        }
    }

    /**
     * Writes templates that are new or have changed, and removes others.
     *
     * @throws LogclfException if the database cannot be written; then nothing is changed
     */
    public void save(Collection<InboxTemplate> changed, Collection<String> removed) {
        if (changed.isEmpty() && removed.isEmpty()) {
            return;
        }
        transaction(() -> {
            remove(removed);
            write(changed);
        });
    }

    private void write(Collection<InboxTemplate> changed) throws SQLException {
        try (PreparedStatement template = connection.prepareStatement(
                        "INSERT OR REPLACE INTO inbox (masked, count, first, last, label, probability)"
                                + " VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement example = connection.prepareStatement(
                        "INSERT OR REPLACE INTO inbox_example (masked, place, source, message, severity, seen)"
                                + " VALUES (?, ?, ?, ?, ?, ?)")) {
            for (InboxTemplate one : changed) {
                template.setString(1, one.masked());
                template.setLong(2, one.count());
                template.setLong(3, one.first().toEpochMilli());
                template.setLong(4, one.last().toEpochMilli());
                template.setObject(5, one.suggestion().map(Suggestion::label).orElse(null));
                template.setObject(
                        6, one.suggestion().map(Suggestion::probability).orElse(null));
                template.addBatch();
                for (int place = 0; place < one.examples().size(); place++) {
                    set(example, one.masked(), place, one.examples().get(place));
                    example.addBatch();
                }
            }
            template.executeBatch();
            example.executeBatch();
        }
    }

    private static void set(PreparedStatement row, String masked, int place, InboxExample example) throws SQLException {
        row.setString(1, masked);
        row.setInt(2, place);
        row.setString(3, example.source());
        row.setString(4, example.message());
        row.setString(5, example.severity().name());
        row.setLong(6, example.seen().toEpochMilli());
    }

    private void remove(Collection<String> removed) throws SQLException {
        for (String table : List.of("inbox", "inbox_example")) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE masked = ?")) {
                for (String masked : removed) {
                    statement.setString(1, masked);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private static InboxTemplate template(ResultSet row, List<InboxExample> examples) throws SQLException {
        String label = row.getString(5);
        Optional<Suggestion> suggestion = label == null
                ? Optional.empty()
                : Optional.of(new Suggestion(label, row.getDouble(6), Suggestion.Origin.LLM));
        return new InboxTemplate(
                row.getString(1),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                examples,
                suggestion);
    }

    /** Runs a change as one transaction, under the lock; if it fails, it is rolled back. */
    private void transaction(Change change) {
        synchronized (lock) {
            try {
                boolean automatic = connection.getAutoCommit();
                connection.setAutoCommit(false);
                boolean done = false;
                try {
                    change.run();
                    connection.commit();
                    done = true;
                } finally {
                    if (!done) {
                        connection.rollback();
                    }
                    connection.setAutoCommit(automatic);
                }
            } catch (SQLException e) {
                throw failed("written", e);
            }
        }
    }

    private static LogclfException failed(String what, SQLException cause) {
        return new LogclfException(
                "the inbox cannot be " + what + ": the database says code " + cause.getErrorCode(), cause);
    }

    /** A change within a transaction. */
    @FunctionalInterface
    private interface Change {
        void run() throws SQLException;
    }
}
