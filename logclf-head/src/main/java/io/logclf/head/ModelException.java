package io.logclf.head;

import io.logclf.api.LogclfException;

/** An encoder or head that cannot be used. The message is one line that names the file, the place and the remedy. */
public class ModelException extends LogclfException {

    /** Makes one of a problem that was found in a model. */
    public ModelException(String message) {
        super(message);
    }

    /** Makes one of another exception. */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
