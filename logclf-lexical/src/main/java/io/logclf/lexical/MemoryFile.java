package io.logclf.lexical;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.head.JsonFields;
import io.logclf.head.ModelException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file of a {@link TemplateMemory}: a JSON object a line, in UTF-8. A memory may have a hundred
 * thousand lines and is read while the JVM is cold. So a line in just the form in which {@link #write}
 * writes it is read as bytes; any other line, as a person may have edited it, is parsed as JSON. Both come
 * to the same.
 */
final class MemoryFile {

    private static final String TEXT = "text";
    private static final String LABEL = "label";
    private static final String ROWS = "rows";
    private static final byte[] BEFORE_TEXT = bytes("{\"text\":\"");
    private static final byte[] BEFORE_LABEL = bytes("\",\"label\":\"");
    private static final byte[] BEFORE_ROWS = bytes("\",\"rows\":");
    /** A count of more digits is left to the parser, which refuses what is too large. */
    private static final int MOST_DIGITS = 8;

    private static final Set<String> KEYS = Set.of(TEXT, LABEL, ROWS);

    private static final int BUFFER = 1 << 16;
    /** By which the number of lines is estimated from the size of the file. */
    private static final int SHORT_LINE = 80;

    private final Path file;
    private final MemoryColumns columns;
    /** The labels that the file has had so far, as JSON has them, and the hashes of that, in the order of their numbers. */
    private final List<byte[]> labels = new ArrayList<>();

    private int[] labelHashes = new int[16];
    private byte[] buffer = new byte[BUFFER];

    private MemoryFile(Path file, long bytes) {
        this.file = file;
        this.columns = new MemoryColumns((int) Math.min(bytes / SHORT_LINE + 1, Integer.MAX_VALUE / 2));
    }

    /**
     * Reads a file.
     *
     * @throws ModelException if a line is no such object, with the number of the line, or two have the same
     *     text
     * @throws FileException if it cannot be read
     */
    static TemplateMemory read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new MemoryFile(file, Files.size(file)).read(in);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    /**
     * Reads portions into the buffer, which grows where a line is longer, and adds each line that is
     * complete.
     */
    private TemplateMemory read(InputStream in) throws IOException {
        int number = 1;
        int filled = 0;
        for (boolean more = true; more; ) {
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.multiplyExact(2, buffer.length));
            }
            int read = in.read(buffer, filled, buffer.length - filled);
            more = read >= 0;
            int looked = filled;
            filled += Math.max(0, read);
            int from = 0;
            for (int i = looked; i < filled; i++) {
                if (buffer[i] == '\n') {
                    add(from, i, number++);
                    from = i + 1;
                }
            }
            if (!more) {
                add(from, filled, number);
                from = filled;
            }
            filled -= from;
            System.arraycopy(buffer, from, buffer, 0, filled);
        }
        try {
            return new TemplateMemory(columns);
        } catch (IllegalArgumentException e) {
            throw new ModelException(file + ": " + e.getMessage(), e);
        }
    }

    /** Adds the line between two places of the buffer; an empty one is skipped. */
    private void add(int from, int end, int number) throws CharacterCodingException {
        int to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        if (to > from && !addAsWritten(from, to)) {
            addParsed(from, to, number);
        }
    }

    /**
     * Writes templates, a line each.
     *
     * @throws FileException if the file cannot be written
     */
    static void write(Path file, List<RememberedTemplate> templates) {
        Gson gson = new GsonBuilder().disableHtmlEscaping().create();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (RememberedTemplate template : templates) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put(TEXT, template.text());
                fields.put(LABEL, template.label().name());
                fields.put(ROWS, template.rows());
                writer.write(gson.toJson(fields));
                writer.write('\n');
            }
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
    }

    /**
     * Adds a line as {@link #write} writes it if no letter is escaped and the label was there before: a memory may have a hundred thousand
     * lines, and is read while the JVM is cold.
     *
     * @return whether it is such a line; nothing is added otherwise
     */
    private boolean addAsWritten(int from, int to) throws CharacterCodingException {
        if (!isAt(from, to, BEFORE_TEXT)) {
            return false;
        }
        int textStart = from + BEFORE_TEXT.length;
        int textEnd = textStart;
        int hash = 0;
        boolean ascii = true;
        for (; textEnd < to && buffer[textEnd] != '"'; textEnd++) {
            byte letter = buffer[textEnd];
            ascii &= letter >= 0;
            if (letter == '\\' || (letter >= 0 && letter < ' ')) {
                return false;
            }
            // As a string hashes its characters.
            hash = 31 * hash + letter;
        }
        int label = isAt(textEnd, to, BEFORE_LABEL) ? label(textEnd + BEFORE_LABEL.length, to) : -1;
        if (label < 0) {
            return false;
        }
        int count = count(textEnd + BEFORE_LABEL.length + labels.get(label).length + BEFORE_ROWS.length, to);
        if (count > 0) {
            columns.add(
                    buffer,
                    textStart,
                    textEnd,
                    ascii ? hash : string(textStart, textEnd).hashCode(),
                    label,
                    count);
        }
        return count > 0;
    }

    /** Returns the number of the label that stands here, behind which the rows follow, or -1. */
    private int label(int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            if (buffer[i] == '"' && isAt(i, to, BEFORE_ROWS)) {
                return label(from, i, hash);
            }
            hash = 31 * hash + buffer[i];
        }
        return -1;
    }

    /** Returns the number of the label with these bytes, or -1 if it is new. */
    private int label(int from, int to, int hash) {
        for (int i = 0; i < labels.size(); i++) {
            if (labelHashes[i] == hash && labels.get(i).length == to - from && isAt(from, to, labels.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Returns a count from 1 to 99,999,999 with which an object ends, or 0. */
    private int count(int from, int to) {
        int end = to - 1;
        if (end - from < 1 || end - from > MOST_DIGITS || buffer[end] != '}' || buffer[from] == '0') {
            return 0;
        }
        int count = 0;
        for (int i = from; i < end; i++) {
            if (buffer[i] < '0' || buffer[i] > '9') {
                return 0;
            }
            count = 10 * count + buffer[i] - '0';
        }
        return count;
    }

    private boolean isAt(int from, int to, byte[] part) {
        return to - from >= part.length && Arrays.equals(buffer, from, from + part.length, part, 0, part.length);
    }

    /** Adds a line of any JSON. */
    private void addParsed(int from, int to, int number) throws CharacterCodingException {
        JsonFields fields = JsonFields.parse(string(from, to), file + ":" + number);
        fields.requireOnly(KEYS);
        int rows = (int) fields.wholeNumber(ROWS, 1, Integer.MAX_VALUE);
        String text = fields.string(TEXT);
        String label = fields.string(LABEL);
        try {
            int known = columns.number(new Label(label));
            if (known == labels.size()) {
                keep(bytes(label.replace("\\", "\\\\").replace("\"", "\\\"")));
            }
            columns.add(text, known, rows);
        } catch (IllegalArgumentException e) {
            throw fields.refusal(LABEL, String.valueOf(e.getMessage()));
        }
    }

    /** Notes how a new label stands in the file. */
    private void keep(byte[] label) {
        if (labels.size() == labelHashes.length) {
            labelHashes = Arrays.copyOf(labelHashes, 2 * labelHashes.length);
        }
        labelHashes[labels.size()] = hash(label);
        labels.add(label);
    }

    /**
     * Decodes bytes of the buffer.
     *
     * @throws CharacterCodingException if they are no UTF-8
     */
    private String string(int from, int to) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(buffer, from, to - from))
                .toString();
    }

    /** As the bytes of a label are added up where it stands. */
    private static int hash(byte[] label) {
        int hash = 0;
        for (byte letter : label) {
            hash = 31 * hash + letter;
        }
        return hash;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
