package io.logclf.api.text;

/**
 * What a form has found: a region of the message, and the placeholder for it. One object is filled for each find and read before
 * the next attempt, so that looking for forms allocates nothing.
 */
final class Match {

    private int start;
    private int end;
    private Placeholder placeholder = Placeholder.NUMBER;

    /**
     * Stores a find, in place of an earlier one.
     *
     * @param foundStart index of its first character
     * @param foundEnd index behind its last character
     * @return always true, so that a form can end with this call
     */
    boolean found(int foundStart, int foundEnd, Placeholder foundPlaceholder) {
        start = foundStart;
        end = foundEnd;
        placeholder = foundPlaceholder;
        return true;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    Placeholder placeholder() {
        return placeholder;
    }
}
