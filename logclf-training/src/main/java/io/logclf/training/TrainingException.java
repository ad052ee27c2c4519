package io.logclf.training;

import io.logclf.api.LogclfException;

/**
 * A log or labelled data that nothing can be learned from, or a folder that must not be replaced by a
 * result. The message is one line: place, problem, remedy; it holds no log text.
 */
public final class TrainingException extends LogclfException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message one line: place, problem, remedy; without log text
     */
    public TrainingException(String message) {
        super(message);
    }
}
