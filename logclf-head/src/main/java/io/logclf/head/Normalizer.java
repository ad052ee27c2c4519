package io.logclf.head;

import io.logclf.api.text.Masker;
import java.util.List;
import java.util.Objects;

/**
 * Prepares messages for heads and encoders, the same way in training and in use. Immutable and safe for concurrent use.
 *
 * <p>The standard normalizer masks a message, so that messages of one template become one text, and gives encoders bare words for
 * placeholders ({@code number} for {@code <number>}): the brackets tell an encoder nothing, and are two tokens of
 * three. {@code docs/performance.md} has what both are worth.
 *
 * <p>Of a text of more than {@value #MAX_CHARS} characters only the beginning is left, as {@link TextStart} cuts it: more than n-grams and
 * sentence encoders read.
 */
public final class Normalizer {

    private static final int MAX_CHARS = 1 << 13;
    /**
     * How many tokens of a long text are kept: as many as sentence encoders read, 512, times three, as a
     * placeholder is three tokens until its brackets are gone.
     */
    private static final int TOKENS = 3 * 512;

    private static final Normalizer STANDARD = new Normalizer(Masker.standard().id() + "-words", true, KeptValues.NONE);
    private static final Normalizer NONE = new Normalizer("none", false, KeptValues.NONE);

    private final String id;
    private final boolean masks;
    private final KeptValues kept;

    private Normalizer(String id, boolean masks, KeptValues kept) {
        this.id = id;
        this.masks = masks;
        this.kept = kept;
    }

    /** Returns the normalizer that masks. */
    public static Normalizer standard() {
        return STANDARD;
    }

    /** Returns the normalizer that leaves messages as they are. */
    public static Normalizer none() {
        return NONE;
    }

    /**
     * Returns the normalizer with an id.
     *
     * @throws ModelException if this version has none of that name
     */
    public static Normalizer of(String id) {
        if (id.equals(STANDARD.id)) {
            return STANDARD;
        }
        if (id.equals(NONE.id)) {
            return NONE;
        }
        throw new ModelException("the head was trained on messages normalized by '" + id + "', but this version has '"
                + STANDARD.id + "' and '" + NONE.id + "'; train it again");
    }

    /** Returns a normalizer that does the same but for these exceptions. */
    public Normalizer keeping(KeptValues exceptions) {
        return new Normalizer(id, masks, Objects.requireNonNull(exceptions, "exceptions"));
    }

    /** Returns the exceptions from masking. */
    public KeptValues kept() {
        return kept;
    }

    /** Returns the name of this behaviour, exceptions aside, which changes whenever some message would be read differently. */
    public String id() {
        return id;
    }

    /**
     * Returns the text that a message has in common with others like it; equal texts have equal verdicts.
     *
     * <pre>{@code
     * Normalizer.standard().normalize("User 4711 logged in from 10.0.0.7")   // User <number> logged in from <ip>
     * }</pre>
     */
    public String normalize(String message) {
        return TextStart.of(masks ? masked(message) : message, MAX_CHARS, TOKENS);
    }

    /** Masks a message, but for the value that a label of its text depends on. */
    private String masked(String message) {
        String masked = Masker.standard().mask(message);
        ValueRule rule = kept.rules().get(masked);
        return rule == null ? masked : rule.text(Masker.standard().maskKeepingValues(message));
    }

    /**
     * Returns what a sentence encoder is to read of a normalized message.
     *
     * @param normalized what {@link #normalize} returned
     */
    public String encoderText(String normalized) {
        return masks ? withBareWords(normalized) : normalized;
    }

    /** Returns what a sentence encoder is to read of normalized messages, in their order. */
    public List<String> encoderTexts(List<String> normalized) {
        return masks ? normalized.stream().map(Normalizer::withBareWords).toList() : normalized;
    }

    /** Writes words in angle brackets without them, and with a space where a letter would touch them. */
    static String withBareWords(String text) {
        int open = text.indexOf('<');
        if (open < 0) {
            return text;
        }
        StringBuilder bare = new StringBuilder(text.length() + 16);
        int from = 0;
        for (; open >= 0; open = text.indexOf('<', open + 1)) {
            int close = open + 1;
            while (close < text.length() && text.charAt(close) >= 'a' && text.charAt(close) <= 'z') {
                close++;
            }
            if (close > open + 1 && close < text.length() && text.charAt(close) == '>') {
                bare.append(text, from, open)
                        .append(' ')
                        .append(text, open + 1, close)
                        .append(' ');
                from = close + 1;
            }
        }
        return bare.append(text, from, text.length()).toString();
    }
}
