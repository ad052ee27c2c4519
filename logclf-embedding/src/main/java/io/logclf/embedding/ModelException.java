package io.logclf.embedding;

import io.logclf.api.LogclfException;

/** An encoder or head that cannot be used. The message is one line that names the file, the place and the remedy. */
public final class ModelException extends LogclfException {

    ModelException(String message) {
        super(message);
    }

    ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
