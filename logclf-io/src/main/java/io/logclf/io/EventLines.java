package io.logclf.io;

import io.logclf.io.prefix.LineJoiner;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells where Windows events as text begin: with {@code Event[0]} where {@code wevtutil} writes them, with the name of the log where the
 * Event Viewer copies them, with the time where PowerShell's {@code Format-List} does. All lines up to the next are of the event.
 */
final class EventLines implements LineJoiner {

    private static final List<byte[]> BEGINNINGS = List.of(bytes("Event["), bytes("Log Name:"), bytes("TimeCreated "));

    @Override
    public boolean next(byte[] bytes, int start, int end) {
        return BEGINNINGS.stream().noneMatch(beginning -> startsWith(beginning, bytes, start, end));
    }

    @Override
    public void reset() {}

    /** Tells whether an event begins with the line, and not something else that begins with the same word. */
    static boolean isBeginning(String line) {
        return line.matches("Event\\[\\d+\\]:?\\s*|Log Name: +\\S.*|TimeCreated +: .*\\d.*");
    }

    private static boolean startsWith(byte[] word, byte[] bytes, int start, int end) {
        if (end - start < word.length || bytes[start] != word[0]) {
            return false;
        }
        for (int i = 1; i < word.length; i++) {
            if (bytes[start + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
