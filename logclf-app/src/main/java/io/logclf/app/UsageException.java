package io.logclf.app;

/** An option's value that is out of range. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
