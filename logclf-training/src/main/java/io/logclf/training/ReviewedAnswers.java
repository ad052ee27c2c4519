package io.logclf.training;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a language model answered and a person has reviewed: JSON lines as the {@code llm} stage appends
 * them to its review file. Of each line, {@code message}, {@code source}, {@code label} and {@code
 * accepted} are read; other keys are passed over. Accepted answers become labelled entries, whose messages
 * are masked. Immutable.
 *
 * @param entries what was accepted, in the order of the files and of their lines
 * @param undecided how many lines nobody has decided about: {@code "accepted": null}
 * @param rejected how many lines were not accepted: {@code "accepted": false}
 */
public record ReviewedAnswers(List<LabelledEntry> entries, long undecided, long rejected) {

    private static final String ACCEPTED = "accepted";

    /**
     * Copies the list.
     *
     * @throws NullPointerException if an element is null
     */
    public ReviewedAnswers {
        entries = List.copyOf(entries);
    }

    /**
     * Reads files, one after the other. Blank lines are passed over.
     *
     * @throws TrainingException if a line is no JSON object, as one that was cut short, or lacks a key, or
     *     has a value of another kind there
     * @throws FileException if a file cannot be read
     */
    public static ReviewedAnswers read(List<Path> files) {
        List<LabelledEntry> entries = new ArrayList<>();
        long undecided = 0;
        long rejected = 0;
        for (Path file : files) {
            // Bytes that are no UTF-8, as a cut may leave them, are replaced: the line says what is wrong with it.
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                long number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    String json = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
                    if (json.isBlank()) {
                        continue;
                    }
                    Line read = new Line(file, number, json);
                    switch (read.accepted()) {
                        case "true" -> entries.add(read.entry());
                        case "false" -> rejected++;
                        default -> undecided++;
                    }
                }
            } catch (IOException e) {
                throw FileException.reading(file, e);
            }
        }
        return new ReviewedAnswers(entries, undecided, rejected);
    }

    /** One line with its place, for errors that name it. Errors quote nothing of it, since it is log text. */
    private static final class Line {

        private final Path file;
        private final long number;
        private final JsonObject object;

        Line(Path file, long number, String json) {
            this.file = file;
            this.number = number;
            this.object = object(json);
        }

        /** Parses a line that must be one JSON object and nothing else. */
        private JsonObject object(String json) {
            try {
                JsonReader reader = new JsonReader(new StringReader(json));
                reader.setStrictness(Strictness.STRICT);
                JsonElement element = JsonParser.parseReader(reader);
                if (element instanceof JsonObject read && reader.peek() == JsonToken.END_DOCUMENT) {
                    return read;
                }
            } catch (JsonParseException | IOException e) {
                // Said below: the parser's message quotes the line.
            }
            throw refusal("is no JSON object, or was cut short; repair the line or delete it");
        }

        /**
         * Returns {@code true}, {@code false} or {@code null}, after a check of all keys: a wrong line is
         * found whatever was decided about it.
         */
        String accepted() {
            JsonElement value = object.get(ACCEPTED);
            boolean known = value != null
                    && (value.isJsonNull() || (value instanceof JsonPrimitive primitive && primitive.isBoolean()));
            if (!known) {
                throw refusal("'" + ACCEPTED + "' must be true, false or null");
            }
            text("message");
            text("source");
            if (text("label").isBlank()) {
                throw refusal("'label' is empty; give the right label, or set '" + ACCEPTED + "' to false");
            }
            return value.toString();
        }

        /** Returns the line as an entry. Its message went through masking before it went to the model. */
        LabelledEntry entry() {
            LogEntry entry = LogEntry.of(text("source"), text("message"));
            return LabelledEntry.of(entry, new Label(text("label").strip()))
                    .at(new Place(file, number))
                    .asMasked();
        }

        /** Returns the value of a key that must be a text. */
        private String text(String key) {
            if (object.get(key) instanceof JsonPrimitive primitive && primitive.isString()) {
                return primitive.getAsString();
            }
            throw refusal("'" + key + "' must be a text in quotes; repair the line or delete it");
        }

        private TrainingException refusal(String problem) {
            return new TrainingException(file + ":" + number + ": " + problem);
        }
    }
}
