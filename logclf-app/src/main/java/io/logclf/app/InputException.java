package io.logclf.app;

/** An input or a setting that cannot be used. The message is one line for a person, with the place and the remedy. */
final class InputException extends RuntimeException {

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
