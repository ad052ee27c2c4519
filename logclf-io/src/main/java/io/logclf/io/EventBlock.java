package io.logclf.io;

import io.logclf.api.Severity;
import io.logclf.io.prefix.ParsedLine;
import io.logclf.io.prefix.Severities;

/**
 * A Windows event as text: names and values in lines, and then the description, of which the first paragraph is the message. Is given the
 * lines one after another; not safe for concurrent use.
 */
final class EventBlock {

    private final StringBuilder message = new StringBuilder();
    private String time = "";
    private String source = "";
    private Severity severity = Severity.UNKNOWN;
    private boolean described;
    private boolean ended;

    /** Takes the next line, without its line break. */
    void add(String line) {
        String text = line.strip();
        int colon = text.indexOf(':');
        if (described) {
            describe(text);
        } else if (colon > 0) {
            take(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
    }

    /** Returns what the lines say; without a message where there is no description. */
    ParsedLine parsed() {
        return new ParsedLine(time, severity, source, message.toString());
    }

    private void take(String name, String value) {
        switch (name) {
            case "Date", "TimeCreated" -> time = value;
            case "Source", "ProviderName" -> source = value;
            case "Level", "LevelDisplayName" -> severity = Severities.of(value);
            case "Description", "Message" -> {
                described = true;
                message.append(value);
            }
            default -> {}
        }
    }

    private void describe(String text) {
        ended |= text.equals("Event Xml:") || (text.isEmpty() && !message.isEmpty());
        if (!ended) {
            message.append(message.isEmpty() ? "" : " ").append(text);
        }
    }
}
