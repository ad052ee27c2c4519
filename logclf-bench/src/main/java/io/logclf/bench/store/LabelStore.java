package io.logclf.bench.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A table of labels in a database file, as a workbench would keep it. A change is a transaction of {@value #ROWS} rows with one id, so that
 * a change that is there in part shows itself; it is on disk when its method returns. Not safe for concurrent use.
 */
final class LabelStore implements Closeable {

    /** Rows of a change. */
    static final int ROWS = 10;

    private final Connection connection;

    private LabelStore(Connection connection) {
        this.connection = connection;
    }

    /** Opens one, and makes its table if it is new. */
    static LabelStore open(StoreKind kind, Path folder) throws SQLException {
        Connection connection = DriverManager.getConnection(kind.url(folder));
        try (Statement statement = connection.createStatement()) {
            for (String setting : kind.settings()) {
                statement.execute(setting);
            }
            statement.execute("CREATE TABLE IF NOT EXISTS label (id BIGINT, place INT, template VARCHAR(1000),"
                    + " label VARCHAR(200), author VARCHAR(100), PRIMARY KEY (id, place))");
        }
        connection.setAutoCommit(false);
        return new LabelStore(connection);
    }

    /** Writes a change. */
    void write(long id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO label (id, place, template, label, author) VALUES (?,?,?,?,?)")) {
            for (int place = 0; place < ROWS; place++) {
                insert.setLong(1, id);
                insert.setInt(2, place);
                insert.setString(3, "Connection to <*> lost, retrying in <*> s, for the " + place + "th time");
                insert.setString(4, "Network");
                insert.setString(5, "kim");
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    /** Returns the last change of which something is there; -1 if nothing is. */
    long last() throws SQLException {
        return number("SELECT COALESCE(MAX(id), -1) FROM label");
    }

    /** Returns how many changes are there whole. */
    long whole() throws SQLException {
        return number("SELECT COUNT(*) FROM (SELECT id FROM label GROUP BY id HAVING COUNT(*) = " + ROWS + ") AS w");
    }

    /** Returns how many changes are there in part. */
    long half() throws SQLException {
        return number("SELECT COUNT(*) FROM (SELECT id FROM label GROUP BY id HAVING COUNT(*) < " + ROWS + ") AS h");
    }

    /** Returns the single number that a query gives. */
    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
