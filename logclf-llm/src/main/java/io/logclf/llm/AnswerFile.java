package io.logclf.llm;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on disk, so that a restart does not pay for them again: one JSON object per line, appended as they come.
 *
 * <pre>{@code
 * {"prompt":"0f3ac41b8e7d2a95","key":"9c1b...","answer":"Workflow Error"}
 * }</pre>
 *
 * <p>It contains no log text: {@code key} is the hash of the masked message and the prompt. Answers to other prompts
 * stay in the file and are not used. A line that was cut short is skipped, and of two answers to one question the later
 * counts. Several processes may append to one file, since each line is one write in append mode. The file only grows;
 * deleting it costs nothing but calls.
 *
 * <p>A line that cannot be written is logged, once, and is no exception. Safe for concurrent use.
 */
final class AnswerFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerFile.class);
    private static final String PROMPT = "prompt";
    private static final String KEY = "key";
    private static final String ANSWER = "answer";

    private final Path path;
    private final String promptHash;
    /** A stream and no channel, which an interrupt of the writing thread would close. */
    private final OutputStream out;

    private boolean failed;

    private AnswerFile(Path path, String promptHash, OutputStream out) {
        this.path = path;
        this.promptHash = promptHash;
        this.out = out;
    }

    /**
     * Opens a file, and creates it if it is absent.
     *
     * @param known receives key and answer of each line of this prompt, in the order of the file
     * @throws IOException if the file cannot be read or created, or none of its lines is an answer: it may be
     *     somebody's other file
     */
    static AnswerFile open(Path path, String promptHash, BiConsumer<String, String> known) throws IOException {
        boolean cut = Files.exists(path) && read(path, promptHash, known);
        AnswerFile file = new AnswerFile(path, promptHash, new FileOutputStream(path.toFile(), true));
        if (cut) {
            file.write("\n");
        }
        return file;
    }

    /** Reads all lines; returns whether the last one lacks its end. */
    private static boolean read(Path path, String promptHash, BiConsumer<String, String> known) throws IOException {
        long good = 0;
        long bad = 0;
        // A reader of this kind replaces bytes that are not UTF-8, as a cut may leave them, and does not fail.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    boolean read = entry(line, promptHash, known);
                    good += read ? 1 : 0;
                    bad += read ? 0 : 1;
                }
            }
        }
        if (good == 0 && bad > 1) {
            throw new IOException("none of its lines is an answer; name another file, or delete this one");
        }
        return !endsWithNewline(path);
    }

    /** Reads one line; returns whether it is an answer, of whichever prompt. */
    private static boolean entry(String line, String promptHash, BiConsumer<String, String> known) {
        JsonObject object = object(line);
        String prompt = text(object, PROMPT);
        String key = text(object, KEY);
        String answer = text(object, ANSWER);
        if (prompt == null || key == null || answer == null) {
            return false;
        }
        if (prompt.equals(promptHash)) {
            known.accept(key, answer);
        }
        return true;
    }

    private static @Nullable JsonObject object(String line) {
        try {
            JsonElement element = JsonParser.parseString(line);
            return element.isJsonObject() ? element.getAsJsonObject() : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonObject object, String key) {
        return object != null && object.get(key) instanceof JsonPrimitive primitive ? primitive.getAsString() : null;
    }

    private static boolean endsWithNewline(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() == 0) {
                return true;
            }
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) == '\n';
        }
    }

    /** Appends an answer. If that fails, it is logged the first time, and the answer is kept in memory only. */
    synchronized void append(String key, String answer) {
        JsonObject object = new JsonObject();
        object.addProperty(PROMPT, promptHash);
        object.addProperty(KEY, key);
        object.addProperty(ANSWER, answer);
        try {
            write(object + "\n");
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                LOG.warn("Answers cannot be kept in {}; they will be asked for again after a restart", path, e);
            }
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            LOG.warn("{} was not closed properly", path, e);
        }
    }
}
