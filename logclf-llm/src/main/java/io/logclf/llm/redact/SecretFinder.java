package io.logclf.llm.redact;

/**
 * Finds the places of one kind of secret. Implementations take time linear in the length of the text, whatever it
 * contains, and are immutable and safe for concurrent use.
 */
interface SecretFinder {

    /** Reports each place in {@code text} to {@code found}, in order and without overlap. */
    void find(String text, Found found);

    /** Receives the places. */
    interface Found {

        /** Receives a place: from {@code start} to before {@code end}, in chars. */
        void secret(int start, int end);
    }
}
