package io.logclf.api.text;

import java.util.List;
import java.util.Objects;

/**
 * A masked message together with what its placeholders stand for. Immutable.
 *
 * @param text what {@link Masker#mask} returns
 * @param values what the placeholders stand for, in the order of the text
 */
public record MaskedMessage(String text, List<Value> values) {

    /**
     * Copies the list.
     *
     * @throws NullPointerException if a part is null
     */
    public MaskedMessage {
        Objects.requireNonNull(text, "text");
        values = List.copyOf(values);
    }

    /**
     * What a placeholder stands for; a date with a time is one value and two placeholders.
     *
     * @param start where the placeholder begins in the masked text
     * @param end where it ends
     * @param original what stood in the message: the placeholder itself, where the message was masked already
     */
    public record Value(int start, int end, String original) {

        /**
         * Checks that there is an original.
         *
         * @throws NullPointerException if it is null
         */
        public Value {
            Objects.requireNonNull(original, "original");
        }

        /** Tells whether the message had the value, and not a placeholder. */
        public boolean isKnown() {
            return !Placeholder.isOne(original);
        }
    }
}
