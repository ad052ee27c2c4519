package io.logclf.workbench;

import io.logclf.workbench.files.LogFiles;
import io.logclf.workbench.model.State;
import io.logclf.workbench.store.Database;
import io.logclf.workbench.store.Records;
import io.logclf.workbench.store.Steps;
import io.logclf.workbench.suggest.Suggester;
import io.logclf.workbench.view.Step;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the parts of an open project share: the state in memory, the tables that hold the same on disk, the
 * lock that guards both, and the listeners.
 *
 * <p>The lock is held for the whole of a change: check what the caller saw, write, change the memory, tell
 * the listeners. It is reentrant, so that a part may call another. Whoever reads a log or encodes must not
 * hold it meanwhile: every page would wait. All methods but {@link #locked}, {@link #files}, {@link
 * #clock}, {@link #listen} and {@link #tell} are for who holds it; nothing checks that.
 *
 * <p>A change has this form:
 *
 * <pre>{@code
 * long step = project.write(() -> ...);      // on disk, or an exception and nothing has changed
 * project.state().put(...);                  // the same in memory
 * project.changed(groups, author);           // suggestions and listeners
 * }</pre>
 */
final class Project {

    /**
     * An event names at most so many groups; a page that is told of none fetches all again, which is
     * cheaper than asking for each.
     */
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
    /**
     * Grows by one with each transaction, and is stored with it, so that a page sees after a restart
     * whether it is up to date.
     */
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

    /**
     * Runs some work while nobody else changes the project, and returns what it returns. Waits for the lock
     * as long as it takes.
     */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Runs some work while nobody else changes the project. */
    void locked(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Writes a change to the disk in one transaction, which makes a new revision. When this returns, the
     * change survives the process being killed.
     *
     * @throws io.logclf.api.FileException if it cannot be written; then the transaction is rolled back, and
     *     the state in memory is read from the disk again, since the work may have changed some of it
     *     already
     */
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

    /**
     * Reads from the database.
     *
     * @throws io.logclf.api.FileException if it cannot be read
     */
    <T> T read(Database.Work<T> work) {
        return database.reading(work);
    }

    /**
     * Computes all suggestions again, and tells listeners which groups have changed. To be called after
     * what matters to suggestions: labels, directions, guesses, groups.
     *
     * @param groups those whose own content has changed; suggestions of any other may have changed as well
     * @param by who did it; empty for the project itself
     */
    void changed(Collection<Long> groups, String by) {
        suggester.update(state.groups());
        tellChanged(groups, by);
    }

    /**
     * Tells listeners which groups have changed, without new suggestions; an event for more than {@value
     * #MAX_TOLD} names none.
     */
    void tellChanged(Collection<Long> groups, String by) {
        tell(new WorkbenchEvent.Changed(
                revision, groups.size() > MAX_TOLD ? List.of() : List.copyOf(Set.copyOf(groups)), by));
    }

    /** Tells all listeners, one after the other, on the calling thread. */
    void tell(WorkbenchEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Adds a listener. Closing what is returned removes it; events under way may still reach it. */
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

    /**
     * Adds a step that is taken now to the history; within {@link #write}.
     *
     * @param text what the history shows
     * @param groups the numbers of those that it changes
     * @return the number of the step
     */
    long step(String author, Step.What what, String text, Collection<Long> groups) throws SQLException {
        return steps.add(author, clock.instant(), what, text, groups);
    }

    /**
     * Returns the state in memory, to be fetched again for each use: after a write that failed, there is
     * another one.
     */
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
