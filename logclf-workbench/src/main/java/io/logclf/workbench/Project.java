package io.logclf.workbench;

import io.logclf.workbench.files.LogFiles;
import io.logclf.workbench.model.State;
import io.logclf.workbench.store.Database;
import io.logclf.workbench.store.Records;
import io.logclf.workbench.store.Steps;
import io.logclf.workbench.suggest.Suggester;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the parts of an open project share. All but {@link #files} and {@link #tell} is for who holds the lock. */
final class Project {

    /** Pages fetch all again where more groups have changed. */
    private static final int MAX_TOLD = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<WorkbenchEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Database database;
    private final Records records;
    private final Steps steps;
    private State state;
    private final LogFiles files;
    private final Suggester suggester = new Suggester();
    private final Clock clock;
    private long revision;

    Project(Database database, LogFiles files, Clock clock) {
        this.database = database;
        this.records = new Records(database);
        this.steps = new Steps(database);
        this.state = records.load();
        this.files = files;
        this.clock = clock;
        this.revision = database.reading(() -> records.number("revision")).orElse(0);
    }

    /** Does something while nobody else changes the project. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does something while nobody else changes the project. */
    void locked(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    /** Writes a change, which makes a new revision, to the disk. */
    <T> T write(Database.Work<T> work) {
        try {
            return database.transaction(() -> {
                T result = work.run();
                records.setting("revision", Long.toString(++revision));
                return result;
            });
        } catch (RuntimeException e) {
            // What is in memory may have been changed already; what is on disk holds.
            state = records.load();
            throw e;
        }
    }

    /** Reads from the database. */
    <T> T read(Database.Work<T> work) {
        return database.reading(work);
    }

    /** Suggests again, and tells listeners which groups have changed. */
    void changed(Collection<Long> groups, String by) {
        suggester.update(state.groups());
        tellChanged(groups, by);
    }

    /** Tells listeners which groups have changed; none if they are many. */
    void tellChanged(Collection<Long> groups, String by) {
        tell(new WorkbenchEvent.Changed(
                revision, groups.size() > MAX_TOLD ? List.of() : List.copyOf(Set.copyOf(groups)), by));
    }

    void tell(WorkbenchEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    Workbench.Listening listen(Consumer<WorkbenchEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    long revision() {
        return revision;
    }

    Records records() {
        return records;
    }

    Steps steps() {
        return steps;
    }

    State state() {
        return state;
    }

    LogFiles files() {
        return files;
    }

    Suggester suggester() {
        return suggester;
    }

    Clock clock() {
        return clock;
    }

    Database database() {
        return database;
    }
}
