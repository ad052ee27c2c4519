package io.logclf.io.lines;

import io.logclf.api.Severity;
import io.logclf.io.prefix.ParsedLine;
import io.logclf.io.prefix.Severities;

/**
 * A Windows event as text: names and values in lines, and the description, of which the first paragraph is the message. The description
 * comes last, but for lists of properties: there, its lines are indented, and others may follow. Is given the lines one after another; not
 * safe for concurrent use.
 */
public final class EventBlock {

    private final StringBuilder message = new StringBuilder();
    private String time = "";
    private String source = "";
    private Severity severity = Severity.UNKNOWN;
    private Part part = Part.PROPERTIES;
    private boolean ended;

    private enum Part {
        PROPERTIES,
        /** The description to the end of the event. */
        DESCRIPTION,
        /** The description as a property. */
        MESSAGE
    }

    /** Takes the next line, without its line break. */
    public void add(String line) {
        String text = line.strip();
        if (part == Part.MESSAGE && !text.isEmpty() && line.charAt(0) != ' ') {
            part = Part.PROPERTIES;
        }
        int colon = text.indexOf(':');
        if (part != Part.PROPERTIES) {
            describe(text);
        } else if (colon > 0) {
            take(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
    }

    /** Returns what the lines say; without a message where there is no description. */
    public ParsedLine parsed() {
        return new ParsedLine(time, severity, source, message.toString());
    }

    private void take(String name, String value) {
        switch (name) {
            case "Date", "TimeCreated", "TimeGenerated" -> time = value;
            case "Source", "ProviderName" -> source = value;
            case "Level", "LevelDisplayName", "EntryType" -> severity = value.isEmpty() ? severity : severity(value);
            case "Description", "Message" -> {
                part = name.equals("Message") ? Part.MESSAGE : Part.DESCRIPTION;
                message.append(value);
            }
            default -> {}
        }
    }

    /** The severity of a name, or of a number of Windows: 1 is critical, 5 is verbose. */
    private static Severity severity(String value) {
        return switch (value) {
            case "1" -> Severity.FATAL;
            case "2" -> Severity.ERROR;
            case "3" -> Severity.WARN;
            case "0", "4" -> Severity.INFO;
            case "5" -> Severity.DEBUG;
            default -> Severities.of(value);
        };
    }

    private void describe(String text) {
        ended |= text.equals("Event Xml:") || (text.isEmpty() && !message.isEmpty());
        if (!ended) {
            message.append(message.isEmpty() ? "" : " ").append(text);
        }
    }
}
