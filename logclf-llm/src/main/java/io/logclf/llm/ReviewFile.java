package io.logclf.llm;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of a model, kept for a person to judge; {@code logclf train --add-reviewed} learns from those that are
 * accepted.
 *
 * <p>One JSON object a line, UTF-8:
 *
 * <pre>{@code
 * {"message":"Job <number> stalled","source":"Scheduler","label":"Workflow Error","model":"llama3.1","time":"2026-01-31T12:00:00Z",
 *  "prompt":"0f3a...","accepted":null}
 * }</pre>
 *
 * <p>(on one line). {@code message} is masked and redacted, {@code time} is in UTC to the second, {@code prompt} is the
 * hash of the prompt. A person sets {@code accepted} to {@code true} or {@code false}, and may correct {@code label}.
 *
 * <p>Lines are only ever appended, each in one write under a lock of the file, so that several threads and several
 * processes may share a file. If a crash has left a line cut short, the next one begins on a line of its own.
 *
 * <p>A line that cannot be written is lost and counted ({@link #lost}); that is logged once, at WARN, without log text.
 * It is never an exception: a full disk must not keep messages from their labels.
 *
 * <p>Safe for concurrent use. An interrupt that comes while a line is being written closes the channel underneath, and
 * the line may be lost; the file is opened again for the next one, and the flag stays set.
 */
public final class ReviewFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewFile.class);
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private final Path file;
    private final Clock clock;
    private final AtomicLong lost = new AtomicLong();
    private FileChannel channel;
    private boolean closed;

    private ReviewFile(Path file, Clock clock, FileChannel channel) {
        this.file = file;
        this.clock = clock;
        this.channel = channel;
    }

    /**
     * Opens a file to append to, and creates it if it is absent; its folder must exist.
     *
     * @param clock tells the time of each line
     * @throws FileException if it can be neither created nor written
     */
    public static ReviewFile open(Path file, Clock clock) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(clock, "clock");
        try {
            return new ReviewFile(file, clock, channel(file));
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * Appends an answer.
     *
     * @param source of the message
     * @param maskedMessage the message, masked and redacted: the file must not hold what may not leave the process
     * @param label the label that the model chose
     * @param model the model's name
     * @param promptHash tells this prompt from others; see {@link LlmReply#promptHash}
     * @throws NullPointerException if an argument is null
     * @throws IllegalStateException if the file is closed
     */
    public void append(String source, String maskedMessage, Label label, String model, String promptHash) {
        JsonObject line = new JsonObject();
        line.addProperty("message", Objects.requireNonNull(maskedMessage, "maskedMessage"));
        line.addProperty("source", Objects.requireNonNull(source, "source"));
        line.addProperty("label", Objects.requireNonNull(label, "label").name());
        line.addProperty("model", Objects.requireNonNull(model, "model"));
        line.addProperty("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        line.addProperty("prompt", Objects.requireNonNull(promptHash, "promptHash"));
        line.add("accepted", JsonNull.INSTANCE);
        write(GSON.toJson(line) + "\n");
    }

    /** Returns how many lines could not be written. */
    public long lost() {
        return lost.get();
    }

    /**
     * Writes with the interrupt flag cleared, since a channel does not write, but closes, for an interrupted thread.
     */
    private synchronized void write(String line) {
        if (closed) {
            throw new IllegalStateException("the review file is closed");
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!channel.isOpen()) {
                channel = channel(file);
            }
            appendLocked(line);
        } catch (IOException e) {
            if (lost.getAndIncrement() == 0) {
                LOG.warn("Answers cannot be kept for review in {}; messages are labelled all the same", file, e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Appends at the end that the file has under the lock: another process may have written since. */
    private void appendLocked(String line) throws IOException {
        // The lock is the process's: within it, a second one on the same file would throw instead of waiting.
        synchronized (ReviewFile.class) {
            FileLock lock = channel.lock();
            try {
                long end = channel.size();
                byte[] bytes = (endsCut(end) ? "\n" + line : line).getBytes(StandardCharsets.UTF_8);
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer, end + buffer.position());
                }
            } finally {
                lock.release();
            }
        }
    }

    /** Tells whether the last line lacks its end, as a crash may leave it. */
    private boolean endsCut(long size) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
    }

    /** Closes the file. All lines appended before are in it. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("{} was not closed properly", file, e);
        }
    }
}
