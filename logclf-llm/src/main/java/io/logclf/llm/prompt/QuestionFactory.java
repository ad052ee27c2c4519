package io.logclf.llm.prompt;

import io.logclf.api.LogEntry;
import io.logclf.api.text.ShownText;
import io.logclf.llm.redact.Redacted;
import io.logclf.llm.redact.Redactor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes questions of log entries, in three steps whose order matters: secrets are redacted, then the length is bounded,
 * then variable parts are masked. Cut first, a secret might lose the part by which a rule knows it; masked first, it
 * might lose its digits.
 *
 * <p>Of a long message the first 3,000 and the last 1,000 characters are kept: stack traces and dumps say at their
 * beginning or their end what they are about. Immutable and safe for concurrent use.
 */
public final class QuestionFactory {

    /** About 1,000 tokens. */
    private static final int MAX_CHARS = 4_000;

    private static final int TAIL_CHARS = 1_000;
    private static final int HEAD_CHARS = MAX_CHARS - TAIL_CHARS;
    /**
     * How many chars beyond the kept ones are searched for secrets too: longer than any secret, such as a key in PEM.
     */
    private static final int MARGIN = 16_000;

    private static final String CUT = " [...] ";

    private final Redactor redactor;
    private final boolean templatesOnly;
    private final String promptHash;
    private final CodeKeepingMasker codes = new CodeKeepingMasker();

    /**
     * @param templatesOnly whether the masked message is sent in place of the redacted one
     * @param promptHash becomes part of each key, since answers to another prompt do not count
     */
    public QuestionFactory(Redactor redactor, boolean templatesOnly, String promptHash) {
        this.redactor = redactor;
        this.templatesOnly = templatesOnly;
        this.promptHash = promptHash;
    }

    /**
     * Returns the question about an entry. Time is linear in the length of the message, but bounded by that of its two
     * ends.
     */
    public Question of(LogEntry entry) {
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

    /** Returns what may be sent of a message. Of a very long one, the middle is dropped unread. */
    private Redacted redacted(String message) {
        if (message.length() <= MAX_CHARS + 2 * MARGIN) {
            Redacted whole = redactor.redact(message);
            String text = whole.text();
            return text.length() <= MAX_CHARS ? whole : new Redacted(cut(text, text), whole.counts());
        }
        int end = message.length() - TAIL_CHARS - MARGIN;
        while (end < message.length() && !Character.isWhitespace(message.charAt(end))) {
            // The tail must not begin inside a word: it may be the rest of a secret.
            end++;
        }
        Redacted head = redactor.redact(ShownText.start(message, HEAD_CHARS + MARGIN));
        Redacted tail = redactor.redact(message.substring(end));
        Map<String, Integer> counts = new TreeMap<>(head.counts());
        tail.counts().forEach((rule, count) -> counts.merge(rule, count, Integer::sum));
        return new Redacted(cut(head.text(), tail.text()), counts);
    }

    private static String cut(String head, String tail) {
        int from = Math.max(0, tail.length() - TAIL_CHARS);
        boolean within = from > 0 && Character.isLowSurrogate(tail.charAt(from));
        return ShownText.start(head, HEAD_CHARS) + CUT + tail.substring(within ? from + 1 : from);
    }
}
