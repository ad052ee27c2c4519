package io.logclf.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the answers to classified entries to a stream as they come: one object, an array of objects,
 * or an object a line. It keeps none of them, so an answer may have any length.
 *
 * <pre>{@code
 * AnswerWriter answers = AnswerWriter.array(out, explain);
 * answers.write(entry, classification);
 * answers.end();
 * }</pre>
 *
 * <p>If something fails before {@link #end}, the writer is dropped without closing it: half an array
 * must not get the bracket that makes it look whole. Not safe for concurrent use.
 */
public final class AnswerWriter {

    private final JsonGenerator json;
    private final JsonAnswer answer;
    private final Form form;

    private AnswerWriter(OutputStream out, boolean explain, Form form) throws IOException {
        this.json = Json.generator(out);
        this.answer = new JsonAnswer(explain);
        this.form = form;
        if (form == Form.ARRAY) {
            json.writeStartArray();
        }
    }

    /**
     * Begins the answer to one entry.
     *
     * @param out stays the caller's
     * @param explain whether to add the trail: what each stage found
     */
    public static AnswerWriter one(OutputStream out, boolean explain) throws IOException {
        return new AnswerWriter(out, explain, Form.ONE);
    }

    /**
     * Begins an array of answers.
     *
     * @param out stays the caller's
     * @param explain whether to add the trail to each
     */
    public static AnswerWriter array(OutputStream out, boolean explain) throws IOException {
        return new AnswerWriter(out, explain, Form.ARRAY);
    }

    /**
     * Begins answers of one line each (JSON lines).
     *
     * @param out stays the caller's
     * @param explain whether to add the trail to each
     */
    public static AnswerWriter lines(OutputStream out, boolean explain) throws IOException {
        return new AnswerWriter(out, explain, Form.LINES);
    }

    /** Writes an answer; it may stay in a buffer until {@link #flush} or {@link #end}. */
    public void write(LogEntry entry, Classification classification) throws IOException {
        answer.write(json, entry, classification);
        if (form == Form.LINES) {
            json.writeRaw('\n');
        }
    }

    /** Sends what is buffered, for clients that wait for the first answers of many. */
    public void flush() throws IOException {
        json.flush();
    }

    /** Writes the end and sends what is buffered; the stream stays open. */
    public void end() throws IOException {
        if (form == Form.ARRAY) {
            json.writeEndArray();
        }
        json.close();
    }

    private enum Form {
        ONE,
        ARRAY,
        LINES
    }
}
