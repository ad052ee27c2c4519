package io.logclf.llm.call;

import java.io.IOException;

/** A response had more bytes than any list of labels can have. */
final class AnswerTooLargeException extends IOException {

    AnswerTooLargeException(int maxBytes) {
        super("the answer has more than " + maxBytes + " bytes");
    }
}
