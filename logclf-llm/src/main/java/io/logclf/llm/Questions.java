package io.logclf.llm;

import io.logclf.api.LogEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes questions of messages: secrets out, length bounded, variable parts masked but for codes. Immutable and safe for concurrent use. */
final class Questions {

    /** About 1,000 tokens. What a message is about stands at its beginning or its end. */
    private static final int MAX_CHARS = 4_000;

    private static final int TAIL_CHARS = 1_000;
    private static final int HEAD_CHARS = MAX_CHARS - TAIL_CHARS;
    /** How much further both ends are looked at for secrets: longer than any secret without white space in it, such as a key in PEM. */
    private static final int MARGIN = 16_000;

    private static final String CUT = " [...] ";

    private final Redactor redactor;
    private final boolean templatesOnly;
    private final String promptHash;
    private final Codes codes = new Codes();

    Questions(Redactor redactor, boolean templatesOnly, String promptHash) {
        this.redactor = redactor;
        this.templatesOnly = templatesOnly;
        this.promptHash = promptHash;
    }

    Question of(LogEntry entry) {
        Redacted redacted = redacted(entry.message());
        String text = redacted.text();
        String masked = codes.mask(text);
        return new Question(
                Hash.of(List.of(promptHash, masked)),
                entry.source(),
                templatesOnly ? masked : text,
                masked,
                redacted.total());
    }

    /** Returns what of a message may be sent. First redacted, then cut: half a secret is none that a rule would know. */
    private Redacted redacted(String message) {
        if (message.length() <= MAX_CHARS + 2 * MARGIN) {
            Redacted whole = redactor.redact(message);
            String text = whole.text();
            return text.length() <= MAX_CHARS ? whole : new Redacted(cut(text, text), whole.counts());
        }
        int end = message.length() - TAIL_CHARS - MARGIN;
        while (end < message.length() && !Character.isWhitespace(message.charAt(end))) {
            // The rest of a word may be the rest of a secret.
            end++;
        }
        Redacted head = redactor.redact(message.substring(0, HEAD_CHARS + MARGIN));
        Redacted tail = redactor.redact(message.substring(end));
        Map<String, Integer> counts = new TreeMap<>(head.counts());
        tail.counts().forEach((rule, count) -> counts.merge(rule, count, Integer::sum));
        return new Redacted(cut(head.text(), tail.text()), counts);
    }

    private static String cut(String head, String tail) {
        return head.substring(0, Math.min(HEAD_CHARS, head.length()))
                + CUT
                + tail.substring(Math.max(0, tail.length() - TAIL_CHARS));
    }
}
