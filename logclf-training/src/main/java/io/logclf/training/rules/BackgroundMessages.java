package io.logclf.training.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Log messages of many kinds, written for logclf: what may come along in any log, no rule should take
 * by mistake, and no model of one log should be sure of. They stand in {@code background.txt}, a message a line, and are read once.
 */
public final class BackgroundMessages {

    private static final List<String> MESSAGES = read();

    private BackgroundMessages() {}

    /** Returns the messages in the order of the file. */
    public static List<String> messages() {
        return MESSAGES;
    }

    private static List<String> read() {
        InputStream resource = Objects.requireNonNull(
                BackgroundMessages.class.getResourceAsStream("background.txt"), "background.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
