package io.logclf.server.workbench;

import io.logclf.server.json.Fields;
import io.logclf.workbench.Workbench;
import io.logclf.workbench.WorkbenchEvent;
import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells clients of a project's events as server-sent events. Safe for concurrent use.
 *
 * <p>Each event is put into words once, for all clients, on the thread that changed the project; it
 * goes into a queue for each client, and whoever sends takes it from there. A client that is slow
 * holds up nobody. Events say what has changed and not how it is now: the client reads that itself,
 * so a client that missed events needs one that says "everything".
 *
 * <pre>
 * id: 42
 * event: changed
 * data: {"revision":42,"groups":[7],"by":"Ann"}
 * </pre>
 */
public final class EventFeed implements Closeable {

    /** How many clients may listen: each holds a connection as long as its page is open. */
    public static final int MAX_CLIENTS = 64;

    private final Set<EventClient> clients = ConcurrentHashMap.newKeySet();
    private final Function<Map<String, ?>, String> json;
    private final Workbench.Listening listening;
    private volatile long revision;
    private boolean closed;

    /**
     * Begins to listen.
     *
     * @param revision of the project now
     * @param source tells a listener of events, until what it returns is closed
     * @param json writes a tree in one line
     */
    public EventFeed(
            long revision,
            Function<Consumer<WorkbenchEvent>, Workbench.Listening> source,
            Function<Map<String, ?>, String> json) {
        this.json = json;
        this.revision = revision;
        this.listening = source.apply(this::tell);
    }

    /**
     * Adds a client.
     *
     * @param seen the id of the last event that the client has seen; if the project has changed since, it is told to read again
     * @param wake called when the client has something to take, on the thread that changes the project: must return at once
     * @throws Refusal with status 503 if there are too many, or the server stops
     */
    public synchronized EventClient subscribe(Optional<String> seen, Runnable wake) {
        if (closed) {
            throw new Refusal(503, "the server is stopping");
        }
        if (clients.size() >= MAX_CLIENTS) {
            throw new Refusal(503, "there are " + MAX_CLIENTS + " pages that listen already");
        }
        EventClient client = new EventClient(wake, this::again, clients::remove);
        clients.add(client);
        if (seen.isPresent() && !seen.get().equals(Long.toString(revision))) {
            client.offer(again());
        }
        return client;
    }

    /** Returns how many clients there are. */
    public int size() {
        return clients.size();
    }

    /** Ends the streams of all clients, and takes no new ones. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            listening.close();
        } finally {
            clients.forEach(EventClient::cut);
        }
    }

    private void tell(WorkbenchEvent event) {
        if (event instanceof WorkbenchEvent.Changed changed) {
            revision = changed.revision();
            String text = changed(changed.revision(), changed.groups(), changed.by());
            clients.forEach(client -> client.offer(text));
        } else if (event instanceof WorkbenchEvent.Progress progress) {
            String text = text(
                    "progress",
                    new Fields()
                            .with("job", progress.job())
                            .with("file", boxed(progress.file()))
                            .with("phase", progress.phase())
                            .with("done", progress.done())
                            .with("total", progress.total())
                            .map());
            String job = progress.job() + progress.file();
            clients.forEach(client -> client.offerProgress(job, text));
        } else if (event instanceof WorkbenchEvent.Ended ended) {
            String text = text(
                    "job",
                    new Fields()
                            .with("job", ended.job())
                            .with("file", boxed(ended.file()))
                            .with("state", ended.state())
                            .with("error", ended.error())
                            .map());
            clients.forEach(client -> client.offer(text));
        }
    }

    private String text(String event, Map<String, ?> data) {
        return "event: " + event + "\ndata: " + json.apply(data) + "\n\n";
    }

    /** The event that tells to read everything again: a change of no group in particular. */
    private String again() {
        return changed(revision, List.of(), "");
    }

    private String changed(long revision, List<Long> groups, String by) {
        return "id: " + revision + "\n"
                + text(
                        "changed",
                        new Fields()
                                .with("revision", revision)
                                .with("groups", groups)
                                .with("by", by)
                                .map());
    }

    private static Optional<Long> boxed(OptionalLong file) {
        return file.isPresent() ? Optional.of(file.getAsLong()) : Optional.empty();
    }
}
