package io.logclf.llm;

import java.io.IOException;

/** A server sent more than anybody would ask for. */
final class AnswerTooLargeException extends IOException {

    AnswerTooLargeException(int maxBytes) {
        super("the answer has more than " + maxBytes + " bytes");
    }
}
