package io.logclf.server.workbench;

import io.logclf.api.ClassificationPipeline;
import io.logclf.workbench.Inbox;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The addresses and events of a server's project, if it has one. Safe for concurrent use.
 *
 * <p>It knows nothing of HTTP but statuses: a request comes as a {@link Call}, an answer goes as a
 * tree, and what is refused is thrown as a {@link Refusal} or as the project's own exceptions,
 * which the server turns into problems. A server without a project has the same addresses, which
 * all refuse; so they are in the API's description whatever server it is read from.
 */
public final class WorkbenchApi implements Closeable {

    /** A server without a project. */
    public static final WorkbenchApi NONE = new WorkbenchApi(Optional.empty(), Optional.empty());

    private static final int NOT_FOUND = 404;

    private final Optional<OpenProject> project;
    private final Optional<String> authorHeader;

    private WorkbenchApi(Optional<OpenProject> project, Optional<String> authorHeader) {
        this.project = project;
        this.authorHeader = authorHeader;
    }

    /**
     * Opens a project, and puts the trained bundle into use that was in use last.
     *
     * @param pipeline makes suggestions; stays the caller's
     * @param threads how many it may use
     * @param json writes a tree in one line
     * @return the project at work, which the caller closes
     * @throws io.logclf.api.LogclfException if the folder cannot be used, or another process has it
     *     open
     * @throws IOException if it cannot be read or written
     */
    public static WorkbenchApi open(
            ProjectOptions options, ClassificationPipeline pipeline, int threads, Function<Map<String, ?>, String> json)
            throws IOException {
        return new WorkbenchApi(Optional.of(OpenProject.of(options, pipeline, threads, json)), options.authorHeader());
    }

    /** Returns all addresses but that of the events; without a project they refuse. */
    public List<Address> addresses() {
        List<Address> all = new ArrayList<>(new ReadCalls(this::project).addresses());
        all.addAll(new ChangeCalls(this::project).addresses());
        all.addAll(new FileCalls(this::project).addresses());
        all.addAll(new TrainingCalls(this::project).addresses());
        return List.copyOf(all);
    }

    /** Tells whether there is a project. */
    public boolean isOpen() {
        return project.isPresent();
    }

    /**
     * Checks that there is a project.
     *
     * @throws Refusal with status 404 if there is none
     */
    public void require() {
        project();
    }

    /**
     * Returns the events.
     *
     * @throws Refusal with status 404 if there is no project
     */
    public EventFeed events() {
        return project().events();
    }

    /** Returns who collects what the server cannot decide; empty if nobody does. */
    public Optional<Inbox> inbox() {
        return project.flatMap(open -> open.workbench().inbox());
    }

    /** Returns how many clients are told of events. */
    public int listeners() {
        return project.map(open -> open.events().size()).orElse(0);
    }

    /** Returns the header in which a trusted proxy says who somebody is; empty if people say it themselves. */
    public Optional<String> authorHeader() {
        return authorHeader;
    }

    /** Ends the streams of events, which would go on for ever. */
    public void endEvents() {
        project.ifPresent(open -> open.events().close());
    }

    /** Closes the project. */
    @Override
    public void close() throws IOException {
        if (project.isPresent()) {
            project.get().close();
        }
    }

    private OpenProject project() {
        return project.orElseThrow(
                () -> new Refusal(NOT_FOUND, "there is no project; start the server with --data FOLDER"));
    }
}
