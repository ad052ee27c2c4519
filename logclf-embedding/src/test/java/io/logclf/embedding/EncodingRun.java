package io.logclf.embedding;

import io.logclf.head.ModelException;

/** What a child JVM of a test does: encodes a text, and says in one line how it went. */
final class EncodingRun {

    static final String TEXT = "Backup completed successfully.";
    static final String DONE = "encoded: ";
    static final String REFUSED = "refused: ";

    private EncodingRun() {}

    public static void main(String[] args) {
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
            System.out.println(DONE + encoder.encode(TEXT).hashCode());
        } catch (ModelException e) {
            System.out.println(REFUSED + e.getMessage());
            System.exit(1);
        }
    }
}
