package io.logclf.bench.store;

import java.nio.file.Path;
import java.util.List;

/**
 * An embedded database with its settings, each set so that what it has confirmed is on disk: without that, the fastest is the one that
 * promises least.
 */
enum StoreKind {
    /** SQLite with its usual journal, which is gone after each change: one file to copy. */
    SQLITE_ROLLBACK(
            "jdbc:sqlite:",
            "labels.db",
            "",
            "org/sqlite/",
            List.of("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=FULL")),
    /** SQLite with a write-ahead log next to the file. */
    SQLITE_WAL(
            "jdbc:sqlite:",
            "labels.db",
            "",
            "org/sqlite/",
            List.of("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")),
    /** H2, writing at once. */
    H2("jdbc:h2:file:", "labels", ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "org/h2/", List.of());

    private final String driver;
    private final String file;
    private final String parameters;
    private final String classes;
    /** Lines: an enum is to be immutable all through. */
    private final String settings;

    StoreKind(String driver, String file, String parameters, String classes, List<String> settings) {
        this.driver = driver;
        this.file = file;
        this.parameters = parameters;
        this.classes = classes;
        this.settings = String.join("\n", settings);
    }

    /** Returns the JDBC address of the database in a folder. */
    String url(Path folder) {
        return driver + folder.toAbsolutePath().resolve(file) + parameters;
    }

    /** Returns the statements to run on a new connection. */
    List<String> settings() {
        return settings.lines().toList();
    }

    /** Where its classes are in a jar. */
    String classes() {
        return classes;
    }
}
