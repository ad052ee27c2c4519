package io.logclf.llm;

import io.logclf.api.LogEntry;
import java.util.List;

/** Makes questions of messages: secrets out, length bounded, variable parts masked but for codes. Immutable and safe for concurrent use. */
final class Questions {

    /** About 1,000 tokens. What a message is about stands at its beginning or its end. */
    private static final int MAX_CHARS = 4_000;

    private static final int TAIL_CHARS = 1_000;
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
        Redacted redacted = redactor.redact(entry.message());
        // First redacted, then cut: half a secret is none that a rule would know.
        String text = cut(redacted.text());
        String masked = codes.mask(text);
        return new Question(
                Hash.of(List.of(promptHash, masked)),
                entry.source(),
                templatesOnly ? masked : text,
                masked,
                redacted.total());
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        return text.substring(0, MAX_CHARS - TAIL_CHARS) + CUT + text.substring(text.length() - TAIL_CHARS);
    }
}
