package io.logclf.llm;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts messages between two lines with a mark that none of them contains. Each message is a JSON string on a line of its own. The
 * mark is a hash of the messages, so that the same messages make the same prompt, and nobody can write a message that contains
 * the hash of itself; if one did all the same, another mark would be taken.
 */
final class Fence {

    private static final int MARK_DIGITS = 32;

    private Fence() {}

    /** Returns the messages, numbered from 1, between the lines {@code BEGIN mark} and {@code END mark}. */
    static String around(String promptHash, List<String> messages) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            lines.add("{\"id\":" + (i + 1) + ",\"message\":" + JsonText.quoted(messages.get(i)) + "}");
        }
        String inside = String.join("\n", lines);
        String mark = mark(promptHash, inside);
        return "BEGIN " + mark + "\n" + inside + "\nEND " + mark;
    }

    private static String mark(String promptHash, String inside) {
        String mark = promptHash;
        do {
            mark = Hash.of(List.of(mark, inside)).substring(0, MARK_DIGITS);
        } while (inside.contains(mark));
        return mark;
    }
}
