package io.logclf.io.lines;

import io.logclf.api.Severity;
import io.logclf.io.prefix.ParsedLine;
import io.logclf.io.prefix.Severities;

/**
 * A Windows event as text: names and values in lines, and the description, of which the first paragraph
 * is the message.
 *
 * <pre>{@code
 * Event[0]:
 *   Log Name: System
 *   Source: Service Control Manager
 *   Date: 2024-05-01T10:15:02.123
 *   Level: Error
 *   Description:
 * The Spooler service terminated unexpectedly.
 * // ERROR, "Service Control Manager", "The Spooler service terminated unexpectedly."
 * }</pre>
 *
 * <p>The description comes last, except in lists of properties (PowerShell): there, its further lines
 * are indented, and other properties may follow. One object takes the lines of one event, in order; not
 * safe for concurrent use.
 */
public final class EventBlock {

    private final StringBuilder message = new StringBuilder();
    private String time = "";
    private String source = "";
    private Severity severity = Severity.UNKNOWN;
    private Part part = Part.PROPERTIES;
    /** Whether the first paragraph of the description is over. */
    private boolean ended;

    /** What the lines belong to. */
    private enum Part {
        PROPERTIES,
        /** The description to the end of the event. */
        DESCRIPTION,
        /** The description as a property. */
        MESSAGE
    }

    /**
     * Takes the next line, without its line break. Lines that are no property are skipped outside of
     * the description.
     */
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

    /** Returns what the lines say so far; with an empty message where there is no description. */
    public ParsedLine parsed() {
        return new ParsedLine(time, severity, source, message.toString());
    }

    /**
     * The names are those of {@code wevtutil} and the Event Viewer, and of PowerShell's {@code Get-WinEvent}
     * and {@code Get-EventLog}; others are skipped.
     */
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

    /**
     * The severity of a name, or of a number of Windows: 1 is critical, 5 is verbose, and 0 stands for
     * events without a level, which are logged always.
     */
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

    /** Appends a line of the message; lines are joined with blanks, as they were wrapped for reading. */
    private void describe(String text) {
        ended |= text.equals("Event Xml:") || (text.isEmpty() && !message.isEmpty());
        if (!ended) {
            message.append(message.isEmpty() ? "" : " ").append(text);
        }
    }
}
