package io.logclf.llm.redact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Messages with one secret each, from {@code secrets.tsv}: the tests of what is replaced, and of what is sent, share them. */
public final class SecretCorpus {

    private SecretCorpus() {}

    /**
     * A message with a secret.
     *
     * @param kind the name of the rule that must find it
     * @param expected the message with the placeholder in the secret's place
     */
    public record Secret(String kind, String secret, String message, String expected) {

        static Secret of(String line) {
            String[] parts = line.replace("\\n", "\n").split("\t");
            String placeholder = "<" + parts[0] + ">";
            int tag = parts[2].indexOf(placeholder + placeholder);
            int at = tag >= 0 ? tag + placeholder.length() : parts[2].indexOf(placeholder);
            String message = parts[2].substring(0, at) + parts[1] + parts[2].substring(at + placeholder.length());
            return new Secret(parts[0], parts[1], message, parts[2]);
        }
    }

    /** Returns all messages, in the order of the file. */
    public static Stream<Secret> secrets() throws IOException {
        return lines("secrets.tsv").filter(line -> !line.startsWith("#")).map(Secret::of);
    }

    static Stream<String> lines(String name) throws IOException {
        try (InputStream in = SecretCorpus.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }
}
