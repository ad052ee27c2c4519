package io.logclf.llm;

/** Finds one kind of secret. Each is linear in the length of the text, immutable and safe for concurrent use. */
interface SecretFinder {

    /** Tells {@code found} each place in {@code text}, in order and without overlap. */
    void find(String text, Found found);

    /** Is told where secrets stand. */
    interface Found {

        /** Takes a secret from {@code start} to the character before {@code end}. */
        void secret(int start, int end);
    }
}
