package io.logclf.lexical;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.head.JsonFields;
import io.logclf.head.ModelException;
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
    private static final Set<String> KEYS = Set.of(TEXT, LABEL, ROWS);
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private MemoryFile() {}

    static TemplateMemory read(Path file) {
        List<RememberedTemplate> templates = new ArrayList<>();
        String content = content(file);
        int line = 0;
        for (int from = 0; from < content.length(); ) {
            int end = content.indexOf('\n', from);
            int to = end < 0 ? content.length() : end;
            line++;
            if (to > from) {
                templates.add(template(content.substring(from, to), file + ":" + line));
            }
            from = to + 1;
        }
        try {
            return TemplateMemory.of(templates);
        } catch (IllegalArgumentException e) {
            throw new ModelException(file + ": " + e.getMessage(), e);
        }
    }

    static void write(Path file, List<RememberedTemplate> templates) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (RememberedTemplate template : templates) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put(TEXT, template.text());
                fields.put(LABEL, template.label().name());
                fields.put(ROWS, template.rows());
                writer.write(GSON.toJson(fields));
                writer.write('\n');
            }
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
    }

    private static RememberedTemplate template(String json, String place) {
        JsonFields fields = JsonFields.parse(json, place);
        fields.requireOnly(KEYS);
        int rows = (int) fields.wholeNumber(ROWS, 1, Integer.MAX_VALUE);
        try {
            return new RememberedTemplate(fields.string(TEXT), new Label(fields.string(LABEL)), rows);
        } catch (IllegalArgumentException e) {
            throw fields.refusal(LABEL, String.valueOf(e.getMessage()));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }
}
