package io.logclf.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The resource of OpenTelemetry's logs in JSON: who has written them. Its attributes are a list of keys
 * and values, {@code {"key": "service.name", "value": {"stringValue": "shop"}}}, or, in some exporters,
 * plain fields.
 */
final class OtlpResource {

    private static final String SERVICE = "service.name";

    private OtlpResource() {}

    /**
     * Returns the name of the service; empty if the object has none or is no JSON. A resource that
     * cannot be read is no reason to lose its records.
     *
     * @param json the object as text; it is parsed only if it holds the name
     */
    static String service(String json) {
        if (!json.contains(SERVICE)) {
            return "";
        }
        try (JsonParser parser = JsonLine.JSON.createParser(json)) {
            String key = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    switch (parser.currentName() == null ? "" : parser.currentName()) {
                        case "key" -> key = parser.getText();
                        case "stringValue", "string_value" -> {
                            if (key.equals(SERVICE)) {
                                return parser.getText();
                            }
                        }
                        case SERVICE -> {
                            return parser.getText();
                        }
                        default -> {}
                    }
                }
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
