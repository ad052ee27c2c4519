package io.logclf.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request that a {@link ModelServer} got, as it came over the wire. Immutable.
 *
 * @param number which request it is, from 1, in the order of arrival
 * @param path the path of the address, such as {@code /v1/chat/completions}
 * @param headers the first value of each header, by its name in lower case
 * @param body the JSON that was sent
 */
public record ModelRequest(int number, String path, Map<String, String> headers, String body) {

    /** Copies the headers. */
    public ModelRequest {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(body, "body");
        headers = Map.copyOf(headers);
    }

    /** Returns the text of the system's message; empty if there is none. */
    public String system() {
        return text("system");
    }

    /** Returns the text of the user's message; empty if there is none. */
    public String user() {
        return text("user");
    }

    /**
     * Returns the log messages that the model is to label, by id: the JSON objects between the two marks,
     * one a line.
     */
    public Map<Integer, String> messages() {
        Map<Integer, String> messages = new LinkedHashMap<>();
        List<String> lines = user().lines().toList();
        int begin = 0;
        while (begin < lines.size() && !lines.get(begin).startsWith("BEGIN ")) {
            begin++;
        }
        for (int i = begin + 1; i < lines.size() && !lines.get(i).startsWith("END "); i++) {
            JsonObject object = JsonParser.parseString(lines.get(i)).getAsJsonObject();
            messages.put(object.get("id").getAsInt(), object.get("message").getAsString());
        }
        return messages;
    }

    private JsonObject json() {
        return JsonParser.parseString(body).getAsJsonObject();
    }

    /** Returns the text of the first message of a role, whose content is a text or a list of parts. */
    private String text(String role) {
        for (JsonElement element : json().getAsJsonArray("messages")) {
            JsonObject message = element.getAsJsonObject();
            if (message.get("role").getAsString().equals(role)) {
                JsonElement content = message.get("content");
                return content.isJsonArray()
                        ? content.getAsJsonArray()
                                .get(0)
                                .getAsJsonObject()
                                .get("text")
                                .getAsString()
                        : content.getAsString();
            }
        }
        return "";
    }
}
