package io.logclf.io.lines;

import io.logclf.io.prefix.LineJoiner;
import io.logclf.io.prefix.TraceLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells where Windows events as text begin. Three tools write them, each with its own beginning:
 *
 * <ul>
 *   <li>{@code wevtutil}: {@code Event[0]};
 *   <li>the Event Viewer, when events are copied: {@code Log Name:}, the name of the log;
 *   <li>PowerShell's {@code Format-List}: the property that the first of them begins with, for example {@code TimeCreated  :}, which every event has.
 * </ul>
 *
 * <p>All lines up to the next beginning are of the event, blank ones included. Not safe for concurrent use.
 */
public final class EventLines implements LineJoiner {

    private static final List<byte[]> BEGINNINGS = List.of(bytes("Event["), bytes("Log Name:"));
    /** A property as {@code Format-List} writes it: names are padded, so that the colons stand below each other. */
    private static final Pattern PROPERTY = Pattern.compile("([A-Za-z]\\w*) *:( .*)?");
    /** What an event has besides a message, and other things that are listed have not. */
    private static final Set<String> PROPERTIES =
            Set.of("TimeCreated", "ProviderName", "LevelDisplayName", "EntryType", "InstanceId", "TimeGenerated");

    /** The name of the property that every event begins with; null if they are no list, or no line was seen yet. */
    private byte @Nullable [] first;

    /** Whether a line that is not empty was seen, which decides what events begin with. */
    private boolean begun;

    @Override
    public boolean next(byte[] bytes, int start, int end) {
        if (!begun && start < end) {
            begun = true;
            first = propertyName(bytes, start, end);
        }
        return BEGINNINGS.stream().noneMatch(beginning -> TraceLines.startsWith(beginning, bytes, start, end))
                && !(first != null && TraceLines.startsWith(first, bytes, start, end));
    }

    /** Does nothing: what events begin with stays the same for the whole input. */
    @Override
    public void reset() {}

    /**
     * Tells whether lines begin with an event. A list of properties is one only if its colons stand below one
     * another, it has a message and one of the properties that only events have; any other {@code Format-List}
     * has the first of these too.
     *
     * @param lines the first lines of an input, without line breaks
     */
    public static boolean areEvents(List<String> lines) {
        if (lines.isEmpty()) {
            return false;
        }
        String first = lines.get(0);
        return first.matches("Event\\[\\d+\\]:?\\s*|Log Name: +\\S.*")
                || (PROPERTY.matcher(first).matches() && areProperties(lines, first.indexOf(':')));
    }

    private static boolean areProperties(List<String> lines, int colon) {
        boolean message = false;
        boolean event = false;
        for (String line : lines) {
            if (line.isEmpty() || line.charAt(0) == ' ') {
                continue;
            }
            Matcher property = PROPERTY.matcher(line);
            if (!property.matches() || line.indexOf(':') != colon) {
                return false;
            }
            message |= property.group(1).equals("Message");
            event |= PROPERTIES.contains(property.group(1));
            if (message && event) {
                return true;
            }
        }
        return false;
    }

    /**
     * The name that the line begins with, and the blank or colon behind it; null if it is indented or is no
     * property.
     */
    private static byte @Nullable [] propertyName(byte[] bytes, int start, int end) {
        String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        Matcher property = PROPERTY.matcher(line);
        return property.matches() ? bytes(line.substring(0, property.end(1) + 1)) : null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
