package io.logclf.lexical;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.head.JsonFields;
import io.logclf.head.ModelException;
import java.io.BufferedWriter;
import java.io.IOException;
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

/** The file of a {@link TemplateMemory}: a JSON object a line. */
final class MemoryFile {

    private static final String TEXT = "text";
    private static final String LABEL = "label";
    private static final String ROWS = "rows";
    private static final byte[] BEFORE_TEXT = bytes("{\"text\":\"");
    private static final byte[] BEFORE_LABEL = bytes("\",\"label\":\"");
    private static final byte[] BEFORE_ROWS = bytes("\",\"rows\":");
    private static final int MOST_DIGITS = 8;
    private static final Set<String> KEYS = Set.of(TEXT, LABEL, ROWS);

    private final Path file;
    private final byte[] content;
    private final MemoryColumns columns;
    /** The labels that the file has had so far, as JSON has them, in the order of their numbers. */
    private final List<byte[]> labels = new ArrayList<>();

    private MemoryFile(Path file, byte[] content) {
        this.file = file;
        this.content = content;
        this.columns = new MemoryColumns(content.length);
    }

    static TemplateMemory read(Path file) {
        try {
            return new MemoryFile(file, Files.readAllBytes(file)).read();
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    private TemplateMemory read() throws CharacterCodingException {
        int number = 1;
        for (int from = 0; from < content.length; number++) {
            int end = from;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            int to = end > from && content[end - 1] == '\r' ? end - 1 : end;
            if (to > from && !addAsWritten(from, to)) {
                addParsed(from, to, number);
            }
            from = end + 1;
        }
        try {
            return new TemplateMemory(columns);
        } catch (IllegalArgumentException e) {
            throw new ModelException(file + ": " + e.getMessage(), e);
        }
    }

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
        for (; textEnd < to && content[textEnd] != '"'; textEnd++) {
            byte letter = content[textEnd];
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
                    content,
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
        for (int i = 0; i < labels.size(); i++) {
            if (isAt(from, to, labels.get(i)) && isAt(from + labels.get(i).length, to, BEFORE_ROWS)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns a count from 1 to 99,999,999 with which an object ends, or 0. */
    private int count(int from, int to) {
        int end = to - 1;
        if (end - from < 1 || end - from > MOST_DIGITS || content[end] != '}' || content[from] == '0') {
            return 0;
        }
        int count = 0;
        for (int i = from; i < end; i++) {
            if (content[i] < '0' || content[i] > '9') {
                return 0;
            }
            count = 10 * count + content[i] - '0';
        }
        return count;
    }

    private boolean isAt(int from, int to, byte[] part) {
        return to - from >= part.length && Arrays.equals(content, from, from + part.length, part, 0, part.length);
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
                labels.add(bytes(label.replace("\\", "\\\\").replace("\"", "\\\"")));
            }
            columns.add(text, known, rows);
        } catch (IllegalArgumentException e) {
            throw fields.refusal(LABEL, String.valueOf(e.getMessage()));
        }
    }

    private String string(int from, int to) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content, from, to - from))
                .toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
