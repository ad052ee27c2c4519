package io.logclf.workbench.inbox;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.LogclfException;
import io.logclf.api.PipelineListener;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.api.text.ShownText;
import io.logclf.llm.LlmReply;
import io.logclf.workbench.Inbox;
import io.logclf.workbench.view.Suggestion;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inbox that keeps its templates in a database. What is offered waits in a bounded queue; one daemon
 * thread redacts, masks, counts and stores it, at the latest after {@link #INTERVAL}. What does not fit
 * into the queue is dropped and counted. Safe for concurrent use.
 *
 * <pre>{@code
 * TemplateInbox inbox = TemplateInbox.open(store, InboxOptions.STANDARD, Clock.systemUTC());
 * pipeline = ClassificationPipeline.builder().listener(TemplateInbox.watching(inbox))...
 * List<InboxTemplate> toLabel = inbox.templates();
 * }</pre>
 *
 * <p>Messages of the last two seconds are lost when the process is killed; those offered before {@link
 * #close} are stored by it. Secrets are redacted before anything is stored or shown, and never afterwards:
 * what is in the queue is in memory only.
 */
public final class TemplateInbox implements Inbox, Closeable {

    /** The longest that a change waits to be stored and told. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(TemplateInbox.class);

    /** How many messages, and of how many characters together, wait at most. */
    private static final int MAX_WAITING = 8_192;

    private static final long MAX_WAITING_CHARS = 16L << 20;
    private static final int MAX_MESSAGE = 10_000;
    /** How often the thread looks whether it is to end. */
    private static final int POLL_MILLIS = 100;

    private final BlockingQueue<Seen> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong waitingChars = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final InboxStore store;
    private final InboxOptions options;
    private final Clock clock;
    private final Duration interval;
    private final Thread thread;
    private final Templates templates;
    private volatile Runnable listener = () -> {};
    private volatile boolean closed;
    /** Whether the last attempt to store failed, which is logged once and not every two seconds. */
    private boolean failing;

    private TemplateInbox(InboxStore store, InboxOptions options, Clock clock, Duration interval) {
        this.store = store;
        this.options = options;
        this.clock = clock;
        this.interval = interval;
        this.templates = new Templates(options, store.load());
        this.thread = new Thread(this::run, "logclf-inbox");
        thread.setDaemon(true);
    }

    /**
     * Opens an inbox with what the store has, and starts its thread.
     *
     * @param store stays the caller's, and is used until the inbox is closed
     * @param clock tells when messages come
     * @throws LogclfException if the store cannot be read
     */
    public static TemplateInbox open(InboxStore store, InboxOptions options, Clock clock) {
        return open(store, options, clock, INTERVAL);
    }

    /**
     * Opens an inbox that stores and tells at the latest after an interval, for tests that do not wait two
     * seconds.
     */
    static TemplateInbox open(InboxStore store, InboxOptions options, Clock clock, Duration interval) {
        TemplateInbox inbox = new TemplateInbox(
                Objects.requireNonNull(store, "store"),
                Objects.requireNonNull(options, "options"),
                Objects.requireNonNull(clock, "clock"),
                interval);
        inbox.thread.start();
        return inbox;
    }

    /**
     * Returns a listener that offers all that a pipeline classifies. Not for a pipeline that is used to
     * classify what the inbox holds.
     *
     * @param inbox stays the caller's
     */
    public static PipelineListener watching(Inbox inbox) {
        return new PipelineListener() {
            @Override
            public void classified(LogEntry entry, Classification classification, long nanos) {
                inbox.offer(entry, classification);
            }
        };
    }

    @Override
    public void offer(LogEntry entry, Classification classification) {
        StageVerdict last = classification.trail().get(classification.trail().size() - 1);
        Optional<Suggestion> said = Optional.empty();
        if (last.verdict() instanceof Verdict.Decided decided) {
            if (!(decided.evidence() instanceof LlmReply)) {
                return;
            }
            said = Optional.of(new Suggestion(decided.label().name(), decided.confidence(), Suggestion.Origin.LLM));
        }
        // Whoever is told of a change on this thread may classify.
        if (closed || Thread.currentThread() == thread || entry.message().isBlank()) {
            return;
        }
        LogEntry kept = shortened(entry);
        int chars = kept.message().length();
        if (waitingChars.get() + chars > MAX_WAITING_CHARS || !waiting.offer(new Seen(kept, clock.instant(), said))) {
            dropped.incrementAndGet();
        } else {
            waitingChars.addAndGet(chars);
        }
    }

    /** Returns all templates, those with most messages first. */
    public List<InboxTemplate> templates() {
        synchronized (templates) {
            return templates.all();
        }
    }

    /**
     * Forgets templates, such as those that have a label now; a message like them brings them back.
     *
     * @param masked which, by {@link InboxTemplate#masked}
     */
    public void remove(Collection<String> masked) {
        synchronized (templates) {
            templates.remove(masked);
        }
    }

    /** Returns how many messages were not counted because too many came at once. */
    public long dropped() {
        return dropped.get();
    }

    /**
     * Sets who is told that templates have changed, at most once in {@link #INTERVAL}; nobody by default.
     *
     * @param listener called on the thread of the inbox; what it throws is logged
     */
    public void onChange(Runnable listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Stores what was offered, and ends the thread. What is offered afterwards is ignored. Closing twice
     * does nothing; interrupting the caller does not cut it short, but leaves its interrupt flag set.
     */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes messages from the queue until the inbox is closed, and then the rest. */
    private void run() {
        long due = System.nanoTime() + interval.toNanos();
        try {
            while (!closed) {
                Seen next = waiting.poll(Math.min(POLL_MILLIS, interval.toMillis()), TimeUnit.MILLISECONDS);
                if (next != null) {
                    add(next);
                }
                if (System.nanoTime() - due >= 0) {
                    flush();
                    due = System.nanoTime() + interval.toNanos();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Seen next = waiting.poll(); next != null; next = waiting.poll()) {
            add(next);
        }
        flush();
    }

    private void add(Seen next) {
        waitingChars.addAndGet(-next.entry().message().length());
        try {
            synchronized (templates) {
                templates.add(next.entry(), next.seen(), next.said());
            }
        } catch (RuntimeException e) {
            // One message that cannot be read must not end the inbox.
            LOG.warn(
                    "A message could not be kept in the inbox: {}", e.getClass().getName());
        }
    }

    /**
     * Stores what has changed, and tells the listener. If storing fails, it is tried again with the next
     * changes.
     */
    private void flush() {
        List<InboxTemplate> changed;
        List<String> removed;
        synchronized (templates) {
            templates.expire(clock.instant().minus(options.keep()));
            if (!templates.hasChanged()) {
                return;
            }
            changed = templates.changed();
            removed = templates.removed();
            templates.stored();
        }
        try {
            store.save(changed, removed);
            failing = false;
        } catch (LogclfException e) {
            synchronized (templates) {
                templates.again(changed, removed);
            }
            if (!failing) {
                LOG.warn("The inbox is not stored, and tries again: {}", e.getMessage());
            }
            failing = true;
        }
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn("Who listens to the inbox failed: {}", e.getClass().getName());
        }
    }

    /** Returns a message cut to what is kept: what is longer would take long to redact, and nobody reads it. */
    private static LogEntry shortened(LogEntry entry) {
        return new LogEntry(entry.source(), ShownText.start(entry.message(), MAX_MESSAGE), entry.severity());
    }

    /**
     * A message in the queue.
     *
     * @param said the label that a language model gave it
     */
    private record Seen(LogEntry entry, Instant seen, Optional<Suggestion> said) {}
}
