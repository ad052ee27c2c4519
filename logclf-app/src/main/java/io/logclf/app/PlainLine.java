package io.logclf.app;

import java.nio.charset.StandardCharsets;

/**
 * A line of plain text: the message is all of it but the line break.
 *
 * @param bytes the line as it was read, with its line break if it has one; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and passed on once.
record PlainLine(byte[] bytes) {

    /**
     * The message without a byte order mark; bytes that are not UTF-8 become replacement characters. In the output all stay
     * as they are.
     */
    String message() {
        String message = new String(bytes, 0, messageBytes(), StandardCharsets.UTF_8);
        return message.startsWith("\uFEFF") ? message.substring(1) : message;
    }

    boolean isBlank() {
        return messageBytes() == 0;
    }

    private int messageBytes() {
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\n') {
            length--;
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        return length;
    }
}
