package io.logclf.api.text;

/** What a form found last: one is filled again and again, so that looking for forms allocates nothing. */
final class Match {

    private int start;
    private int end;
    private Placeholder placeholder = Placeholder.NUMBER;

    /** Notes a find; returns true so that a form can end with it. */
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
