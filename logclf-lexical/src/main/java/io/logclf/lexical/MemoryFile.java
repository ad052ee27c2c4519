package io.logclf.lexical;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.head.JsonFields;
import io.logclf.head.ModelException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The file of a {@link TemplateMemory}: a JSON object a line. */
final class MemoryFile {

    private static final String TEXT = "text";
    private static final String LABEL = "label";
    private static final String ROWS = "rows";
    private static final String TEXT_PART = "{\"text\":\"";
    private static final String LABEL_PART = "\",\"label\":\"";
    private static final String ROWS_PART = "\",\"rows\":";
    private static final int MOST_DIGITS = 8;
    private static final Set<String> KEYS = Set.of(TEXT, LABEL, ROWS);

    private MemoryFile() {}

    static TemplateMemory read(Path file) {
        List<RememberedTemplate> templates = new ArrayList<>();
        // Line by line: a string of the whole file takes two bytes a letter if one line is Chinese, and so would all
        // its parts.
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isEmpty()) {
                    templates.add(template(line, file, number));
                }
            }
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
        try {
            return TemplateMemory.of(templates);
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
     * Reads a line as {@link #write} writes it where no letter is escaped, and others as any JSON: a memory may have a hundred thousand
     * lines, and is read while the JVM is cold.
     */
    private static RememberedTemplate template(String json, Path file, int line) {
        int textEnd = json.indexOf('"', TEXT_PART.length());
        int labelStart = textEnd + LABEL_PART.length();
        int labelEnd = json.indexOf('"', labelStart);
        int rows = labelEnd + ROWS_PART.length();
        boolean plain = json.startsWith(TEXT_PART)
                && json.startsWith(LABEL_PART, textEnd)
                && json.startsWith(ROWS_PART, labelEnd)
                && json.indexOf('\\') < 0
                && isCount(json, rows);
        String label = plain ? json.substring(labelStart, labelEnd) : "";
        return label.isBlank()
                ? parsed(json, file + ":" + line)
                : new RememberedTemplate(
                        json.substring(TEXT_PART.length(), textEnd),
                        new Label(label),
                        Integer.parseInt(json, rows, json.length() - 1, 10));
    }

    /** Tells whether the rest of a line is a count from 1 to 99,999,999 and the end of an object. */
    private static boolean isCount(String json, int from) {
        int end = json.length() - 1;
        if (end - from < 1 || end - from > MOST_DIGITS || json.charAt(end) != '}' || json.charAt(from) == '0') {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (json.charAt(i) < '0' || json.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static RememberedTemplate parsed(String json, String place) {
        JsonFields fields = JsonFields.parse(json, place);
        fields.requireOnly(KEYS);
        int rows = (int) fields.wholeNumber(ROWS, 1, Integer.MAX_VALUE);
        try {
            return new RememberedTemplate(fields.string(TEXT), new Label(fields.string(LABEL)), rows);
        } catch (IllegalArgumentException e) {
            throw fields.refusal(LABEL, String.valueOf(e.getMessage()));
        }
    }
}
