package io.logclf.llm;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.logclf.api.Label;
import io.logclf.api.spi.StageLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the exemplars of a bundle, which training has written: on each line a JSON object with label and message,
 * UTF-8.
 *
 * <pre>{@code
 * {"label": "User Action", "message": "User <number> logged in"}
 * }</pre>
 *
 * <p>Other keys are ignored, blank lines too. Errors name the line and do not quote it, since it is log text.
 */
final class ExemplarFile {

    static final String NAME = "exemplars.jsonl";

    private ExemplarFile() {}

    /**
     * Returns the exemplars in the order of the file; none if there is no file.
     *
     * @throws StageLoadException if the file cannot be used
     */
    static List<Exemplar> in(Path folder) {
        Path file = folder.resolve(NAME);
        if (Files.notExists(file)) {
            return List.of();
        }
        List<Exemplar> exemplars = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                exemplars.add(exemplar(lines.get(i), file + ":" + (i + 1)));
            }
        }
        return exemplars;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new StageLoadException(file + ": cannot be read as UTF-8: " + e, e);
        }
    }

    private static Exemplar exemplar(String line, String place) {
        try {
            JsonElement element = JsonParser.parseString(line);
            if (element.isJsonObject()) {
                JsonObject object = element.getAsJsonObject();
                return new Exemplar(new Label(text(object, "label", place)), text(object, "message", place));
            }
        } catch (JsonParseException e) {
            // Refused below, without Gson's message, which quotes the line.
        }
        throw new StageLoadException(place + ": must be a JSON object: {\"label\": \"...\", \"message\": \"...\"}");
    }

    private static String text(JsonObject object, String key, String place) {
        if (object.get(key) instanceof JsonPrimitive value
                && value.isString()
                && !(key.equals("label") && value.getAsString().isBlank())) {
            return value.getAsString();
        }
        throw new StageLoadException(place + ": needs a text for '" + key + "'");
    }
}
