package io.logclf.workbench;

import io.logclf.api.LogclfException;
import io.logclf.workbench.files.LogFiles;
import io.logclf.workbench.store.Database;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an open project is made of, each part given the others that it needs. {@link Workbench} alone has all of them: it takes the lock
 * for the parts that need it, and hands the work on.
 *
 * <p>Parts that only change or show what is in memory ({@link Listing}, {@link Changes}, {@link Splits}, {@link Undo}, {@link Contradictions}) are for
 * who holds the project's lock. Those that read files or encode ({@link Imports}, {@link TrainedBundles}, {@link Exports}, {@link
 * LabelImport}, {@link LabelWords}, {@link InboxGroups}) take the lock themselves, for as short as they can.
 */
record Parts(
        Project project,
        Background background,
        Listing listing,
        Changes changes,
        Splits splits,
        Imports imports,
        TrainedBundles bundles,
        Contradictions contradictions,
        Exports exports,
        LabelImport labelImport,
        Guesses guesses,
        Undo undo,
        Optional<InboxGroups> inbox)
        implements Closeable {

    /**
     * Opens the database of a project, reads the project from it, resumes imports that were interrupted, and begins to learn the words of
     * its labels. If that fails, the database is closed.
     *
     * @throws LogclfException if the database is something else, or of a newer version
     */
    static Parts open(Workbench.Builder options) {
        Database database = Database.open(options.folder.resolve(ProjectFolder.DATABASE));
        try {
            return of(options, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Parts of(Workbench.Builder options, Database database) {
        Path folder = options.folder;
        Project project = new Project(database, LogFiles.in(folder), options.clock);
        Background background = new Background(options.threads, options.encoder);
        Listing listing = new Listing(project);
        Changes changes = new Changes(project, listing);
        Guesses guesses = new Guesses(project, background, options.pipeline);
        Refinement refinement = new Refinement(project);
        Splits splits = new Splits(project, changes, guesses, refinement);
        Parts parts = new Parts(
                project,
                background,
                listing,
                changes,
                splits,
                new Imports(project, background, guesses, refinement),
                new TrainedBundles(project, background, guesses, folder, options.pipeline),
                new Contradictions(project, changes),
                new Exports(project),
                new LabelImport(project, changes),
                guesses,
                new Undo(project, changes),
                inbox(options, project, guesses));
        parts.imports.resume();
        project.state().labels().forEach(guesses::learn);
        return parts;
    }

    /** Opens the inbox once there are suggestions for what it holds. */
    private static Optional<InboxGroups> inbox(Workbench.Builder options, Project project, Guesses guesses) {
        project.locked(() -> project.suggester().update(project.state().groups()));
        return options.inbox.map(kept -> new InboxGroups(project, guesses, options.folder, kept, options.clock));
    }

    /** Stores what the inbox was offered, stops what runs in the background, and closes the database, in this order. */
    @Override
    public void close() {
        inbox.ifPresent(InboxGroups::close);
        background.close();
        project.locked(() -> project.database().close());
    }
}
