package io.logclf.embedding;

/** An encoder or head that cannot be used. The message is one line that names the file, the place and the remedy. */
public final class ModelException extends RuntimeException {

    ModelException(String message) {
        super(message);
    }

    ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
